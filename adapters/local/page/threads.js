// What is new where one does not look: in threads that are not open, in the room behind a thread.
import { ask, data } from './data.js';
import { drawTitle } from './unread.js';

const open = document.getElementById('thread')?.dataset.thread;
const list = document.querySelector('#timeline ol.messages');
const past = document.body.classList.contains('past');
let threads = data.threads;
let asked;
let wait;

export function bringThreads() {
  if (list === null) return;
  for (const item of list.children) showBadge(item);
  // What was seen in another window meanwhile.
  addEventListener('focus', threadsChanged);
}

/** Asks the server what is new, and draws it; several changes in a row are one. */
export function threadsChanged() {
  if (list === null) return;
  clearTimeout(wait);
  wait = setTimeout(async () => {
    asked = {};
    const mine = asked;
    const shown = new URLSearchParams({ ...(open && { open }), ...(past && { past }) });
    const answer = await ask(`/api/rooms/${data.room.id}/threads?${shown}`).catch(() => undefined);
    // A later question knows better.
    if (answer !== undefined && mine === asked) draw(answer);
  }, 150);
}

function draw(answer) {
  threads = answer.threads;
  const nav = document.getElementById('threads');
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.thread : undefined;
  nav.replaceWith(elementFrom(answer.nav));
  if (focused !== undefined) document.querySelector(`#threads [data-thread="${focused}"]`)?.focus();
  if (!past) drawLines();
  for (const item of list.querySelectorAll('.message')) showBadge(item);
  drawTitle();
}

/** A line for each thread with something new; one that grew goes where reading goes on, to the end. */
function drawLines() {
  const box = list.closest('.scroll');
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  const known = new Map(
    [...list.querySelectorAll('.thread-news')].map((line) => [line.dataset.thread, line]),
  );
  const fresh = threads.filter(({ line }) => line !== '').sort((a, b) => a.last - b.last);
  for (const { root, last, line } of fresh) {
    const old = known.get(root);
    known.delete(root);
    if (old?.dataset.last === String(last)) old.replaceWith(elementFrom(line));
    else {
      old?.remove();
      list.append(elementFrom(line));
    }
  }
  for (const old of known.values()) old.remove();
  if (atEnd && fresh.length > 0) box.scrollTop = box.scrollHeight;
}

/** How much is new in the thread below a message, beside the link to it. */
export function showBadge(item) {
  const badge = threads.find(({ root }) => root === item.dataset.id)?.badge ?? '';
  for (const link of item.querySelectorAll('.thread-link')) {
    link.querySelector('.unread')?.remove();
    if (badge !== '') link.append(elementFrom(badge));
  }
}

function elementFrom(html) {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}
