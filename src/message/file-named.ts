import { fileName } from './file-name.ts';

/**
 * The file that an image's address in Markdown means: by its name, also percent-encoded, in the other Unicode
 * form, below folders, and only then in other letters than its own (`Schema.PNG`). Addresses elsewhere mean none.
 */
export function fileNamed<File extends { readonly name: string }>(
  files: readonly File[],
  address: string,
): File | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:)?\/\/|^(?:data|mailto|blob|file):/i.test(address)) return undefined;
  const given = [address, decoded(address)];
  const forms = [...given, ...given.map(fileName), ...given.map(lastPart)];
  for (const key of [exact, loose]) {
    for (const form of forms) {
      const found = files.find(({ name }) => key(name) === key(form));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const exact = (name: string) => name.normalize('NFC').trim();
const loose = (name: string) =>
  exact(name)
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ');
const lastPart = (path: string) => path.split(/[/\\]/).at(-1) || path;

/** Percent signs that encode nothing stay: `100%.png` is a name. */
function decoded(address: string): string {
  return address.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
