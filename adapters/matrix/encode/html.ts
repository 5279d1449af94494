import type { Document } from '../../../src/message/document.ts';
import { escapeHtml, type HtmlOptions, toHtml } from '../../../src/message/html.ts';
import { nameOf } from '../../../src/message/plain.ts';
import { eventLink, userLink } from './permalinks.ts';
import type { Voice } from './voice.ts';

/** What Matrix's clients show (spec, "m.room.message msgtypes"), of what our documents can hold. */
const allowed = {
  tags: [
    ...['h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'div', 'span'],
    ...['ul', 'ol', 'li', 'strong', 'em', 's', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href'],
    ol: ['start'],
    code: ['class'],
    span: ['data-mx-maths'],
    div: ['data-mx-maths'],
  },
};

/** The document as a `formatted_body`: in a chat a heading is no larger than the third level. */
export function htmlOf(document: Document, voice: Voice): string {
  // A displayed formula is a block: it ends the paragraph, of which nothing may be left.
  return toHtml(document, options(voice)).replaceAll('<p></p>', '').trim();
}

function options({ bot, room }: Voice): HtmlOptions {
  return {
    allowed,
    headingsFrom: 3,
    plainLinks: true,
    mention: (mention) =>
      mention.user === undefined
        ? escapeHtml(nameOf(mention))
        : `<a href="${escapeHtml(userLink(mention.user))}">${escapeHtml(nameOf(mention))}</a>`,
    postUrl: (reference) => eventLink(room, reference, bot),
    directUrl: userLink(bot),
    math: ({ source, tex, display }) => {
      const tag = display ? 'div' : 'span';
      return `<${tag} data-mx-maths="${escapeHtml(tex)}"><code>${escapeHtml(source)}</code></${tag}>`;
    },
  };
}
