import type { ProbeReason } from './calls.ts';

/**
 * What a failed fetch means for a probe or a call; `detail` is Node's own code, for the host. Certificates:
 * OpenSSL's names and Node's (doc/api/tls.md, "X509 certificate error codes").
 */
export function fetchFault(error: unknown): { readonly reason: ProbeReason; readonly detail?: string } {
  if (error instanceof DOMException) return { reason: 'timeout' };
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (/CERT|TLS|SSL|SIGNATURE|SELF_SIGNED|UNABLE_TO/.test(code)) return { reason: 'tls', detail: code };
  if (/TIMEOUT|TIMEDOUT/.test(code)) return { reason: 'timeout' };
  return { reason: 'refused', ...(code === '' ? {} : { detail: code }) };
}
