import { fold } from '../domain/fold.ts';
import { splitInstead } from '../domain/time/instead-of.ts';
import { isRelative, parseStretch } from '../domain/time/parse-when.ts';
import type { Way } from '../domain/time/shift.ts';
import type { Stretch } from '../domain/time/stretch.ts';
import type { Language } from '../domain/time/types.ts';
import { readSessions } from '../domain/which-session.ts';
import { wordTable } from '../domain/word-table.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { takeConfirm } from './confirm-word.ts';
import type { CommandLine } from './verb.ts';
import { timeContext, typedIn } from './when.ts';

/** Sessions that are meant without being named: what changes then asks first. */
export type Source =
  | { readonly kind: 'next' }
  /** « décaler 10 min »: nothing but how much. */
  | { readonly kind: 'length' }
  /** « 14h au lieu de 13h »: the next that is there. */
  | { readonly kind: 'instead'; readonly from: string }
  | { readonly kind: 'days'; readonly stretch?: Stretch; readonly minute?: number };

/** A line of `déplacer`, read: which sessions, and what is said of where they go. */
export interface MoveArgs {
  readonly numbers: readonly number[];
  readonly source?: Source;
  readonly when: string;
  readonly way: Way;
  /** The verb as typed, which says the way. */
  readonly verb: string;
  readonly confirmed: boolean;
  readonly language: Language;
}

const ways = wordTable<Way>({
  ...{ avancer: 'earlier', bring: 'earlier', advance: 'earlier' },
  ...{ retarder: 'later', repousser: 'later', push: 'later', delay: 'later', postpone: 'later' },
  ...{ decaler: 'shift', reporter: 'shift', shift: 'shift' },
});

const counted = /^\d+\s*(?:min|mn|h|heure|hour|jour|day|semaine|week|mois|month)(?!\p{L}{3})/iu;

/** Reads `déplacer S3 WHEN`, `décaler S3-S5 d'une heure`, « déplacer le cours de lundi à mardi 10h ». */
export function readMove(typed: CommandLine, scene: Scene): MoveArgs | Refusal {
  const words = scene.words.changes;
  const language = typedIn(typed, scene);
  const way = ways.get(fold(typed.verb)) ?? 'any';
  const known = { way, verb: typed.verb, language };
  const context = timeContext(scene, language);
  // "push back S1 an hour", "bring forward S5 by 30 min"
  const [, particle, after] = /^(forward|back|up)\s+(s\d.*)$/iu.exec(typed.text) ?? [];
  const text = particle === undefined ? typed.text : (after ?? '');
  // « décaler 10 min » is no session 10.
  const named = counted.test(text) ? undefined : readSessions(text, 'several');
  const [number] = named?.numbers ?? [];
  if (named === undefined || number === undefined) {
    const found = readSource(text, scene, language, way);
    if (found === undefined || typed.title !== undefined)
      return refuse('moveMissing', words.moveMissing(undefined));
    return { ...known, ...found, numbers: [], confirmed: false };
  }
  const { confirmed, rest } = takeConfirm(named.rest);
  const when = particle === undefined ? rest : `${particle} ${rest}`;
  if (named.numbers.length > 1 && isRelative(when, context, way) === undefined) {
    const example = `${wordsOf(language).planning.typed.move} S${number} ${when}`.trim();
    return refuse('moveOne', words.moveOne(named.numbers, example));
  }
  if (when === '') return refuse('moveMissing', words.moveMissing(number));
  if (typed.title !== undefined) {
    const example = `${wordsOf(language).planning.typed.move} S${number} ${when}`;
    return refuse('unread', scene.words.planning.unread(typed.title.slice(0, 80), example));
  }
  return { ...known, numbers: named.numbers, when, confirmed };
}

const noun = '(?:séances?|seances?|cours|sessions?|class(?:es)?|lessons?|lectures?|td|tp|celles?|celui|ceux)';
const article = "(?:(?:la|le|les|ma|mon|mes|the|my|tous les|toutes les|all|all the|every)\\s+|l['’])";
const next = new RegExp(
  `^(?:${article})?(?:(?:prochaine?|next)\\s+${noun}|${noun}\\s+(?:prochaine?|suivante?)|(?<=(?:la|le|l['’])\\s*)(?:prochaine?))(?=\\s|$)`,
  'iu',
);
const before = new RegExp(`^(?:${article})?${noun}\\s+(?:(?:de|du|des|of|on|in)\\s+|d['’]\\s*)?`, 'iu');
const possessive = /^(.{3,30}?)['’]s\s+(?:class|session|lesson|lecture)\s+/iu;
const startHour = /^(\d{1,2})\s?(?:h|:)\s?(\d{2})?(?=\s)/iu;

/** Which sessions a line means without their name, and what it says of where they go. */
function readSource(
  text: string,
  scene: Scene,
  language: Language,
  way: Way,
): { readonly source: Source; readonly when: string } | undefined {
  const context = timeContext(scene, language);
  if (isRelative(text, context, way) === 'shift') return { source: { kind: 'length' }, when: text };
  const coming = next.exec(text);
  if (coming !== null) {
    const when = text.slice(coming[0].length).trim();
    return when === '' ? undefined : { source: { kind: 'next' }, when };
  }
  const instead = splitInstead(text);
  if (
    instead !== undefined &&
    isRelative(instead.to.replace(/^(?:à|a|at)\s+/iu, ''), context, 'any') !== undefined
  )
    return { source: { kind: 'instead', from: instead.from }, when: text };
  const owner = possessive.exec(text);
  const lead = before.exec(text);
  const days =
    owner === null ? text.slice(lead?.[0].length ?? 0) : `${owner[1] ?? ''} ${text.slice(owner[0].length)}`;
  const read = parseStretch(days, context, { spans: false });
  const afterDay = read?.rest ?? days;
  const hour = startHour.exec(afterDay);
  const when = afterDay.slice(hour?.[0].length ?? 0).trim();
  const isNamed = lead !== null || owner !== null || isRelative(when, context, way) === 'shift';
  if (!isNamed || when === '' || (read === undefined && hour === null)) return undefined;
  const minute = hour === null ? undefined : Number(hour[1]) * 60 + Number(hour[2] ?? 0);
  const source = {
    kind: 'days',
    ...(read === undefined ? {} : { stretch: read.stretch }),
    ...(minute === undefined ? {} : { minute }),
  } as const;
  return { source, when };
}
