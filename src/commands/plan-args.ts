import { limits } from '../domain/limits.ts';
import { formatDuration } from '../domain/time/format.ts';
import { parsePlan } from '../domain/time/parse-when.ts';
import type { Occurrence, TimeNote } from '../domain/time/types.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { proposed } from './did-you-mean.ts';
import { readLostWords } from './lost-words.ts';
import { splitPlanLine } from './plan-line.ts';
import { type PlanOptions, readPlanOptions } from './plan-options.ts';
import { type CommandLine, isRefused } from './verb.ts';
import { refuseWhen, timeContext, typedIn } from './when.ts';

/** A line of `planifier`, read: when, and what may follow. */
export interface PlanArgs {
  readonly occurrences: readonly Occurrence[];
  readonly series: boolean;
  readonly notes: readonly TimeNote[];
  readonly options: PlanOptions;
  readonly title: string;
  /** The message goes on after the first line, which alone is read. */
  readonly more: boolean;
}

/** Reads `planifier WHEN [durée D] [groupe NAME] [lieu "B204"] [— TITLE]`. */
export function readPlan(line: CommandLine, scene: Scene): PlanArgs | Refusal {
  const words = scene.words.planning;
  const language = typedIn(line, scene);
  const typed = wordsOf(language).planning.typed;
  const { text, title, location } = splitPlanLine(line);
  if (text === '') return refuse('planMissing', words.planMissing());
  if (title.length > limits.titleLength) {
    return refuse('titleTooLong', scene.words.common.titleTooLong(limits.titleLength, title.length));
  }
  const read = parsePlan(text, timeContext(scene, language));
  if (!read.ok) {
    const known = { rest: read.rest, title, ...(location === undefined ? {} : { location }) };
    const [soon] = read.question.lines;
    if (read.question.code === 'now' && soon !== undefined) {
      const line = [typed.plan, soon, afterDate(known, '', typed.place)]
        .filter((part) => part !== '')
        .join(' ');
      const byHand = scene.course?.settings.opening === 'hand';
      return proposed(scene, 'when:now', (shown) => words.planNow(shown, byHand), line);
    }
    return refuseWhen(scene, read.question, typed.plan, (lost) => afterDate(known, lost, typed.place));
  }
  const options = readOptions(read.rest, scene, wordsOf(language).planning.planExample);
  if (isRefused(options)) return options;
  const place = location ?? options.location;
  if (place !== undefined && place.length > limits.locationLength) {
    return refuse('locationTooLong', words.locationTooLong(limits.locationLength, place.length));
  }
  const own = read.value.occurrences.find(({ minutes }) => minutes !== undefined)?.minutes;
  if (own !== undefined && options.minutes !== undefined && own !== options.minutes) {
    const lengths = [own, options.minutes].map((minutes) => formatDuration(minutes, scene.language));
    return refuse('twoLengths', words.twoLengths(lengths[0] ?? '', lengths[1] ?? '', words.planExample));
  }
  return {
    occurrences: read.value.occurrences,
    series: read.value.series,
    notes: read.notes,
    options: { ...options, ...(place === undefined ? {} : { location: place }) },
    title,
    more: line.body !== undefined,
  };
}

/**
 * What follows the date of a ready line: all that the person typed, also what stood in no known form. A
 * second place goes with the title.
 */
function afterDate(
  typed: { readonly rest: string; readonly title: string; readonly location?: string },
  lost: string,
  placeWord: string,
): string {
  const found = readLostWords(lost);
  const options = readPlanOptions(typed.rest);
  const placed = typed.location !== undefined || ('location' in options && options.location !== undefined);
  const place = typed.location ?? (placed ? undefined : found.location?.slice(0, limits.locationLength));
  const kept = placed && found.location !== undefined ? lost : (found.title ?? '');
  const title = [kept, typed.title].filter((part) => part !== '').join(', ');
  const parts = [
    typed.rest,
    place === undefined ? '' : `${placeWord} "${place}"`,
    title === '' ? '' : `— ${title.slice(0, limits.titleLength)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The options after a date, or the refusal of what is none; `example` is a line that works. */
export function readOptions(rest: string, scene: Scene, example: string): PlanOptions | Refusal {
  const options = readPlanOptions(rest);
  if (!('fault' in options)) return options;
  const words = scene.words.planning;
  const typed = options.typed.slice(0, 80);
  return refuse(
    options.fault,
    options.fault === 'badLength' ? words.badLength(typed, example) : words.unread(typed, example),
  );
}
