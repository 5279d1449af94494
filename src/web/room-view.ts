import { html } from 'hono/html';
import type { RoomEntry } from '../domain/room.ts';
import type { Language } from '../domain/time/types.ts';
import { wordsOf } from '../i18n/words.ts';

type Html = ReturnType<typeof html>;

/** What the page of a room shows; every text is shown as it is, never as markup. */
export interface RoomView {
  readonly language: Language;
  readonly title: string;
  readonly heading: string;
  /** Course and session. */
  readonly about?: string;
  readonly body: Html;
  /** Loads again when the room changes; with what it shows now, so that a change is seen. */
  readonly watch?: { readonly state: string; readonly every: number };
}

/** What a page says in one sentence. */
export function onlySentence(heading: string, sentence: string, language: Language, up = ''): Html {
  return roomLayout({ language, title: heading, heading, body: html`<p>${sentence}</p>` }, up);
}

/** The whole page. All its addresses are relative: the house may stand under a path. */
export function roomLayout({ language, title, heading, about, body, watch }: RoomView, up = ''): Html {
  const data = watch === undefined ? '' : html` data-state="${watch.state}" data-every="${watch.every}"`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="robots" content="noindex" />
<title>${title}</title>
<link rel="icon" href="data:," />
<link rel="stylesheet" href="${up}page/room.css" />
${watch === undefined ? '' : html`<script type="module" src="${up}page/room.js"></script>`}
</head>
<body>
<main${data}>
<header>
<h1>${heading}</h1>
${about === undefined ? '' : html`<p class="about">${about}</p>`}
</header>
${body}
</main>
</body>
</html>`;
}

/** What an open room's page needs. */
export interface OpenRoom {
  readonly language: Language;
  readonly id: string;
  readonly entry: RoomEntry;
  /** People get a link each: they give their name first. */
  readonly personal: boolean;
  /** The token of a link for staff. */
  readonly staff?: string;
  /** Who runs the server, and what depends on it. */
  readonly server: string;
  readonly persons?: number;
  readonly needed: number;
  /** Could another room take its place? */
  readonly another: boolean;
  /** People come in muted, as Cours asks of the servers that it steers. */
  readonly muted: boolean;
  /** What the class has been shown of the session's material. */
  readonly material?: Html | '';
  /** What came of the vote just given. */
  readonly said?: Html;
}

export function openRoom(room: OpenRoom): Html {
  const { roomPage: words } = wordsOf(room.language);
  return html`
${room.said === undefined ? '' : html`<p class="said" role="status">${room.said}</p>`}
${room.staff === undefined ? '' : html`<p class="staff">${words.staff}</p>`}
${entrance(room)}
<p class="server">${room.server}</p>
${room.persons === undefined ? '' : html`<p class="persons" data-persons>${words.persons(room.persons)}</p>`}
${byPhone(room)}
<p>${words.writing}</p>
${room.material ?? ''}
<form class="other" method="post" action="${room.id}/autre">
<p>${room.another ? html`${words.doesNotWorkHint(room.needed)} <code>${words.otherCommand}</code>` : words.doesNotWorkAlone}</p>
<button type="submit" class="quiet">${words.doesNotWork}</button>
</form>`;
}

/** The one thing to do here: a button, or the name and a button. */
function entrance(room: OpenRoom): Html {
  const { roomPage: words } = wordsOf(room.language);
  const { link, uri, web, byHand } = room.entry;
  if (room.personal) {
    return html`<form class="enter" method="post" action="${room.id}/entrer">
<label for="name">${words.yourName}</label>
<input id="name" name="nom" maxlength="60" autocomplete="name" aria-describedby="name-hint" />
<p id="name-hint" class="hint">${words.nameHint}</p>
${room.staff === undefined ? '' : html`<input type="hidden" name="equipe" value="${room.staff}" />`}
<button type="submit">${words.enter}</button>
</form>
<p>${words.firstTime}</p>`;
  }
  if (uri !== undefined) {
    return html`<p><a class="button" href="${uri}">${words.openMumble}</a></p>
${web === undefined ? '' : html`<p><a href="${web}" rel="noreferrer">${words.enterInBrowser}</a></p>`}
<p>${words.firstTimeMumble}</p>
${
  byHand === undefined
    ? ''
    : html`<dl>
<div><dt>${words.byHand.server}</dt><dd><code>${byHand.server}</code></dd></div>
<div><dt>${words.byHand.port}</dt><dd><code>${byHand.port}</code></dd></div>
${byHand.password === undefined ? '' : html`<div><dt>${words.byHand.password}</dt><dd><code>${byHand.password}</code></dd></div>`}
<div><dt>${words.byHand.channel}</dt><dd><code>${byHand.path.join(' / ')}</code></dd></div>
</dl>`
}`;
  }
  return html`<p><a class="button" href="${link ?? ''}" rel="noreferrer">${words.enter}</a></p>
<p>${room.muted ? words.firstTime : words.firstTimeLink}</p>`;
}

function byPhone({ entry: { phone }, language }: OpenRoom): Html | '' {
  if (phone === undefined) return '';
  const { roomPage: words } = wordsOf(language);
  const number = phone.number.replace(/[^+0-9]/g, '');
  const code = phone.code === undefined ? '' : html`, ${words.phoneCode} <code>${phone.code}</code>`;
  return html`<p>${words.phone}${language === 'fr' ? ' : ' : ': '}<a href="tel:${number}">${phone.number}</a>${code}.</p>`;
}
