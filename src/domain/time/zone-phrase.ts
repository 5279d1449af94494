import type { Cursor } from './cursor.ts';
import { lexemesOf } from './lexicon.ts';
import { longestName, type NamedZone, zoneAbbreviated, zoneNamed, zoneOfIana } from './named-zones.ts';
import type { Statement } from './statement.ts';
import { zoneName } from './zone-names.ts';

const names = new Map<string, readonly (readonly string[])[]>();

/**
 * Reads « (heure de Paris) », "London time", `UTC+2`, « heure de Tombouctou ». The zone in force (`zone`) is
 * passed, any other kept in the statement. True if something was read.
 */
export function takeZone(cursor: Cursor, zone: string, statement: Statement): boolean {
  if (!mayBeZone(cursor)) return false;
  const place = cursor.place;
  const { from } = cursor;
  const bracket = cursor.takeMark('(') || cursor.takeMark('[');
  if (takeOwn(cursor, zone, bracket)) return true;
  const named = readZone(cursor);
  if (named === undefined || (bracket && !takeRest(cursor))) {
    cursor.return(place);
    return bracket && statement.zone !== undefined && takeComment(cursor);
  }
  if ('offset' in (named.zone ?? {})) takeCities(cursor);
  // « (UTC+01:00) Brussels, … », « GMT+0100 (Central European Time) »: what was said first holds.
  statement.zone ??= { ...named, from, to: cursor.to };
  return true;
}

/** A zone begins with a bracket, with « heure », or with a name, which is no word of a date. */
function mayBeZone(cursor: Cursor): boolean {
  const next = cursor.peek();
  if (next === undefined || next.kind === 'number') return false;
  if (next.kind === 'mark') return next.text === '(' || next.text === '[';
  // CET, folded, is also « cet », which never stands before a mark or an end.
  if (next.text === 'cet') return cursor.peek(1)?.kind !== 'word';
  const kind = next.sense?.kind;
  // « St John's » begins like "1st".
  return kind === undefined || kind === 'hour' || kind === 'a' || (next.text === 'st' && !next.glued);
}

/** The name of the zone in force, as the bot prints it; « heure locale ». */
function takeOwn(cursor: Cursor, zone: string, bracket: boolean): boolean {
  const place = cursor.place;
  for (const words of [...namesOf(zone), ['heure', 'locale'], ['local', 'time']]) {
    if (!words.every((word, index) => cursor.peek(index)?.text === word)) continue;
    cursor.skip(words.length);
    if (!bracket || takeClosing(cursor)) return true;
    cursor.return(place);
  }
  return false;
}

function takeClosing(cursor: Cursor): boolean {
  return cursor.takeMark(')') || cursor.takeMark(']');
}

/** What follows a zone in its bracket: « (Central European Time - Paris) ». */
function takeRest(cursor: Cursor): boolean {
  for (let more = 0; more < 8; more += 1) {
    if (takeClosing(cursor)) return true;
    if (cursor.atEnd || cursor.seesNumber(0)) return false;
    cursor.skip();
  }
  return false;
}

/** A bracket after a zone that says it again in words of its own. */
function takeComment(cursor: Cursor): boolean {
  const place = cursor.place;
  cursor.skip();
  if (takeRest(cursor)) return true;
  cursor.return(place);
  return false;
}

type Read = { readonly zone: NamedZone | undefined };

function readZone(cursor: Cursor): Read | undefined {
  return readIana(cursor) ?? readAbbreviation(cursor) ?? readFrench(cursor) ?? readEnglish(cursor);
}

/** `Europe/Paris`, `America/New_York`. */
function readIana(cursor: Cursor): Read | undefined {
  if (cursor.peek()?.kind !== 'word' || !cursor.seesMark(1, '/') || !cursor.isGlued(1)) return undefined;
  let name = cursor.peek()?.text ?? '';
  let ahead = 1;
  for (; ahead < 12 && cursor.isGlued(ahead); ahead += 1) {
    const lexeme = cursor.peek(ahead);
    if (lexeme?.kind === 'mark' && !['/', '_', '-', '+'].includes(lexeme.text)) break;
    name += lexeme?.text.replaceAll(' ', '-') ?? '';
  }
  const zone = zoneOfIana(name);
  if (zone === undefined) return undefined;
  cursor.skip(ahead);
  return { zone };
}

