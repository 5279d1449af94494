import { html } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { Viewer, Web } from '../http/context.ts';
import type { Room, RoomEntry } from '../store/types.ts';
import type { Html } from './html.ts';

/** How a room is called: the conversation with the bot by what it is, the others by their name. */
export function roomName(viewer: Viewer, room: Room): string {
  return room.kind === 'direct' ? wordsOf(viewer.language).local.rooms.direct : room.name;
}

/** The list of rooms, with the unread of each; `current` is the one shown. */
export function roomsNav(viewer: Viewer, rooms: readonly RoomEntry[], current: string): Html {
  const words = wordsOf(viewer.language).local.rooms;
  return html`<ul class="rooms">${rooms.map(
    (room) => html`<li><a href="/rooms/${room.id}" data-room="${room.id}"
 ${room.id === current ? html`aria-current="page"` : ''} class="${room.member ? '' : 'outside'}">${roomName(viewer, room)}
${room.unread > 0 && room.id !== current ? html`<span class="unread" data-count="${room.unread}">${room.unread}<span class="hidden"> ${words.unread(room.unread)}</span></span>` : ''}</a></li>`,
  )}</ul>
${viewer.user.teaches ? addRoom(viewer) : ''}`;
}

function addRoom(viewer: Viewer): Html {
  const words = wordsOf(viewer.language).local.rooms;
  return html`<details class="add-room"><summary>${words.add}</summary>
<form method="post" action="/rooms">
<p class="field"><label for="new-room">${words.addName}</label>
<input id="new-room" name="name" required maxlength="60" autocomplete="off" /></p>
<fieldset><legend>${words.addFor}</legend>
<p class="choice"><input type="radio" name="for" id="for-class" value="class" required /> <label for="for-class">${words.addClass}</label></p>
<p class="choice"><input type="radio" name="for" id="for-group" value="group" /> <label for="for-group">${words.addGroup}</label></p>
<p class="choice"><input type="radio" name="for" id="for-staff" value="staff" /> <label for="for-staff">${words.addStaff}</label></p>
</fieldset>
<p><button>${words.addButton}</button></p>
</form></details>`;
}

/** In a staff room: who is in it, and who teaches and is not, to be let in by who is. */
export function letIn(web: Web, viewer: Viewer, room: Room): Html | string {
  if (room.kind !== 'staff') return '';
  const { people } = web.store;
  const inside = people.teachersIn(room.id).map(({ name }) => name);
  const outside = people.teachersOutside(room.id);
  const words = wordsOf(viewer.language).local.rooms;
  return html`<details class="add-room"><summary>${words.letIn}</summary>
<p class="hint">${words.inRoom(inside.join(', '))}</p>
${
  outside.length === 0
    ? html`<p class="hint">${words.nobodyOutside}</p>`
    : html`<form method="post" action="/rooms/${room.id}/members">
<p class="field"><label for="guest">${words.guest}</label>
<select id="guest" name="user" required>${outside.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></p>
<p class="hint">${words.letInHint}</p>
<p><button>${words.letInButton}</button></p>
</form>`
}</details>`;
}

/** Who looks, and where that is changed. */
export function whoLink(viewer: Viewer): Html {
  const words = wordsOf(viewer.language).local;
  return html`<a href="/me" title="${words.me.link}">${words.you(viewer.user.name, viewer.user.teaches)}</a>`;
}
