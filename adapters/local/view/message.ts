import { html, raw } from 'hono/html';
import type { Language } from '../../../src/domain/time/types.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { type Block, doc } from '../../../src/message/document.ts';
import { mathsDrawn } from '../../../src/message/drawn-maths.ts';
import { fileNamed } from '../../../src/message/file-named.ts';
import { escapeHtml, type MessageAddress, toHtml } from '../../../src/message/html.ts';
import { guessLanguage } from '../../../src/message/language-guess.ts';
import type { ShownImage } from '../../../src/message/markdown-html.ts';
import { mathsAhead } from '../../../src/message/maths-ahead.ts';
import { pastedText } from '../../../src/message/pasted-text.ts';
import { isPicture } from '../../../src/message/picture-size.ts';
import { givingWay } from '../../../src/ports/give-way.ts';
import type { Viewer, Web } from '../http/context.ts';
import { isFor } from '../store/message-reader.ts';
import { bot, type Message, type StoredFile } from '../store/types.ts';
import { fileList } from './file-list.ts';
import { folded, foldShown, isFolded } from './fold.ts';
import type { Html } from './html.ts';
import { actionButtons, reactionList, tools } from './message-acts.ts';
import { shownTime } from './times.ts';

/** Messages as items of a list, by their ids; others get their turn in between. */
export async function drawAll(
  web: Web,
  viewer: Viewer,
  messages: readonly Message[],
): Promise<ReadonlyMap<string, Html>> {
  const giveWay = givingWay();
  const drawn = new Map<string, Html>();
  for (const message of messages) {
    await drawAhead(web, message, giveWay);
    drawn.set(message.id, messageItem(web, viewer, message));
    await giveWay();
  }
  return drawn;
}

/** Draws formulas of a message that is not drawn yet: one of them takes as long as a short text. */
export async function drawAhead(web: Web, message: Message, giveWay: () => Promise<void>): Promise<void> {
  if (message.deletedAt !== undefined) return;
  const blocks = message.document?.blocks ?? [{ kind: 'markdown' as const, source: message.text }];
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'markdown') continue;
    const place = message.document === undefined ? message.id : `${message.id}/${at}`;
    if (!web.drawings.has(place, block.source)) await mathsAhead(shownText(message, block.source), giveWay);
  }
}

/** As it is read: people's own words may be pasted from anywhere. */
function shownText(message: Message, source: string): string {
  return message.document === undefined ? pastedText(source) : source;
}

/** One message as an item of a list; the same on the page and in the stream of events. */
export function messageItem(web: Web, viewer: Viewer, message: Message): Html {
  const words = wordsOf(viewer.language).local;
  const time = shownTime(message.at, web.zone, viewer.language);
  const own = message.author === viewer.user.id;
  const mentioned = message.mentions.includes(viewer.user.id) || message.mentions.includes('*');
  const classes = [
    'message',
    ...(message.author === bot ? ['bot'] : []),
    ...(own ? ['own'] : []),
    ...(message.ring ? [] : ['silent']),
    ...(message.deletedAt === undefined ? [] : ['deleted']),
    ...(message.document?.blocks.some((block) => block.kind === 'markdown') ? ['long'] : []),
  ];
  const hidden = web.store.messages.reader.isShownAbove(message) ? html` hidden` : '';
  const data = html`data-id="${message.id}" data-seq="${message.seq}" data-day="${time.day}" data-day-label="${time.dayLabel}"`;
  return html`<li id="m-${message.id}" class="${classes.join(' ')}" ${data} tabindex="-1"${hidden}>
<article aria-labelledby="h-${message.id}">
<header><div class="about"><span id="h-${message.id}" class="byline"><b class="author">${message.authorName}</b> ${badge(web, viewer, message)}
<time class="time" datetime="${time.iso}">${time.hour}</time></span>
${message.editedAt !== undefined && message.author !== bot ? html`<span class="note">${words.message.edited}</span>` : ''}
${message.onlyFor === undefined ? '' : html`<span class="note">${words.message.onlyYou}</span>`}
${mentioned ? html`<span class="note you">${words.message.mentionsYou}</span>` : ''}</div>
${message.deletedAt === undefined ? tools(viewer, message, time.hour) : ''}</header>
${message.deletedAt === undefined ? content(web, viewer, message) : html`<p class="gone">${words.message.deleted}</p>`}
${threadLink(viewer, message, 'below')}
</article></li>`;
}

function badge(web: Web, viewer: Viewer, message: Message): Html | string {
  const words = wordsOf(viewer.language).local;
  if (message.author === bot) return html`<span class="badge">${words.bot}</span>`;
  const teaches = web.store.people.byId(message.author)?.teaches === true;
  return teaches ? html`<span class="badge">${words.teaches}</span>` : '';
}

function content(web: Web, viewer: Viewer, message: Message): Html {
  const text = body(web, viewer, message);
  return html`${quote(web, viewer, message)}${isFolded(text) ? threadLink(viewer, message, 'above') : ''}<div class="body" lang="${languageOf(web, message)}">${raw(text)}</div>
${fileList(viewer, message)}${actionButtons(viewer, message)}${reactionList(web, viewer, message)}`;
}

