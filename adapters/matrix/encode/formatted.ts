import type { Document } from '../../../src/message/document.ts';
import { escapeHtml, toHtml } from '../../../src/message/html.ts';
import { nameOf } from '../../../src/message/plain.ts';
import type { AllowedHtml } from '../../../src/message/sanitize.ts';
import { eventLink, serverOf, userLink } from './permalinks.ts';

/** Who speaks, and where. */
export interface Voice {
  /** The bot's user id, to which `direct` inlines lead. */
  readonly bot: string;
  /** The room in which it is said, for links to messages in it. */
  readonly room: string;
}

/**
 * What the spec lets clients show (v1.11, client-server API, "m.room.message msgtypes"), of what our
 * documents can hold. No images: theirs are files of their own, so that there is no address for them here.
 */
const allowed: AllowedHtml = {
  tags: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'div', 'span'],
    ...['ul', 'ol', 'li', 'strong', 'em', 's', 'del', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href'],
    ol: ['start'],
    span: ['data-mx-maths'],
    div: ['data-mx-maths'],
  },
  classes: { code: ['language-*'] },
};

/** The document as the HTML of `formatted_body` (org.matrix.custom.html). */
export function formattedBody(document: Document, voice: Voice): string {
  return toHtml(document, {
    allowed,
    headingsFrom: 3,
    math,
    mention: (mention) =>
      mention.user?.startsWith('@')
        ? `<a href="${escapeHtml(userLink(mention.user))}">${escapeHtml(nameOf(mention))}</a>`
        : escapeHtml(nameOf(mention)),
    messageUrl: ({ reference, room = voice.room }) => eventLink(room, reference, serverOf(voice.bot)),
    directUrl: userLink(voice.bot),
  });
}

/** Spec v1.11, "Mathematical messages": the LaTeX, and what is shown where maths are not drawn. */
function math(latex: string, display: boolean): string {
  const tag = display ? 'div' : 'span';
  return `<${tag} data-mx-maths="${escapeHtml(latex)}"><code>${escapeHtml(latex)}</code></${tag}>`;
}

/** Does this HTML say no more than the text itself: one paragraph without markup? */
export function saysOnly(html: string, text: string): boolean {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return html.trim() === `<p>${escaped}</p>`;
}
