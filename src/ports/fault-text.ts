/** Secrets of this process, as it was given them or got them from a server. */
const secrets = new Set<string>();
/** What is shorter would be found in words that mean nothing by it. */
const leastLength = 6;
/** What stands where something was masked. */
const mask = '***';
/** More of a fault tells nobody more (characters). */
const longest = 4_000;

/** From now on no fault shows this secret, whoever repeats it. */
export function keepSecret(secret: string | undefined): void {
  if (secret === undefined || secret.length < leastLength) return;
  for (const form of [secret, encodeURIComponent(secret)]) secrets.add(form);
}

/**
 * The text of a fault as it may be shown, on one line: in the log, on the command line, in an answer. Part of it
 * may be from another server. Secrets are masked: those of `keepSecret`, what has the look of one, the
 * name and password of an address. Control and direction characters, which would change what is read
 * around it, are taken out.
 */
export function faultText(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  let shown = cut.toWellFormed().replace(escapes, '').replace(breaks, ' ').replace(invisible, '').trimEnd();
  for (const secret of secrets) shown = shown.replaceAll(secret, mask);
  return shown
    .replace(credentials, `://${mask}@`)
    .replace(parameters, `$1${mask}`)
    .replace(bearers, `$1${mask}`)
    .replace(tokens, mask);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** Directions, joiners and the like (category Cf). */
const invisible = /\p{Cf}/gu;
/** Up to the last @ before the path (WHATWG URL, "authority state"); a password may hold a slash by mistake. */
const credentials = /:\/\/(?:[^\s/?#"'<>]*|[^\s/?#:@"'<>]*:(?!\d+[/?#])[^\s"'<>]*)@/g;
const parameters =
  /([?&;](?:access_token|token|jwt|password|passwd|pwd|secret|api_?key|sig|checksum)=)[^\s&#"'<>]+/gi;
const bearers = /(\bBearer\s+)[\w.~+/=-]{16,}/gi;
/** Of Matrix homeservers (Synapse, MAS) and JSON Web Tokens (RFC 7519). */
const tokens = /\b(?:syt|mat|mct|mcr|syl)_[\w-]{8,}|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
