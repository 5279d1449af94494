import {
  PermissionDenied_DenyType as Denial,
  type PermissionDenied,
  type Reject,
  Reject_RejectType as Rejection,
} from '@tf2pickup-org/mumble-protocol';
import { CallFault, type CallFaultCode } from '../../src/ports/calls.ts';
import { fetchFault } from '../../src/ports/fetch-fault.ts';

/**
 * Why the server did not let us in. Its own sentence is left out: it is the host's text and may contain
 * anything.
 */
export function rejected({ type = Rejection.None }: Reject): CallFault {
  const codes: { readonly [Type in Rejection]?: CallFaultCode } = {
    [Rejection.WrongUserPW]: 'secret',
    [Rejection.WrongServerPW]: 'secret',
    [Rejection.NoCertificate]: 'secret',
    [Rejection.AuthenticatorFail]: 'secret',
    [Rejection.ServerFull]: 'full',
  };
  return new CallFault(codes[type] ?? 'denied', `the server rejects the bot: ${Rejection[type] ?? type}`);
}

/** Why the server did not do what it was asked; `what` completes "not allowed: …". */
export function denied({ type = Denial.Text }: PermissionDenied, what: string): CallFault {
  const codes: { readonly [Type in Denial]?: CallFaultCode } = {
    [Denial.MissingCertificate]: 'secret',
    [Denial.ChannelCountLimit]: 'full',
  };
  return new CallFault(codes[type] ?? 'denied', `the server denies it: ${what} (${Denial[type] ?? type})`);
}

/** OpenSSL's words for a certificate's faults that do not contain "certificate", and for bytes that are no TLS. */
const tlsFaults = /^(INVALID_PURPOSE|INVALID_CA|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|CRL_|EPROTO)/;

/** What a socket failed of while it was being opened. */
export function socketFault(error: unknown): CallFault {
  const { reason, detail } = fetchFault(error);
  if (detail !== undefined && tlsFaults.test(detail)) return new CallFault('tls', detail);
  return new CallFault(reason, detail ?? 'the connection failed');
}