/** What a message answers, in a line that leads there. */
function quote(web: Web, viewer: Viewer, message: Message): Html | string {
  const quoted = message.replyTo === undefined ? undefined : web.store.messages.reader.find(message.replyTo);
  if (quoted === undefined || quoted.deletedAt !== undefined || !isFor(viewer.user.id, quoted)) return '';
  const words = wordsOf(viewer.language).local.message;
  const first = quoted.text.split('\n').find((line) => line.trim() !== '') ?? quoted.files[0]?.name ?? '';
  const short = first.length > 90 ? `${first.slice(0, 90)} …` : first;
  return html`<a class="quote" href="#m-${quoted.id}">${words.inReplyTo(quoted.authorName, short)}</a>`;
}

/** The text as HTML: what a person typed, or the bot's document block by block. */
function body(web: Web, viewer: Viewer, message: Message): string {
  if (message.document === undefined) {
    return message.text === ''
      ? ''
      : markdownHtml(web, viewer, message, message.text, message.id, message.files);
  }
  return message.document.blocks
    .map((block, at) => {
      if (block.kind === 'list')
        return foldShown(viewer, folded(blockHtml(web, viewer, message, block), `m-${message.id}/${at}`));
      if (block.kind !== 'markdown') return blockHtml(web, viewer, message, block);
      const { source } = block;
      const files = source.includes('](') ? web.store.messages.reader.filesBeside(message) : [];
      return `<div class="material">${markdownHtml(web, viewer, message, source, `${message.id}/${at}`, files)}</div>`;
    })
    .join('');
}

/** A text that looks the same to everybody, with the pictures and links of these files that it names. */
function markdownHtml(
  web: Web,
  viewer: Viewer,
  message: Message,
  source: string,
  place: string,
  files: readonly StoredFile[],
): string {
  const pictures = files.filter(({ type }) => isPicture(type));
  const drawn = web.drawings.of(place, source, files.map(({ id }) => id).join(), () => {
    const text = shownText(message, source);
    const html = toHtml(doc({ kind: 'markdown', source: text }), {
      headingsFrom: 3,
      math: mathsDrawn(),
      image: (name) => imageOf(pictures, name),
      file: (name) => {
        const file = fileNamed(files, name);
        return file && `/files/${file.id}`;
      },
    });
    return folded(html, `m-${place}`);
  });
  return foldShown(viewer, drawn);
}

function blockHtml(web: Web, viewer: Viewer, message: Message, block: Block): string {
  const direct = web.store.rooms.directOf(viewer.user.id);
  return toHtml(
    { blocks: [block] },
    {
      code: (text) =>
        `<code${text.startsWith('!cours') ? ' class="command"' : ''}>${escapeHtml(text)}</code>`,
      mention: (person) => mentionHtml(viewer, person),
      messageUrl: (address) => messageUrl({ room: message.room, ...address }),
      ...(direct === undefined ? {} : { directUrl: `/rooms/${direct.id}` }),
    },
  );
}

/** Where a message is read: in its thread, if it stands in one; the thread itself under its root's name. */
function messageUrl({ room = '', reference, thread }: MessageAddress): string {
  const [id, root] = [reference, thread ?? ''].map(encodeURIComponent);
  if (thread === reference) return `/rooms/${room}?thread=${id}#thread`;
  return `/rooms/${room}?${thread === undefined ? `message=${id}` : `thread=${root}`}#m-${id}`;
}

/** An image of a text is one of the files beside it, by its name. */
function imageOf(pictures: readonly StoredFile[], source: string): ShownImage | undefined {
  const file = fileNamed(pictures, source);
  return file === undefined ? undefined : { ...file, address: `/files/${file.id}` };
}

function mentionHtml(viewer: Viewer, person: { readonly name?: string; readonly user?: string }): string {
  const you = person.user === viewer.user.id ? ' you' : '';
  return `<b class="mention${you}">${escapeHtml(person.name ?? '…')}</b>`;
}

/** The way into the thread that hangs from a message; above a long text in fewer words. */
function threadLink(viewer: Viewer, message: Message, where: 'above' | 'below'): Html | string {
  if (message.thread !== undefined || message.onlyFor !== undefined) return '';
  if (message.threadTitle === undefined && message.replies === 0) return '';
  const words = wordsOf(viewer.language).local.thread;
  const title = message.threadTitle ?? words.untitled(message.authorName);
  const address = `/rooms/${message.room}?thread=${message.id}#thread`;
  if (where === 'above')
    return html`<p class="thread-link above"><a href="${address}">💬 ${words.go}</a></p>`;
  return html`<p class="thread-link"><a href="${address}">💬 ${words.open(title)}</a>
<span class="count">${words.replies(message.replies)}</span></p>`;
}

/** The language of a message: the bot's is known; people's shows, else it is taken for that of the house. */
function languageOf(web: Web, { document, text }: Message): Language {
  return document?.language ?? guessLanguage(text) ?? web.language;
}
