import { extname } from 'node:path/posix';
import type { CallDocument } from '../../src/ports/calls.ts';

/** What the server converts to slides (bbb-common-web, FileTypeConstants.java); the rest only shows an error. */
const shown = new Set(
  ['xls', 'xlsx', 'doc', 'docx', 'ppt', 'pptx', 'odt', 'rtf', 'txt', 'ods', 'odp', 'odg']
    .concat(['pdf', 'jpg', 'jpeg', 'png', 'webp', 'svg'])
    .map((extension) => `.${extension}`),
);
/** The first is on screen, the others wait in a menu; more than this is no help there. */
const most = 10;

/** The documents that the server would fetch and show: https, of a kind it converts, ten at most. */
export function presentable(documents: readonly CallDocument[]): readonly CallDocument[] {
  return documents
    .filter(({ url }) => URL.canParse(url) && new URL(url).protocol === 'https:')
    .map(({ url, name }) => ({ url, name: fileName(url, name) }))
    .filter(({ name }) => shown.has(extname(name).toLowerCase()))
    .slice(0, most);
}

/**
 * The body of `create` that has the documents fetched beforehand (docs/development/api.md, "Pre-upload
 * Slides"); undefined without any.
 */
export function preUpload(documents: readonly CallDocument[]): string | undefined {
  if (documents.length === 0) return undefined;
  const each = documents.map(
    ({ url, name }) => `<document url="${escapeXml(url)}" filename="${escapeXml(name)}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><modules><module name="presentation">${each.join('')}</module></modules>`;
}

/** The server goes by the ending of the name: that of the address is added where the name has none. */
function fileName(url: string, name: string): string {
  const whole = name.replace(/[\p{Cc}/\\]/gu, ' ').trim();
  const own = extname(whole);
  const known = shown.has(own.toLowerCase());
  const stem = known ? whole.slice(0, -own.length) : whole;
  const bounded = Array.from(stem).slice(0, 80).join('') || 'document';
  return `${bounded}${known ? own : extname(new URL(url).pathname)}`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