/** `CET`, `UTC+2`, `GMT +01:00`, `UTC-5`. */
function readAbbreviation(cursor: Cursor): Read | undefined {
  const text = cursor.peek()?.text ?? '';
  const zone = zoneAbbreviated(text) ?? (text === 'z' && cursor.isGlued(0) ? { offset: 0 } : undefined);
  if (zone === undefined) return undefined;
  cursor.skip();
  const hasOffset =
    (text === 'utc' || text === 'gmt') && (cursor.seesMark(0, '+') || cursor.seesMark(0, '-'));
  const hours = cursor.peek(1);
  if (
    hasOffset &&
    hours?.kind === 'number' &&
    hours.glued &&
    hours.text.length !== 3 &&
    hours.text.length < 5
  ) {
    const sign = cursor.seesMark(0, '+') ? 1 : -1;
    const minutes = cursor.seesMark(2, ':') && cursor.isGlued(3) ? (cursor.peek(3)?.value ?? 0) : 0;
    const long = hours.text.length === 4;
    const east = long ? Math.floor(hours.value / 100) * 60 + (hours.value % 100) : hours.value * 60 + minutes;
    cursor.skip(cursor.seesMark(2, ':') && cursor.isGlued(3) ? 4 : 2);
    if (cursor.peek()?.text === 'h' && cursor.isGlued(0)) cursor.skip();
    return { zone: east > 14 * 60 ? undefined : { offset: sign * east } };
  }
  if (cursor.peek()?.text === 'time') cursor.skip();
  return { zone };
}

/** « heure de Londres », « à l'heure de New York », « heure d'Europe centrale », « heure anglaise ». */
function readFrench(cursor: Cursor): Read | undefined {
  const place = cursor.place;
  if (cursor.take('a') !== undefined) cursor.take('the');
  if (cursor.peek()?.text !== 'heure') {
    cursor.return(place);
    return undefined;
  }
  cursor.skip();
  const abbreviated = readAbbreviation(cursor);
  if (abbreviated !== undefined) return abbreviated;
  const afterHour = cursor.place;
  const isOf = cursor.take('of', 'du', 'since') !== undefined;
  cursor.take('the');
  const zone = readName(cursor);
  if (zone !== undefined) return { zone };
  // « heure de Trifouilly » is a zone that nobody knows.
  cursor.return(afterHour);
  if (!isOf || cursor.peek(1)?.kind !== 'word') {
    cursor.return(place);
    return undefined;
  }
  cursor.skip(2);
  return { zone: undefined };
}

/** "London time", "New York time", "Pacific time", "Central European Standard Time". */
function readEnglish(cursor: Cursor): Read | undefined {
  const place = cursor.place;
  if (cursor.peek()?.kind !== 'word') return undefined;
  const zone = readName(cursor);
  if (zone !== undefined) {
    if (cursor.peek()?.text === 'standard' || cursor.peek()?.text === 'daylight') cursor.skip();
    const isSeason = cursor.take('season') !== undefined;
    if (isSeason || cursor.peek()?.text === 'time') {
      if (!isSeason) cursor.skip();
      return { zone };
    }
  }
  cursor.return(place);
  // "2pm Eastern"
  const short = shortNames.get(cursor.peek()?.text ?? '');
  if (short === undefined) return undefined;
  cursor.skip();
  return { zone: { zone: short } };
}

const shortNames = new Map([
  ['eastern', 'America/New_York'],
  ['pacific', 'America/Los_Angeles'],
  ['pt', 'America/Los_Angeles'],
]);

/** The longest name of a zone that is next. */
function readName(cursor: Cursor): NamedZone | undefined {
  let name = '';
  let best: { readonly zone: NamedZone; readonly ahead: number } | undefined;
  let ahead = 0;
  for (let words = 0; words < longestName; words += 1) {
    if (cursor.seesMark(ahead, '-') && cursor.isGlued(ahead) && ahead > 0) ahead += 1;
    const lexeme = cursor.peek(ahead);
    if (lexeme?.kind !== 'word') break;
    name = name === '' ? lexeme.text : `${name} ${lexeme.text}`;
    ahead += 1;
    const zone = zoneNamed(name);
    if (zone !== undefined) best = { zone, ahead };
  }
  if (best !== undefined) cursor.skip(best.ahead);
  return best?.zone;
}

/** « (UTC+01:00) Bruxelles, Copenhague, Madrid, Paris »: calendars name its cities. */
function takeCities(cursor: Cursor): void {
  for (;;) {
    const place = cursor.place;
    cursor.takeMark(',') || cursor.takeMark('/');
    if (cursor.peek()?.kind !== 'word' || readName(cursor) === undefined) {
      cursor.return(place);
      return;
    }
  }
}

function namesOf(zone: string): readonly (readonly string[])[] {
  const known = names.get(zone);
  if (known !== undefined) return known;
  const meter = { steps: 0 };
  const all = (['fr', 'en'] as const).map((language) =>
    lexemesOf(zoneName(zone, language), meter).map(({ text }) => text),
  );
  if (names.size > 700) names.clear();
  names.set(zone, all);
  return all;
}
