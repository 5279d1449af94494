import { html } from 'hono/html';
import type { Language } from '../../../src/domain/time/types.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { Html } from './html.ts';

interface Page {
  readonly language: Language;
  readonly title: string;
  /** Path of this page, for the switch to the other language. */
  readonly path: string;
  readonly body: Html;
  readonly script?: string;
}

/** In this order: what comes later may narrow what came before. */
const styles = ['base', 'chat', 'composer', 'text', 'maths', 'message', 'threads', 'narrow', 'forced'];

/** A whole page. The language switch is a link, so that it works without JavaScript. */
export function layout(page: Page): Html {
  return html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
<meta name="color-scheme" content="light dark" />
<title>${page.title}</title>
<link rel="icon" href="/page/icon.svg" type="image/svg+xml" />
${styles.map((style) => html`<link rel="stylesheet" href="/page/${style}.css" />`)}
${page.script === undefined ? '' : html`<script type="module" src="${page.script}"></script>`}
</head>
${page.body}
</html>`;
}

/** The link to this page in the other language. */
export function languageSwitch(language: Language, path: string): Html {
  const other = wordsOf(language).local.otherLanguage;
  const separator = path.includes('?') ? '&' : '?';
  return html`<a class="language" href="${path}${separator}lang=${other.code}" lang="${other.code}" hreflang="${other.code}">${other.name}</a>`;
}
