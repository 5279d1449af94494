import { html } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import { type Action, actionsOf } from '../../../src/message/document.ts';
import type { Viewer, Web } from '../http/context.ts';
import { newId } from '../store/ids.ts';
import { signs } from '../store/limits.ts';
import { bot, type Message } from '../store/types.ts';
import type { Html } from './html.ts';

/** The actions that the bot offers this person: not those that count from somebody else alone. */
export function actionsFor(viewer: Viewer, message: Message): readonly Action[] {
  if (message.document === undefined) return [];
  return actionsOf(message.document).filter((action) => isFor(viewer, action));
}

const isFor = ({ user }: Viewer, { users }: Action): boolean => users?.includes(user.id) ?? true;

/**
 * The actions that the bot offers. One that can be taken back (`off`) is a sign that stays: pressed
 * again, it is taken away. The form works without JavaScript; its id makes a press count once.
 */
export function actionButtons(viewer: Viewer, message: Message): Html | string {
  const offered = actionsFor(viewer, message);
  if (offered.length === 0) return '';
  return html`<form class="actions" method="post" action="/messages/${message.id}/buttons">
<input type="hidden" name="id" value="${newId()}" />${offered.map((action) => {
    const people = authorsOf(message, action.sign);
    const kept = action.off !== undefined;
    const pressed = people.includes(viewer.user.id);
    const state = kept ? html`aria-pressed="${pressed ? 'true' : 'false'}" data-kept` : '';
    return html`<button name="sign" value="${action.sign}" ${state}>${action.sign} ${capital(action.label)}${
      people.length > 0 ? html` <span class="count">${people.length}</span>` : ''
    }</button>`;
  })}</form>`;
}

/** The signs that people put, with how many; not those that an action shows already. */
export function reactionList(web: Web, viewer: Viewer, message: Message): Html | string {
  const words = wordsOf(viewer.language).local.message;
  const offered = actionsFor(viewer, message).map((action) => action.sign);
  const others = signsOfOthers(viewer, message);
  const shown = [...new Set(message.reactions.map((reaction) => reaction.sign))].filter(
    (sign) => !offered.some((other) => other === sign),
  );
  const rows = shown.flatMap((sign) => {
    // The bot puts a sign for those who may press it: to the others it says nothing.
    const authors = message.reactions
      .filter((reaction) => reaction.sign === sign && !(reaction.author === bot && others.has(sign)))
      .map(({ author }) => author);
    if (authors.length === 0) return [];
    const names = authors.map((author) => nameOf(web, viewer, author));
    const mine = authors.includes(viewer.user.id);
    const said = words.reactedBy(names.join(', '));
    return [
      html`<li><button type="button" data-do="react" data-sign="${sign}" aria-pressed="${mine ? 'true' : 'false'}"
 title="${said}">${sign} ${authors.length}<span class="hidden"> ${said}</span></button></li>`,
    ];
  });
  return rows.length === 0 ? '' : html`<ul class="reactions">${rows}</ul>`;
}

/** The signs by which somebody else alone answers the bot. */
function signsOfOthers(viewer: Viewer, message: Message): ReadonlySet<string> {
  if (message.document === undefined) return new Set();
  const all = actionsOf(message.document);
  return new Set(all.filter((action) => !isFor(viewer, action)).map(({ sign }) => sign));
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function authorsOf(message: Message, sign: string): readonly string[] {
  return message.reactions
    .filter((reaction) => reaction.sign === sign && reaction.author !== bot)
    .map((reaction) => reaction.author);
}

function nameOf(web: Web, viewer: Viewer, author: string): string {
  if (author === viewer.user.id) return wordsOf(viewer.language).local.message.you;
  return author === bot ? 'Cours' : (web.store.people.byId(author)?.name ?? '…');
}

/** What one can do with a message, behind one button: the page's script brings it to life. */
export function tools(viewer: Viewer, message: Message, hour: string): Html {
  const words = wordsOf(viewer.language).local.message;
  const own = message.author === viewer.user.id;
  // Others would not know what is spoken of.
  const alone = message.onlyFor !== undefined;
  return html`<details class="tools"><summary aria-label="${words.tools(message.authorName, hour)}">⋯</summary>
<div>${alone ? '' : html`<button type="button" data-do="reply" data-name="${message.authorName}">${words.reply}</button>`}
${
  message.thread === undefined && !alone
    ? html`<a href="/rooms/${message.room}?thread=${message.id}#thread">${words.thread}</a>`
    : ''
}
${own ? html`<button type="button" data-do="edit" data-text="${message.text}">${words.edit}</button>` : ''}
${own || alone || viewer.user.teaches ? html`<button type="button" data-do="remove">${words.remove}</button>` : ''}
<span class="signs">${signs
    .filter((sign) => !signsOfOthers(viewer, message).has(sign))
    .map(
      (sign) =>
        html`<button type="button" data-do="react" data-sign="${sign}" aria-label="${words.put(sign)}">${sign}</button>`,
    )}</span></div></details>`;
}
