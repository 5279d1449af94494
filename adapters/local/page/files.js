// Files on their way: how large they are, whether they may go, and those that are dropped on the page.
import { data, words } from './data.js';

/** A size in the words of the server (src/message/size.ts). */
export function sizeText(bytes) {
  const { one, bytes: several, kilo, mega } = words.units;
  const single = bytes === 1 || (bytes === 0 && data.language === 'fr');
  if (bytes < 1000) return `${bytes}\u00a0${single ? one : several}`;
  const [value, unit] = bytes < 999_500 ? [bytes / 1000, kilo] : [bytes / 1_000_000, mega];
  const digits = value < 9.95 ? 1 : 0;
  const number = new Intl.NumberFormat(data.language, { maximumFractionDigits: digits }).format(value);
  return `${number}\u00a0${unit}`;
}

/** Why these files cannot go with one message; undefined if they can. */
export function refusalOf(files) {
  if (files.length > data.limits.files) return words.tooManyFiles;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return bytes > data.limits.bytes ? words.filesTooLarge : undefined;
}

/** Files dropped anywhere go to the composer that `composerAt` gives for the place; the browser opens none of them. */
export function bringDrops(composerAt) {
  const carries = (event) => event.dataTransfer?.types.includes('Files') === true;
  let over;
  const point = (form) => {
    over?.classList.remove('taking');
    over = form;
    over?.classList.add('taking');
  };
  document.addEventListener('dragover', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    const composer = composerAt(event.target);
    event.dataTransfer.dropEffect = composer === undefined ? 'none' : 'copy';
    point(composer?.form);
  });
  document.addEventListener('dragleave', (event) => event.relatedTarget === null && point(undefined));
  document.addEventListener('drop', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    point(undefined);
    const composer = composerAt(event.target);
    // A folder comes as a file that cannot be read.
    const entries = [...event.dataTransfer.items].filter((item) => item.kind === 'file');
    const files = entries.flatMap((item) =>
      item.webkitGetAsEntry?.()?.isDirectory ? [] : [item.getAsFile()].filter((file) => file !== null),
    );
    composer?.attach(files);
    composer?.text.focus();
  });
}
