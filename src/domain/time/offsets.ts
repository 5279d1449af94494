import { minutesOf } from './duration.ts';
import { foldText } from './fold-text.ts';
import { formatDuration } from './format.ts';
import type { Language, Quiet, ReminderRule, ShowBefore } from './types.ts';

const none = new Set(['aucun', 'aucune', 'none', 'no', 'non', 'jamais', 'never']);
const dayMinutes = 24 * 60;
const mostReminders = 5;

/** The value of `rappels`: `veille 18h, 10min`, `1j`, `1h`, `aucun`. Undefined if any part is not read. */
export function parseReminders(text: string): readonly ReminderRule[] | undefined {
  const folded = foldText(text);
  if (none.has(folded)) return [];
  const rules: ReminderRule[] = [];
  for (const part of folded.split(/ ?[,;] ?| et | and /u)) {
    const rule = parseRule(part);
    if (rule === undefined) return undefined;
    if (!rules.some((other) => ruleKey(other) === ruleKey(rule))) rules.push(rule);
  }
  return rules.length > mostReminders ? undefined : rules;
}

function parseRule(part: string): ReminderRule | undefined {
  const eve = /^(?:la )?(?:veille|eve|the day before|day before|the eve)(?: a| at)? (.+)$/u.exec(part);
  if (eve !== null) {
    const at = parseClock(eve[1] ?? '');
    return at === undefined ? undefined : { kind: 'eve', at };
  }
  const minutes = offsetMinutes(part.replace(/ (?:avant|before)$/u, ''));
  return minutes === undefined ? undefined : { kind: 'before', minutes };
}

/** `10min`, `1h`, `2j`, `1 semaine`, in minutes: 1 min to 4 weeks. */
function offsetMinutes(text: string): number | undefined {
  const days = /^(\d{1,2}) ?(j|jours?|d|days?|semaines?|weeks?|w)$/u.exec(text);
  const minutes =
    days === null
      ? minutesOf(text)
      : Number(days[1]) * dayMinutes * (/^(?:s|w)/u.test(days[2] ?? '') ? 7 : 1);
  return minutes !== undefined && minutes >= 1 && minutes <= 28 * dayMinutes ? minutes : undefined;
}

/** `18h`, `18h30`, `18:30`, `6pm` as `HH:mm`. */
function parseClock(text: string): string | undefined {
  const match = /^(\d{1,2}) ?(?:h|:|heures?)? ?(\d{2})? ?(am|pm)?$/u.exec(text.trim());
  if (match === null) return undefined;
  const typed = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (match[3] !== undefined && (typed < 1 || typed > 12)) return undefined;
  const hour = match[3] === undefined ? typed : (typed % 12) + (match[3] === 'pm' ? 12 : 0);
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : undefined;
}

/** A rule as text that never changes: what `session.reminded` and timers are keyed by. */
export function ruleKey(rule: ReminderRule): string {
  return rule.kind === 'eve' ? `eve ${rule.at}` : `before ${rule.minutes}`;
}

/** The rules as `réglages` shows them and `parseReminders` reads them. */
export function printReminders(rules: readonly ReminderRule[], language: Language): string {
  if (rules.length === 0) return language === 'fr' ? 'aucun' : 'none';
  const eve = language === 'fr' ? 'veille' : 'day before';
  return rules
    .map((rule) =>
      rule.kind === 'eve' ? `${eve} ${printClock(rule.at)}` : printOffset(rule.minutes, language),
    )
    .join(', ');
}

/** The value of `silence`: `21h-7h`, `aucun`. */
export function parseQuiet(text: string): Quiet | undefined {
  const folded = foldText(text).replace(/^(?:de|from) /u, '');
  if (none.has(folded)) return 'none';
  const [from, to, more] = folded.split(/ ?[-–] ?| a | to /u);
  if (from === undefined || to === undefined || more !== undefined) return undefined;
  const start = parseClock(from);
  const end = parseClock(to);
  return start === undefined || end === undefined || start === end ? undefined : { from: start, to: end };
}

/** A quiet night as `parseQuiet` reads it. */
export function printQuiet(quiet: Quiet, language: Language): string {
  if (quiet === 'none') return language === 'fr' ? 'aucun' : 'none';
  return `${printClock(quiet.from)}-${printClock(quiet.to)}`;
}

/** The value of `support`: `ouverture`, or how long before the start (`2j`). */
export function parseShowBefore(text: string): ShowBefore | undefined {
  const folded = foldText(text).replace(/ (?:avant|before)$/u, '');
  if (folded === 'ouverture' || folded === 'opening') return 'opening';
  const minutes = offsetMinutes(folded);
  return minutes === undefined ? undefined : { minutes };
}

/** When the material is shown, as `parseShowBefore` reads it. */
export function printShowBefore(when: ShowBefore, language: Language): string {
  if (when === 'opening') return language === 'fr' ? 'ouverture' : 'opening';
  return printOffset(when.minutes, language);
}

function printOffset(minutes: number, language: Language): string {
  if (minutes % dayMinutes === 0) return `${minutes / dayMinutes}${language === 'fr' ? 'j' : 'd'}`;
  return minutes < 60 ? `${minutes}min` : formatDuration(minutes, language).replace(/\s/gu, '');
}

function printClock(time: string): string {
  const [hour, minute] = time.split(':');
  return `${Number(hour)}h${minute === '00' ? '' : minute}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
