import { type Claim, claimsOf, type Facet } from './claims.ts';
import type { Here } from './here.ts';
import { type Lexeme, lexemesOf } from './lexicon.ts';
import type { SenseKind } from './senses.ts';
import type { Edit } from './statement.ts';
import type { Occurrence, QuestionMatter } from './types.ts';

type Code = QuestionMatter['code'];

/** What each question puts in doubt: of this alone may its lines say something else than what was typed. */
const doubts: Readonly<Partial<Record<Code, readonly Facet[]>>> = {
  skipped: ['hour', 'length', 'date'],
  doubled: ['hour', 'date'],
  weekdayMismatch: ['date', 'weekday'],
  daysDisagree: ['date', 'weekday'],
  idiomDays: ['date'],
  onceOrEach: ['series'],
  night: ['hour'],
  midnight: ['hour', 'date', 'weekday'],
  noSuchHour: ['hour', 'length'],
  hourPeriod: ['hour', 'length'],
  bareHour: ['hour', 'date'],
  dotted: ['hour', 'length', 'date'],
  marchOrTuesday: ['date', 'weekday'],
  dayOrMonth: ['date', 'weekday'],
  eitherDay: ['date'],
  noSuchDay: ['date'],
  noSuchWeek: ['date', 'series'],
  past: ['date', 'hour', 'series'],
  tooFar: ['date', 'series'],
  weekOrSession: ['date'],
  vacation: ['series'],
  vague: ['series', 'vague'],
  now: ['vague'],
  either: ['date', 'weekday', 'hour', 'length'],
  endBeforeStart: ['hour', 'length'],
  rangeBackwards: ['date', 'series'],
  length: ['length'],
  lengthsDisagree: ['length'],
  emptySeries: ['series', 'date'],
  countOf: ['series'],
  tooMany: ['series', 'date', 'weekday'],
  otherZone: ['zone', 'hour', 'date', 'weekday', 'length'],
  whichWeek: ['date', 'weekday'],
  movedOrResized: ['hour', 'length'],
  shiftDoubt: ['hour', 'length', 'date', 'weekday', 'vague'],
  oneOnly: ['date', 'weekday', 'hour', 'length', 'series'],
};

/** So many characters of what is left out are looked at: titles are shorter. */
const longestLook = 300;

/** A ready line: the typed text with its edits made, and the moments that it means. */
export interface Proposed {
  readonly edits: readonly Edit[];
  readonly moments: readonly Occurrence[];
  /** The questions that it answers. */
  readonly codes: readonly Code[];
}

/**
 * Does a ready line leave unsaid nothing that was said? Each piece of a date that its edits touch has to be borne
 * out by its moments, unless a question is about it.
 */
export function isHonest({ edits, moments, codes }: Proposed, claims: readonly Claim[]): boolean {
  const free = new Set(codes.flatMap((code) => doubts[code] ?? []));
  const touched = edits.filter(({ from, to, lost }) => from < to && lost !== true);
  return touched.every((edit) => {
    const hit = claims.filter(({ from, to }) => from < edit.to && to > edit.from);
    return hit.every(
      ({ facet, agrees }) => free.has(facet) || (agrees !== undefined && moments.some(agrees)),
    );
  });
}

/**
 * Does an edit take away as no date what is one after all? It is no title or place if it begins as a date, or if
 * a piece of one stands in it.
 */
export function takesDate({ from, to, lost: isLost, spelled }: Edit, here: Here): boolean {
  if (isLost !== true) return false;
  return (
    saysWhen(here.text.slice(from, Math.min(to, from + longestLook)), to, here) || misreads(spelled, to, here)
  );
}

/** With its misread word spelled right, is it a date? */
function misreads(spelled: string | undefined, to: number, here: Here): boolean {
  return spelled !== undefined && saysWhen(spelled.slice(0, longestLook), to, here);
}

