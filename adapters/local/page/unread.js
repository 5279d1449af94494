// What is new: a tint until it was seen, a number in the title while one looks elsewhere. What is seen is what stands
// in a list that is shown: not what was said in a thread that is closed, or in the room behind one on a phone.
import { askJson, data } from './data.js';

const title = document.title.replace(/^\(\d+\) /, '');
const waiting = new Set();
/** How far each list was read, as the server knows. */
const told = new WeakMap();

export function bringUnread() {
  for (const event of ['focus', 'visibilitychange', 'pageshow', 'resize']) addEventListener(event, seen);
  document.addEventListener('visibilitychange', seen);
  seen();
}

/** A new message of somebody else's that stands on this page. What rings counts until it was seen. */
export function markNew(message, item) {
  // Who looks sees a person's message come in; what the bot rings stands out all the same.
  if (message.ring && (message.author.bot || !looking())) {
    waiting.add(message.id);
    item.classList.add('new');
  }
  seen();
  drawTitle();
}

function looking() {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** While one looks, what is shown counts as seen; the tint stays a moment longer. */
function seen() {
  if (!looking()) return;
  const ids = [...waiting];
  waiting.clear();
  drawTitle();
  setTimeout(() => {
    for (const id of ids) document.getElementById(`m-${id}`)?.classList.remove('new');
  }, 6_000);
  for (const list of document.querySelectorAll('ol.messages')) tell(list);
}

/** Tells the server how far a list was read. */
function tell(list) {
  if (list.querySelector('.message') === null) return;
  const shown = [...list.querySelectorAll('.message')].filter((item) => item.offsetParent !== null);
  const thread = list.closest('#thread')?.dataset.thread;
  // On a phone the root stands alone above its thread.
  if (thread === undefined && shown.every((item) => item.classList.contains('root'))) return;
  // Files that a text names stand hidden below it.
  const seq = [...list.querySelectorAll('.message')].reduce((max, one) => Math.max(max, one.dataset.seq), 0);
  if (seq <= (told.get(list) ?? 0)) return;
  told.set(list, seq);
  askJson(`/api/rooms/${data.room.id}/read`, 'POST', { seq, thread }).catch(() => told.delete(list));
}

/** The number of messages that were not seen: what rings here, what is new in threads and other rooms. */
export function drawTitle() {
  const sum = (selector) =>
    [...document.querySelectorAll(selector)].reduce((all, one) => all + Number(one.dataset.count), 0);
  const elsewhere = sum('#rooms .unread');
  const count = waiting.size + sum('#threads a[data-thread]') + elsewhere;
  document.title = count === 0 ? title : `(${count}) ${title}`;
  const badge = document.querySelector('.rooms-button .unread');
  badge.textContent = String(elsewhere);
  badge.hidden = elsewhere === 0;
}
