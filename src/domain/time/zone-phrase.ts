import type { Cursor } from './cursor.ts';
import { lexemesOf } from './lexicon.ts';
import type { Statement } from './statement.ts';
import { zoneName } from './zone-names.ts';

const names = new Map<string, readonly (readonly string[])[]>();

/**
 * Passes « (heure de Paris) », "(Paris time)" if that is the zone in force; of any other name in
 * brackets, asks. True if something was passed.
 */
export function takeZone(cursor: Cursor, zone: string, statement: Statement): boolean {
  const place = cursor.place;
  const { from } = cursor;
  const bracket = cursor.takeMark('(');
  for (const words of namesOf(zone)) {
    if (words.every((word, index) => cursor.peek(index)?.text === word)) {
      cursor.skip(words.length);
      if (!bracket || cursor.takeMark(')')) return true;
      cursor.return(place + 1);
    }
  }
  cursor.return(place);
  if (!bracket) return false;
  return takeOther(cursor, from, zone, statement);
}

/** A bracket that names another time: the line without it is in the zone in force. */
function takeOther(cursor: Cursor, from: number, zone: string, statement: Statement): boolean {
  const place = cursor.place;
  let namesTime = false;
  cursor.skip();
  while (!cursor.atEnd && !cursor.seesMark(0, ')')) {
    if (timeWords.has(cursor.peek()?.text ?? '')) namesTime = true;
    cursor.skip();
  }
  if (!namesTime || !cursor.takeMark(')')) {
    cursor.return(place);
    return false;
  }
  const ways = [[{ from, to: cursor.to, text: '' }]];
  statement.drafts.push({ matter: { code: 'otherZone', zone }, ways });
  return true;
}

const timeWords = new Set(['heure', 'temps', 'time', 'utc', 'gmt']);

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
