import type { Lexeme } from './lexicon.ts';
import type { Sense, SenseKind } from './senses.ts';
import type { Meter } from './tokens.ts';
import type { Language } from './types.ts';

/** A stretch of the text as typed: what a ready line replaces. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What was read at a place, and where that ended. */
interface Remembered {
  readonly value: unknown;
  readonly to: number;
}

/** Walks over lexemes. Every look counts as a step, so that a test can show that reading is linear. */
export class Cursor {
  private readonly lexemes: readonly Lexeme[];
  private readonly meter: Meter;
  private at = 0;
  private readonly remembered = new Map<(cursor: Cursor) => unknown, Map<number, Remembered>>();
  /** The language of the text's words: « mar » is another word in English. */
  readonly language: Language;

  constructor(lexemes: readonly Lexeme[], language: Language, meter: Meter) {
    this.lexemes = lexemes;
    this.language = language;
    this.meter = meter;
  }

  /** The lexeme so many places on; undefined past the end. */
  peek(ahead = 0): Lexeme | undefined {
    this.meter.steps += 1;
    return this.lexemes[this.at + ahead];
  }

  /** Is the lexeme so many places on of one of these kinds? */
  sees(ahead: number, ...kinds: readonly SenseKind[]): boolean {
    const sense = this.peek(ahead)?.sense;
    return sense !== undefined && kinds.includes(sense.kind);
  }

  /** Is it this mark? */
  seesMark(ahead: number, mark: string): boolean {
    const lexeme = this.peek(ahead);
    return lexeme?.kind === 'mark' && lexeme.text === mark;
  }

  /** Is it a number, in digits (or, if allowed, as a word)? */
  seesNumber(ahead: number, words: 'digits' | 'words' = 'digits'): boolean {
    const lexeme = this.peek(ahead);
    if (lexeme === undefined || Number.isNaN(lexeme.value)) return false;
    return words === 'words' || lexeme.kind === 'number';
  }

  isGlued(ahead: number): boolean {
    return this.peek(ahead)?.glued === true;
  }

  /** Goes past the next lexeme if it is of one of these kinds, and gives its sense. */
  take(...kinds: readonly SenseKind[]): Sense | undefined {
    const sense = this.peek()?.sense;
    if (sense === undefined || !kinds.includes(sense.kind)) return undefined;
    this.at += 1;
    return sense;
  }

  /** Goes past this mark if it is next. */
  takeMark(mark: string): boolean {
    if (!this.seesMark(0, mark)) return false;
    this.at += 1;
    return true;
  }

  skip(count = 1): void {
    this.at += count;
  }

  /**
   * Reads what several parts of the grammar try at the same place, once a place. `read` must depend on nothing but
   * the place.
   */
  once<T>(read: (cursor: Cursor) => T): T {
    const known = this.remembered.get(read) ?? new Map<number, Remembered>();
    this.remembered.set(read, known);
    this.meter.steps += 1;
    const before = known.get(this.at);
    if (before !== undefined) {
      this.at = before.to;
      return before.value as T;
    }
    const place = this.at;
    const value = read(this);
    known.set(place, { value, to: this.at });
    return value;
  }

  get atEnd(): boolean {
    return this.at >= this.lexemes.length;
  }

  /** A place to come back to. */
  get place(): number {
    return this.at;
  }

  return(place: number): void {
    this.at = place;
  }

  /** Where in the text the next lexeme begins; at the end, where the last one ended. */
  get from(): number {
    return this.peek()?.from ?? this.to;
  }

  /** Where in the text the last lexeme passed ended. */
  get to(): number {
    return this.lexemes[this.at - 1]?.to ?? 0;
  }
}
