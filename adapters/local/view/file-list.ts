import { html, raw } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import { isPicture } from '../../../src/message/picture-size.ts';
import type { Viewer } from '../http/context.ts';
import type { Message } from '../store/types.ts';
import type { Html } from './html.ts';

/** The files of a message: pictures in place, each with a link that names it and its size. */
export function fileList(viewer: Viewer, message: Message): Html | string {
  if (message.files.length === 0) return '';
  const words = wordsOf(viewer.language).local.message;
  return html`<ul class="files">${message.files.map((file) => {
    const label = words.file(file.name, sizeText(file.size, viewer.language));
    const { width, height } = file;
    const size =
      width === undefined || height === undefined ? '' : raw(` width="${width}" height="${height}"`);
    const image = isPicture(file.type)
      ? html`<img src="/files/${file.id}" alt=""${size} loading="lazy" />`
      : '';
    return html`<li><a href="/files/${file.id}" target="_blank" rel="noopener">${image}<span>${label}</span></a></li>`;
  })}</ul>`;
}

/** A size as people read it: « 84 ko », « 2,1 Mo ». */
function sizeText(bytes: number, language: 'fr' | 'en'): string {
  const unit = (name: string) => (language === 'fr' ? `${name}o` : `${name}B`);
  const number = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  if (bytes < 1024) return `${bytes}\u00a0${language === 'fr' ? 'octets' : 'bytes'}`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${number(kilo)}\u00a0${unit('k')}` : `${number(kilo / 1024)}\u00a0${unit('M')}`;
}
