import { styleText } from 'node:util';
import { fromInstant } from '../domain/time/zone.ts';
import { keepTogether } from '../message/typography.ts';
import type { TourMessage } from './person.ts';

/** Lines of a message that are shown; a long text ends in an ellipsis. */
const mostLines = 14;
const width = 100;
/** The colours of people, in the order in which they first write. */
const colours = ['cyan', 'yellow', 'magenta'] as const;

/** Prints the tour: what is narrated, who writes what, what the bot posts. Colours only on a terminal. */
export class Screen {
  readonly #zone: string;
  readonly #people: string[] = [];

  constructor(zone: string) {
    this.#zone = zone;
  }

  narrate(text: string): void {
    console.log(`\n${styleText('dim', fold(text, width).join('\n'))}`);
  }

  title(text: string): void {
    console.log(styleText('bold', text));
  }

  show(message: TourMessage): void {
    const hour = fromInstant(message.at, this.#zone).local.slice('yyyy-MM-ddT'.length);
    const indent = message.thread === null ? '' : '    ';
    const mark = message.edited ? ' ✎' : message.ring && message.author.bot ? ' 🔔' : '';
    console.log(`${indent}${styleText('dim', hour)} ${this.#name(message)}${mark}`);
    // The settings that an address carries say nothing to a reader.
    const text = message.text.replace(/(https:\/\/[^\s?]+)\?\S+/g, '$1…');
    const lines = text.split('\n').flatMap((line) => fold(line, width - indent.length - 6));
    const shown = lines.length > mostLines ? [...lines.slice(0, mostLines - 1), '…'] : lines;
    for (const line of shown) console.log(`${indent}      ${line}`);
  }

  #name({ author: { bot, name } }: TourMessage): string {
    if (bot) return styleText(['green', 'bold'], 'Cours');
    if (!this.#people.includes(name)) this.#people.push(name);
    const colour = colours[this.#people.indexOf(name) % colours.length] ?? 'cyan';
    return styleText([colour, 'bold'], name);
  }
}

/** A line in pieces of at most `most` characters, broken at spaces other than no-break ones; a long word stays whole. */
function fold(line: string, most: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of keepTogether(line).split(/(?<=[ \t])/)) {
    if (piece !== '' && piece.length + word.trimEnd().length > most) {
      pieces.push(piece.trimEnd());
      piece = '';
    }
    piece += word;
  }
  return [...pieces, piece.trimEnd()];
}
