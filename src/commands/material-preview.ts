import type { FileRef, Material, Session } from '../domain/session.ts';
import { type Block, markdown } from '../message/document.ts';
import { fileNamed } from '../message/file-named.ts';
import { filesLinkedIn, imagesIn } from '../message/markdown-html.ts';
import { pastedText } from '../message/pasted-text.ts';
import { isPicture } from '../message/picture-size.ts';
import { leadsOutside } from '../message/sanitize.ts';
import { wholeCharacters } from '../message/whole-characters.ts';
import { readable } from '../message/withheld.ts';
import type { CourseScene } from '../services/scene.ts';

/** Length of the preview, in characters; it ends between two paragraphs, or at a line. */
const previewLength = 1_500;

/** What the class will see of the text, its beginning; and what of it they will not see, or not as it is meant. */
export function previewOf({ words }: CourseScene, { number }: Session, material: Material): readonly Block[] {
  const { withheld } = readable(pastedText(material.body));
  const { source } = markdown(material.body);
  const shown = source.trim();
  return [
    ...(withheld === 'nothing' ? [] : [words.material.withheld(withheld === 'unclosed')]),
    ...unseen(words.material, number, shown, material.files),
    ...(shown === '' ? [] : words.material.preview(beginning(shown), shown.length > previewLength)),
  ];
}

/** Pictures and files that the text names and nobody will see there. */
function unseen(
  words: CourseScene['words']['material'],
  number: number,
  source: string,
  files: readonly FileRef[],
): readonly Block[] {
  const images = [...new Set(imagesIn(source))];
  const isElsewhere = (address: string) => leadsOutside(address) || /^(?:\/\/|data:)/i.test(address);
  const elsewhere = images.some(isElsewhere);
  const named = images.filter((address) => !isElsewhere(address));
  const missing = new Set(
    [...named, ...filesLinkedIn(source)].filter((address) => fileNamed(files, address) === undefined),
  );
  const notPictures = named.flatMap((address) => {
    const file = fileNamed(files, address);
    return file === undefined || isPicture(file.type) ? [] : [file.name];
  });
  return [
    ...(elsewhere ? [words.picturesElsewhere()] : []),
    ...(missing.size === 0 ? [] : [words.missingFiles([...missing].map(typed), number)]),
    ...(notPictures.length === 0 ? [] : [words.notPictures([...new Set(notPictures)])]),
  ];
}

/** An address as it was typed, not as it is encoded. */
function typed(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function beginning(body: string): string {
  if (body.length <= previewLength) return body;
  const cut = wholeCharacters(body, { characters: previewLength });
  const ends = [cut.lastIndexOf('\n\n'), cut.lastIndexOf('\n')];
  const end = ends.find((at) => at > previewLength / 2);
  return end === undefined ? cut : cut.slice(0, end);
}
