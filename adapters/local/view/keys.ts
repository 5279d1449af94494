import { html } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { Viewer } from '../http/context.ts';
import type { Room, ThreadEntry } from '../store/types.ts';
import type { Html } from './html.ts';

/** What of a page of a room the keyboard can go to. */
interface Places {
  readonly room: Room;
  /** One writes here: the id of the field. */
  readonly field?: string | undefined;
  readonly threadOpen: boolean;
  readonly threads: readonly ThreadEntry[];
}

/** The first stops of the keyboard: only to what is on this page, or a page away (a running session's thread). */
export function skipLinks(viewer: Viewer, { room, field, threadOpen, threads }: Places): Html {
  const { compose, keys } = wordsOf(viewer.language).local;
  const pinned = threads.find((thread) => thread.pinned);
  const thread = threadOpen
    ? '#thread'
    : pinned === undefined
      ? undefined
      : `/rooms/${room.id}?thread=${pinned.root}#thread`;
  return html`<nav class="skips" aria-label="${keys.skips}">${field === undefined ? '' : html`<a class="skip" href="#${field}">${compose.skip}</a>`}
<a class="skip" href="#rooms">${keys.toRooms}</a>
${thread === undefined ? '' : html`<a class="skip" href="${thread}">${keys.toThread}</a>`}</nav>`;
}

/** The keys that the page knows, below the list of rooms. */
export function keyList(viewer: Viewer): Html {
  const { title, list } = wordsOf(viewer.language).local.keys;
  return html`<details class="keys"><summary>${title}</summary>
<dl>${list.map(([key, does]) => html`<div><dt>${key}</dt><dd>${does}</dd></div>`)}</dl></details>`;
}
