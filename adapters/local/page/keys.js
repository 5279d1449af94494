// The keys of the whole page (view/keys.ts lists them). What is open further in takes its Escape first.
import { data } from './data.js';

export function bringKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') closeThread(event);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const alone = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (alone && step !== undefined) otherRoom(event, step);
  });
}

function closeThread(event) {
  const close = document.querySelector('#thread .close');
  if (close === null) return;
  event.preventDefault();
  location.assign(close.href);
}

function otherRoom(event, step) {
  const links = [...document.querySelectorAll('#rooms .rooms a')];
  const at = links.findIndex((link) => link.dataset.room === data.room.id);
  const next = links[at + step];
  event.preventDefault();
  if (next !== undefined) location.assign(next.href);
}
