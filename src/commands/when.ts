import type { Language, TimeContext, TimeQuestion } from '../domain/time/types.ts';
import { questionText } from '../domain/time/words.ts';
import { concat, doc, line } from '../message/document.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { vacationsOf } from '../services/vacations.ts';
import type { CommandLine } from './verb.ts';

/** The language of a line: that of its verb, else the one spoken here. */
export function typedIn(line: CommandLine, scene: Scene): Language {
  return line.language ?? scene.language;
}

/** How dates of this line are read: they count from when it was written, in the course's zone. */
export function timeContext(scene: Scene, language: Language): TimeContext {
  return {
    now: scene.at,
    zone: scene.course?.zone ?? scene.house.zone,
    language,
    holidays: scene.course?.settings.holidays ?? 'none',
    vacations: vacationsOf(scene.course, scene.house, scene.at),
  };
}

/**
 * A date with two meanings, asked back: the question, then its ready lines as whole commands. `before`
 * and `after` are what stood around the date: `déplacer S3`, `durée 2h — Les arbres`; the latter may hang on
 * what a ready line leaves out of the date.
 */
export function refuseWhen(
  scene: Scene,
  question: TimeQuestion,
  before: string,
  after: string | ((lost: string) => string),
): Refusal {
  const lines = question.lines.map((when, index) => {
    const rest = typeof after === 'string' ? after : after(question.lost[index] ?? '');
    return [before, when, rest].filter((part) => part !== '').join(' ');
  });
  return refuse(
    `when:${question.code}`,
    concat(doc(line`${questionText(question, scene.language)}`), scene.words.planning.readyLines(lines)),
  );
}
