import type { FileRef } from '../domain/session.ts';
import { languageOf, type Words } from '../i18n/words.ts';
import { type Block, type Document, doc, line } from '../message/document.ts';
import { toMarkdown } from '../message/markdown.ts';
import { wholeCharacters } from '../message/whole-characters.ts';
import type { ChatLimits, OutPart } from '../ports/chat.ts';

/** Characters of a long text that still stand in the message, before the file. */
const summaryLength = 600;
/** Items of a long list that still do. */
const summaryItems = 10;

/**
 * A post as one platform can take it: the text, then each file. Beyond the platform's size the text
 * becomes a summary and a file; a file too large becomes a line that names it.
 * `putBlob` stores the whole text before the post is applied, so that a row never names missing bytes.
 */
export async function partsFor(
  limits: ChatLimits,
  document: Document,
  files: readonly FileRef[],
  words: Words,
  putBlob: (bytes: Uint8Array) => Promise<string>,
): Promise<readonly OutPart[]> {
  const fits = files.filter((file) => file.size <= limits.fileBytes);
  const named = files.filter((file) => file.size > limits.fileBytes);
  const language = document.language ?? languageOf(words);
  const line = named.length === 0 ? [] : [words.engine.filesTooLarge(named.map((file) => file.name))];
  const whole: Document = { blocks: [...document.blocks, ...line], language };
  const parts: OutPart[] = [];
  if (limits.sizeOf(whole) <= limits.textBytes) {
    parts.push({ kind: 'text', document: whole });
  } else {
    const bytes = new TextEncoder().encode(toMarkdown(whole));
    const blob = await putBlob(bytes);
    parts.push({ kind: 'text', document: { ...summary(limits, whole, words), language } });
    parts.push({
      kind: 'file',
      file: { blob, name: words.engine.textFileName(), type: 'text/markdown', size: bytes.byteLength },
    });
  }
  for (const file of fits) parts.push({ kind: 'file', file });
  return parts;
}

/**
 * The document with its long texts cut at a word and its long lists after some items, as much of it as
 * fits, and the sentence that says where the rest is.
 */
function summary(limits: ChatLimits, document: Document, words: Words): Document {
  const rest = line`${words.engine.restInFile()}`;
  const blocks = document.blocks.map(shortened);
  while (blocks.length > 1 && limits.sizeOf(doc(...blocks, rest)) > limits.textBytes) blocks.pop();
  const short = doc(...blocks, rest);
  return limits.sizeOf(short) <= limits.textBytes ? short : doc(rest);
}

function shortened(block: Block): Block {
  if (block.kind === 'markdown' && block.source.length > summaryLength) {
    return { kind: 'markdown', source: `${cutAtWord(block.source, summaryLength)} …` };
  }
  if (block.kind === 'list' && block.items.length > summaryItems) {
    return { ...block, items: [...block.items.slice(0, summaryItems), ['…']] };
  }
  return block;
}

function cutAtWord(text: string, length: number): string {
  const cut = wholeCharacters(text, { characters: length });
  const space = cut.lastIndexOf(' ');
  return space > length / 2 ? cut.slice(0, space) : cut;
}
