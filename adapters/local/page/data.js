// What the server gave the page to start from: who looks, which room, the words.
export const data = JSON.parse(document.getElementById('data').textContent);
export const words = data.words;

/** Puts values into a sentence: `{0}`, `{1}`. */
export function fill(sentence, ...values) {
  return sentence.replace(/\{(\d)\}/g, (_, index) => values[Number(index)]);
}

/** Says something to a screen reader, and to nobody else. */
export function announce(text) {
  const news = document.getElementById('news');
  // Emptied first, so that the same words twice are said twice.
  news.textContent = '';
  setTimeout(() => {
    news.textContent = text;
  }, 50);
}

/** A fresh id for an act of this browser, so that the same act sent twice counts once. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** How long an answer may take, in ms; a large file on this machine needs far less. */
const patience = 10_000;

/** Asks the server; the answer, or an error with the server's sentence (`refused`: asking again is no use). */
export async function ask(path, options = {}) {
  // A request that hangs (the bot was stopped in its middle) counts as failed: what waits is tried again.
  const answer = await fetch(path, {
    signal: AbortSignal.timeout(patience),
    ...options,
    headers: { accept: 'application/json', ...options.headers },
  });
  if (answer.ok) return answer.status === 204 ? undefined : answer.json();
  const body = await answer.json().catch(() => undefined);
  const error = new Error(body?.error?.message ?? `${answer.status}`);
  error.refused = answer.status >= 400 && answer.status < 500;
  throw error;
}

export function askJson(path, method, body) {
  return ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}
