// What is new: a tint until it was seen, a number in the title while one looks elsewhere.
import { askJson, data } from './data.js';

const title = document.title.replace(/^\(\d+\) /, '');
const waiting = new Set();
let highest = 0;
let told = 0;

export function bringUnread() {
  for (const item of document.querySelectorAll('[data-seq]'))
    highest = Math.max(highest, Number(item.dataset.seq));
  for (const event of ['focus', 'visibilitychange', 'pageshow']) addEventListener(event, seen);
  document.addEventListener('visibilitychange', seen);
  seen();
}

/** A new message of somebody else's in this room. What rings counts until it was seen. */
export function markNew(message, item) {
  highest = Math.max(highest, message.seq);
  // Who looks sees a person's message come in; what the bot rings stands out all the same.
  if (message.ring && (message.author.bot || !looking())) {
    waiting.add(message.id);
    item?.classList.add('new');
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
  if (highest <= told) return;
  told = highest;
  askJson(`/api/rooms/${data.room.id}/read`, 'POST', { seq: highest }).catch(() => {
    told = 0;
  });
}

/** The number of messages that ring and were not seen, here and in the other rooms. */
export function drawTitle() {
  let count = waiting.size;
  for (const badge of document.querySelectorAll('#rooms .unread')) count += Number(badge.dataset.count);
  document.title = count === 0 ? title : `(${count}) ${title}`;
  const badge = document.querySelector('.rooms-button .unread');
  const elsewhere = count - waiting.size;
  badge.textContent = String(elsewhere);
  badge.hidden = elsewhere === 0;
}
