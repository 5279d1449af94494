// The list of rooms: opened by a button on a narrow screen, drawn again when it changes.
import { announce, data, fill, words } from './data.js';
import { say, saySaid } from './stream.js';
import { drawTitle } from './unread.js';

const nav = document.getElementById('rooms');

export function bringRooms() {
  saySaid();
  const button = document.querySelector('.rooms-button');
  const open = (is) => {
    nav.classList.toggle('open', is);
    button.setAttribute('aria-expanded', String(is));
  };
  button.addEventListener('click', () => open(!nav.classList.contains('open')));
  // On a narrow screen the list is there once it is opened.
  document.querySelector('.skip[href="#rooms"]').addEventListener('click', () => {
    open(true);
    nav.focus();
  });
  nav.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !nav.classList.contains('open')) return;
    event.preventDefault();
    open(false);
    button.focus();
  });
}

/** Something was said in another room. */
export function roomHasNews(message) {
  if (!message.fresh || message.author.id === data.user.id) return;
  roomsChanged();
  if (!message.ring) return;
  const link = nav.querySelector(`[data-room="${CSS.escape(message.room)}"]`);
  const name = link?.firstChild?.textContent.trim() ?? '';
  announce(fill(words.newIn, name, message.announce));
}

/** The rooms that one is in, by their ids. */
function entered(list) {
  const links = [...list.querySelectorAll('.rooms [data-room]:not(.outside)')];
  return new Map(links.map((link) => [link.dataset.room, link.firstChild.textContent.trim()]));
}

let asked;

/** Draws the list again; several changes in a row are one. A form being filled in is left alone. */
export function roomsChanged() {
  clearTimeout(asked);
  asked = setTimeout(async () => {
    const answer = await fetch(`/rooms/list?current=${data.room.id}`).catch(() => undefined);
    if (answer?.ok !== true) return;
    const template = document.createElement('template');
    template.innerHTML = await answer.text();
    const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.room : undefined;
    const before = entered(nav);
    nav.querySelector('.rooms').replaceWith(template.content.querySelector('.rooms'));
    const fresh = [...entered(nav)].find(([id]) => !before.has(id));
    if (fresh !== undefined) say(fill(words.nowIn, fresh[1]));
    if (focused !== undefined) nav.querySelector(`[data-room="${CSS.escape(focused)}"]`)?.focus();
    drawTitle();
  }, 150);
}
