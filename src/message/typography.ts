const hard = '\u00a0';

/**
 * Puts no-break spaces where French wants them (before ? ! : ; », after «) and inside hours and sizes
 * (« 14 h 15 », « 84 ko »), so that no line begins with a sign. English has no space there to change.
 */
export function keepTogether(text: string): string {
  return text
    .replace(/ ([?!:;»])(?=\s|[.,)»]|$)/g, `${hard}$1`)
    .replace(/« /g, `«${hard}`)
    .replace(/(\d) (h|min|ko|Mo)\b/g, `$1${hard}$2`)
    .replace(/(\d\u00a0h) (?=\d)/g, `$1${hard}`);
}
