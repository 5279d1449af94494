import { html, raw } from 'hono/html';
import type { Material } from '../domain/session.ts';
import type { Language } from '../domain/time/types.ts';
import { wordsOf } from '../i18n/words.ts';
import { doc, markdown } from '../message/document.ts';
import { mathsDrawn } from '../message/drawn-maths.ts';
import { fileNamed } from '../message/file-named.ts';
import { toHtml } from '../message/html.ts';
import { mathsAhead } from '../message/maths-ahead.ts';
import { givingWay } from '../ports/give-way.ts';
import { filePath } from './file-path.ts';

type Html = ReturnType<typeof html>;

/**
 * The material of a session on the page of its room: files first, then the text, folded so that the way in
 * stays on the first screen. Pictures in the text are links: nothing is fetched from elsewhere.
 */
export async function materialSection(
  callId: string,
  { body, files }: Pick<Material, 'body' | 'files'>,
  language: Language,
): Promise<Html | ''> {
  if (body.trim() === '' && files.length === 0) return '';
  const { roomPage: words } = wordsOf(language);
  const items = files.map(
    ({ name, size }, index) =>
      html`<li><a href="${callId}/${filePath(index + 1, name)}" target="_blank" rel="noopener noreferrer">${name}</a> (${words.fileSize(size)})</li>
`,
  );
  const file = (name: string) => {
    const named = fileNamed(files, name);
    return named && `${callId}/${filePath(files.indexOf(named) + 1, named.name)}`;
  };
  await mathsAhead(body, givingWay());
  const text = toHtml(doc(markdown(body)), { headingsFrom: 3, math: mathsDrawn(), file });
  return html`<section class="material" aria-labelledby="material">
<h2 id="material">${words.material}</h2>
${items.length === 0 ? '' : html`<ul>${items}</ul>`}
${body.trim() === '' ? '' : html`<details><summary>${words.readMaterial}</summary><div class="text">${raw(text)}</div></details>`}
</section>`;
}
