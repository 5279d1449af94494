import { readLine, titleDash } from './read-line.ts';
import type { CommandLine } from './verb.ts';

const quotedPlace = /(?<![\p{L}\p{N}])(?:lieu|room|place)\s*(?::\s*)?(?:"([^"]*)"|«([^»]*)»|“([^”]*)”)/iu;

/** The line of a planning verb in its parts. */
export interface PlanLine {
  /** Date and options, without the title and a place in quotes. */
  readonly text: string;
  readonly title: string;
  /** A place in quotes, which may hold anything, dashes included. */
  readonly location?: string;
}

/**
 * Parts the line anew where it holds a place in quotes: what is within them is neither a title nor an
 * option. Quotes after a title's dash belong to the title.
 */
export function splitPlanLine(line: CommandLine): PlanLine {
  const match = quotedPlace.exec(line.raw);
  const dash = titleDash(line.raw);
  const startsTitle = dash !== undefined && match !== null && dash.from < match.index;
  if (match === null || startsTitle) return { text: line.text, title: line.title ?? '' };
  const without = `${line.raw.slice(0, match.index)} ${line.raw.slice(match.index + match[0].length)}`;
  const again = readLine(`!cours x ${without}`);
  const rest = again.kind === 'command' ? again.line : line;
  const location = (match[1] ?? match[2] ?? match[3] ?? '').trim();
  return {
    text: rest.text,
    title: rest.title ?? '',
    ...(location === '' ? {} : { location }),
  };
}
