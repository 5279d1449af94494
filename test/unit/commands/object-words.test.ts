import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/commands/read-line.ts';
import { settingKeys } from '../../../src/commands/settings-keys.ts';
import { findVerb, table, unknownVerb } from '../../../src/commands/table.ts';
import { isRefused } from '../../../src/commands/verb.ts';
import { wordsFor } from '../../../src/commands/verb-words.ts';
import { isRefusal } from '../../../src/services/decision.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import { makeScene, makeSession, prof, run, tutor } from '../../support/scene.ts';

/** What every object of the language knows without having been told. */
const known = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...['prototype', 'length', 'name', 'then', '0'],
];
/** Reads of a course with a session and some people, whatever is asked for. */
const reads = makeReads({ sessions: [makeSession()], persons: [prof, tutor] });
const leak = /native code|\[object|function |undefined|NaN/u;

function lineOf(text: string) {
  const read = readLine(`!cours ${text}`);
  if (read.kind !== 'command') throw new Error(`not a command: ${text}`);
  return read;
}

describe('a word that every object knows', () => {
  it.each(known)('%s is no verb', (word) => {
    expect(findVerb(word)).toBeUndefined();
    expect(plain(unknownVerb(makeScene(), lineOf(word)).answer)).not.toMatch(leak);
  });

  it.each(table.map((verb) => [verb.name, verb] as const))(
    '%s takes none for one of its own',
    async (_, verb) => {
      const [first = ''] = wordsFor(verb);
      const scene = makeScene();
      for (const word of known)
        for (const rest of [
          word,
          `S1 ${word}`,
          `${word} S1`,
          `+ ${word}`,
          `+ Étu1 ${word}`,
          `mardi 14h ${word} x`,
        ]) {
          const found = findVerb(first);
          const args = found?.verb.parse(found.line(lineOf(`${first} ${rest}`).line), scene);
          if (isRefused(args)) {
            expect(plain(args.answer)).not.toMatch(leak);
            continue;
          }
          const outcome = await run(verb, `${first} ${rest}`, scene, reads);
          const text = plain(outcome.answer);
          // A name or a title may be such a word: what the bot adds around it is ours.
          expect(text.replaceAll(rest, '').replaceAll(word, '')).not.toMatch(leak);
        }
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    '%s is no range of the agenda',
    async (word) => {
      for (const verb of ['agenda', 'dates', "aujourd'hui"]) {
        const outcome = await run(
          table.find(({ name }) => name === 'agenda') as never,
          `${verb} ${word}`,
          makeScene(),
        );
        expect(isRefusal(outcome) && outcome.refused).toBe('agendaHow');
      }
    },
  );

  it('is no value of a setting, and no key of one', () => {
    const { house, words, now } = makeScene();
    const course = makeScene().course;
    if (course === undefined) throw new Error('no course');
    for (const key of settingKeys)
      for (const word of known) {
        const changed = key.change(course, word, { house, now, words });
        if (changed === undefined) continue;
        // A title may be any word; a number is one.
        expect(['title', 'code', 'length', 'reminders'].includes(key.name) || word === '0').toBe(true);
      }
  });
});
