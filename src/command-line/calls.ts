import { parseArgs } from 'node:util';
import { CallsFileError, readCallsFile } from '../calls-file/read.ts';
import { type CallServer, withMissing } from '../calls-file/server.ts';
import { ConfigError, readConfig } from '../config.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Ending } from './ending.ts';
import { loadSvg } from './load-svg.ts';
import { type Monday, type ServerLoad, simulate } from './simulate.ts';

/** Writes a file beside where the command was called; gives its path. */
export type WriteFile = (name: string, text: string) => string;

const defaults = { courses: 40, persons: 30 };
const most = { courses: 5_000, persons: 10_000 };
const file = 'calls-simulation.svg';
type CliWords = Words['host']['cli'];

/** `cours calls simulate [--courses=40] [--persons=30] [--video] [--failing=ID]`. */
export function callsCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  write: WriteFile,
): Ending {
  let words = wordsOf(env.COURS_LOCALE === 'en' ? 'en' : 'fr').host.cli;
  if (args[0] !== 'simulate') return { text: words.callsUsage, code: 1 };
  try {
    const config = readConfig(env);
    const { host, rooms, roomChoice } = wordsOf(config.language);
    words = host.cli;
    const servers = withMissing(readCallsFile(config.callsFile, config.language), config.publicUrl);
    if (servers.length === 0) return { text: words.noServers(config.callsFile.path), code: 1 };
    const monday = mondayOf(args.slice(1), servers);
    if (typeof monday === 'string')
      return { text: `${words.notSimulated(monday)}\n\n${words.callsUsage}`, code: 1 };
    const done = simulate(
      servers.map(({ instance }) => instance),
      monday,
    );
    const title = words.monday(monday.courses, monday.persons, rooms.medium(monday.medium));
    const path = write(file, loadSvg(title, done.servers));
    const leftOut = ({ server, left }: (typeof done.left)[number]) =>
      roomChoice.leftOut(server.label, left, '8:30');
    const largest =
      done.largest === undefined
        ? []
        : [
            words.largest(done.largest.persons),
            roomChoice.why(done.largest.choice.why, done.largest.choice.instance.label),
            ...done.largest.choice.left.map(leftOut),
          ];
    const refused = done.refused === 0 ? [] : [words.notServed(done.refused), ...done.left.map(leftOut)];
    const blocks = [largest, refused].filter((block) => block.length > 0).map((block) => block.join('\n  '));
    if (done.refused === 0) blocks.push(words.allServed());
    return {
      text: [title, '', table(words, done.servers), '', ...blocks, words.drawn(path)].join('\n'),
      code: done.refused === 0 ? 0 : 1,
    };
  } catch (error) {
    if (error instanceof ConfigError || error instanceof CallsFileError)
      return { text: error.message, code: 1 };
    throw error;
  }
}

const options = {
  courses: { type: 'string' },
  persons: { type: 'string' },
  failing: { type: 'string' },
  video: { type: 'boolean' },
} as const;

/** The scene, or the argument that was not understood. */
function mondayOf(args: readonly string[], servers: readonly CallServer[]): Monday | string {
  let monday: Monday = { ...defaults, medium: 'audio' };
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') return token.kind === 'positional' ? token.value : '--';
    const { name, rawName, value } = token;
    const count = /^\d{1,5}$/u.test(value ?? '') ? Number(value) : 0;
    if (name === 'courses' && count >= 1 && count <= most.courses) monday = { ...monday, courses: count };
    else if (name === 'persons' && count >= 1 && count <= most.persons)
      monday = { ...monday, persons: count };
    else if (name === 'video' && value === undefined) monday = { ...monday, medium: 'video' };
    else if (
      name === 'failing' &&
      value !== undefined &&
      servers.some(({ instance }) => instance.id === value)
    )
      monday = { ...monday, failing: value };
    else return value === undefined ? rawName : `${rawName}=${value}`;
  }
  return monday;
}

function table(words: CliWords, servers: readonly ServerLoad<CallServer['instance']>[]): string {
  const head = words.loadHead();
  const rows = servers.map(({ server, load, courses }) => [
    server.label,
    server.capacity?.total === undefined ? '–' : String(server.capacity.total),
    String(Math.max(0, ...load)),
    String(courses),
  ]);
  const widths = head.map((cell, at) =>
    Math.max(cell.length, ...rows.map((cells) => cells[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return [line(head), ...rows.map(line)].join('\n');
}