function saysWhen(lost: string, to: number, here: Here): boolean {
  const lexemes = lexemesOf(lost, here.meter);
  const first = lexemes.find(({ sense }) => sense === undefined || !smallWords.has(sense.kind));
  if (/^(?:meme|same)$/u.test(first?.text ?? '')) return true;
  if (first?.sense !== undefined && dateKinds.has(first.sense.kind)) return true;
  // « tous bla les » before a weekday says which ones.
  const isDeterminer = lexemes.at(-1)?.sense?.kind === 'the' && to < here.text.length;
  if (isDeterminer) return true;
  // Numbers alone are no title: nobody knows what they count.
  const hasWords = lexemes.some(({ kind, sense }) => kind === 'word' && sense === undefined);
  if (!hasWords && lexemes.some(({ sense, value }) => sense?.kind === 'outOf' || !Number.isNaN(value)))
    return true;
  const pieces = claimsOf(lost, here).filter(({ facet }) => facet !== 'vague');
  return pieces.some(({ from: at, facet, isGenitive }) => {
    const isTitle = isGenitive && (facet === 'date' || facet === 'weekday');
    return at <= (first?.from ?? 0) || !isTitle;
  });
}

const repeating = new Set<SenseKind>([
  'every',
  'everyDay',
  'everyWeek',
  'everyOther',
  'workday',
  'odd',
  'even',
]);

/** Is a lexeme a number of two or more that is no hour and no date? */
function isCount(lexemes: readonly Lexeme[], index: number): boolean {
  const [before, lexeme, after] = [lexemes[index - 1], lexemes[index], lexemes[index + 1]];
  if (lexeme === undefined || !(lexeme.value > 1 && lexeme.value <= 200) || lexeme.glued) return false;
  const isDated = [before?.text, after?.text].some((text) => text !== undefined && /^[:/.-]$/u.test(text));
  return !isDated && after?.glued !== true && after?.sense?.kind !== 'hour' && after?.sense?.kind !== 'month';
}

/** Does a text say that something comes back: « tous les », « sur deux », « 10 fois », « jusqu'au 15/12 », « les mardis »? */
export function saysSeries({ text, meter }: Here): boolean {
  const lexemes = lexemesOf(text.slice(0, longestLook), meter);
  return lexemes.some(({ sense }, index) => {
    const next = lexemes[index + 1];
    if (sense === undefined) return false;
    if (repeating.has(sense.kind) || (sense.kind === 'weekday' && sense.plural === true)) return true;
    if (sense.kind === 'outOf') return next !== undefined && !Number.isNaN(next.value);
    if (sense.kind === 'sessions') return [1, 2, 3, 4].some((back) => isCount(lexemes, index - back));
    if (sense.kind === 'times') return lexemes[index - 1]?.value !== 1;
    const isDay =
      next?.sense?.kind === 'weekday' || next?.sense?.kind === 'month' || next?.sense?.kind === 'on';
    return (
      sense.kind === 'until' &&
      (isDay || lexemes[index + 2]?.text === '/' || lexemes[index + 2]?.sense?.kind === 'month')
    );
  });
}

/** Does a text say anything of when, be it in words that no date is made of? */
export function speaksOfWhen({ text, meter }: Here): boolean {
  return lexemesOf(text, meter).some(({ sense }) => sense !== undefined && dateKinds.has(sense.kind));
}

const smallWords = new Set<SenseKind>(['the', 'of', 'du', 'au', 'a', 'at', 'an', 'on', 'in', 'and']);
const dateKinds = new Set<SenseKind>([
  ...(['weekday', 'month', 'dayOffset', 'everyDay', 'every', 'everyWeek', 'since', 'until'] as const),
  ...([
    'except',
    'holidays',
    'vacation',
    'times',
    'noon',
    'midnight',
    'weeksLater',
    'minus',
    'past',
  ] as const),
  ...(['next', 'following', 'coming', 'this', 'nextDay', 'everyOther', 'workday', 'fortnight'] as const),
  ...(['week', 'day', 'hour', 'minute', 'period', 'periodOfToday', 'about', 'vague'] as const),
  ...(['monthUnit', 'for', 'vaguePart', 'inclusive'] as const),
]);
