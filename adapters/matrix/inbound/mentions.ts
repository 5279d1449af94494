import { wordTable } from '../../../src/domain/word-table.ts';
import { ownWords } from '../../../src/message/own-words.ts';
import type { Mention } from '../../../src/ports/chat.ts';
import { userLinkSource, userOfLink } from './user-link.ts';

/** A command and those it names stand in its first line; so much of it is looked at. */
const longestLine = 2_000;
const longestHtml = 20_000;

/** `[Ana](link)`: Element X, older Element Android and nheko. */
const markdown = String.raw`\[(?:\\.|\[[^[\]\n]{0,100}\]|[^\\[\]\n]){0,255}\]\(<?(?<markdown>${userLinkSource})>?\)`;
/** `<a … href="link" …>Ana</a>` in the plain text: the rich editor of Element Web. */
const anchor = String.raw`<a\s[^>\n]{0,200}?href=["']?(?<anchor>${userLinkSource})["']?[^>\n]{0,200}>[^<\n]{0,255}<\/a>`;
/** `"Ana" (link)`: Element Android of 2020. */
const parenthesis = String.raw`"[^"\n]{1,255}"\s\((?<parenthesis>${userLinkSource})\)`;
const bare = `<?(?<bare>${userLinkSource})>?`;
/** `@ana:example.org`: Cinny, and whoever types it. */
const id = String.raw`(?<![\p{L}\p{N}_@])(?<id>@[\w.=\-/+]{1,200}:(?:\[[\da-f:.]{2,45}\]|[\da-z](?:[\da-z.-]{0,200}[\da-z])?)(?::\d{1,5})?)`;
const inText = new RegExp([markdown, anchor, parenthesis, bare, id].join('|'), 'giu');

const quotation = /<(mx-reply|blockquote)>[\s\S]*?<\/\1>/giu;
const pill = /<a\s([^>]{0,1000})>([\s\S]{0,1000}?)<\/a>/giu;
const href = /href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/iu;

export interface FoundMention extends Mention {
  /** The message begins with it. */
  readonly first: boolean;
}

/**
 * The accounts that the first line of a message mentions, with the words that stand for each in its
 * plain text; pills of the formatted text are found in it by their label. Linear in both.
 */
export function mentionsIn(body: string, formatted: string): readonly FoundMention[] {
  const line = (ownWords(body).split('\n', 1)[0] ?? '').slice(0, longestLine);
  return [...fromText(line), ...fromPills(line, formatted.slice(0, longestHtml))];
}

function fromText(line: string): readonly FoundMention[] {
  return [...line.matchAll(inText)].flatMap(({ 0: words, groups = {}, index }) => {
    const link = groups.markdown ?? groups.anchor ?? groups.parenthesis ?? groups.bare;
    const user = link === undefined ? groups.id : userOfLink(plainText(link));
    return user === undefined ? [] : [{ words, user, first: index === 0 }];
  });
}

function fromPills(line: string, formatted: string): readonly FoundMention[] {
  const own = formatted.replace(quotation, '');
  return [...own.matchAll(pill)].flatMap(({ 1: attributes = '', 2: inner = '', index }) => {
    const [, double, single, none] = href.exec(attributes) ?? [];
    const user = userOfLink(plainText(double ?? single ?? none ?? ''));
    const label = textOf(inner);
    // Some clients write an @ before the name in one of the two texts only.
    const words = [`@${label}`, label, label.replace(/^@/u, '')].find(
      (form) => form !== '' && form !== '@' && line.includes(form),
    );
    if (user === undefined || words === undefined) return [];
    return [{ words, user, first: line.startsWith(words) && ownWords(textOf(own.slice(0, index))) === '' }];
  });
}

const entities = wordTable({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" });

function textOf(html: string): string {
  return plainText(html.replace(/<[^>]*>/gu, '')).trim();
}

/** Text of HTML without what is escaped in it. */
function plainText(html: string): string {
  return html.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,6}));/giu, (whole, hex, decimal, name) => {
    if (name !== undefined) return name === 'nbsp' ? '\u00a0' : (entities.get(name.toLowerCase()) ?? whole);
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
  });
}
