import { html, raw } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import { isPicture } from '../../../src/message/picture-size.ts';
import { sizeText } from '../../../src/message/size.ts';
import type { Viewer } from '../http/context.ts';
import type { Message } from '../store/types.ts';
import type { Html } from './html.ts';

/** The files of a message: pictures in place, each with a link that names it and its size. */
export function fileList(viewer: Viewer, message: Message): Html | string {
  if (message.files.length === 0) return '';
  const words = wordsOf(viewer.language).local.message;
  return html`<ul class="files">${message.files.map((file) => {
    const label = words.file(file.name, sizeText(file.size, viewer.language).replace(' ', '\u00a0'));
    const { width, height } = file;
    const size =
      width === undefined || height === undefined ? '' : raw(` width="${width}" height="${height}"`);
    const image = isPicture(file.type)
      ? html`<img src="/files/${file.id}" alt=""${size} loading="lazy" />`
      : '';
    return html`<li><a href="/files/${file.id}" target="_blank" rel="noopener">${image}<span>${label}</span></a></li>`;
  })}</ul>`;
}
