import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { table } from '../../../src/commands/table.ts';
import type { AnyVerb } from '../../../src/commands/verb.ts';
import { isRefusal, type Outcome } from '../../../src/services/decision.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  direct,
  groupedCourse,
  makeScene,
  makeSession,
  now,
  prof,
  refused,
  room,
  run,
  student,
  tutor,
} from '../../support/scene.ts';

/** Verbs whose line ends in words of one's own: a text, a title, a reason, a place. */
const takesWords = new Set(['announce', 'audio', 'video', 'cancel', 'material', 'title', 'place', 'create']);

/** Does the line end in a name or a title, to which more words belong? */
const endsInWords = (example: string) => /—|\b(?:groupe|group) TD1$/u.test(example);

/** What fits no command: of no language's dates, and no option. */
const aliens = fc
  .array(fc.constantFrom('banane', 'violette', 'zorglub', 'xylo', 'quux', 'brrr'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(' '));

const lines = table
  .filter(({ name }) => !takesWords.has(name))
  .flatMap((verb) =>
    (['fr', 'en'] as const).flatMap((language) =>
      verb.help[language].examples
        .filter((line) => !endsInWords(line))
        .map((line) => ({ verb, language, line })),
    ),
  );

const sessions = [
  makeSession({ status: 'open', openedAt: now, opening: 'session/session-1/opening' }),
  makeSession({ number: 2 }),
  makeSession({ number: 3, title: 'Les graphes' }),
  makeSession({ number: 4, status: 'closed', openedAt: now - 3_600_000, closedAt: now - 60_000 }),
];

function type(verb: AnyVerb, language: 'fr' | 'en', line: string): Promise<Outcome> {
  const origin = verb.direct === true ? direct() : room('classe');
  const reads = makeReads({ courses: [groupedCourse], sessions, persons: [prof, tutor, student] });
  return run(verb, line, makeScene({ course: groupedCourse, language, origin, moderator: true }), reads);
}

describe('words that a verb does not understand', () => {
  it('are refused after every line that works, in one sentence with a line that works', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lines), aliens, async ({ verb, language, line }, words) => {
        const outcome = await type(verb, language, `${line} ${words}`);
        expect([line, isRefusal(outcome)]).toEqual([line, true]);
        const { answer } = refused(outcome);
        expect([line, /`!cours .+`/u.test(plain(answer))]).toEqual([line, true]);
      }),
      { numRuns: 600 },
    );
  });

  it('are refused below the first line, but for a verb that reads on', async () => {
    for (const { verb, language, line } of lines.filter(({ verb }) => verb.takesBody !== true)) {
      const outcome = await type(verb, language, `${line}\nbanane violette`);
      expect([line, isRefusal(outcome)]).toEqual([line, true]);
    }
  });

  it.each([
    ['start', "démarrer S3 d'une heure", /« d'une heure ».*`!cours démarrer S3` ; .*`!cours déplacer S3 /u],
    ['start', 'démarrer S3 plus tard', /à un autre moment/u],
    ['start', 'start S3 in 10 minutes', /at another time: `!cours move S3 /u],
    ['end', 'terminer S1 à 15h', /Tout de suite : `!cours terminer S1`/u],
    ['end', 'finir plus tôt', /Tout de suite : `!cours finir`/u],
    ['next', 'prochain examen blanc', /« examen blanc »/u],
    ['close', 'fermer banane', /`!cours fermer`/u],
    ['help', 'aide planifier banane', /`!cours aide planifier`/u],
    ['reopen', 'rouvrir S4 demain', /demain/u],
  ] as const)('%s: « %s »', async (name, line, said) => {
    const verb = table.find((each) => each.name === name) as AnyVerb;
    const language = line.startsWith('start') ? 'en' : 'fr';
    expect(plain(refused(await type(verb, language, line)).answer)).toMatch(said);
  });

  it.each([
    ['agenda', 'agenda svp'],
    ['agenda', "agenda s'il vous plaît."],
    ['next', 'quand est la prochaine séance ?'],
    ['next', 'next class'],
    ['end', 'terminer la séance'],
    ['end', 'terminer S1 merci'],
    ['reopen', 'rouvrir S4'],
    ['help', "aide planifier s'il te plaît"],
  ])('%s understands « %s »', async (name, line) => {
    const verb = table.find((each) => each.name === name) as AnyVerb;
    const outcome = await type(verb, 'fr', line);
    const said = isRefusal(outcome) ? outcome.refused : 'decided';
    expect(said === 'unread' || said === 'whichSession' ? plain(refused(outcome).answer) : 'understood').toBe(
      'understood',
    );
  });

  it.each([
    ['start', 'lancer un sondage', 'Je ne fais pas encore de sondages.'],
    ['start', "ouvrir l'ardoise", "Je n'ai pas encore d'ardoise"],
    ['end', 'terminer la pause', 'Je ne fais pas encore de pauses'],
    ['close', 'fermer le sondage', 'Je ne fais pas encore de sondages.'],
    ['start', 'lancer audio', "Pour une salle, c'est `!cours audio`."],
    ['end', 'terminer la salle', "Pour une salle, c'est `!cours fermer`."],
  ])('%s is never said of a session for « %s »', async (name, line, said) => {
    const verb = table.find((each) => each.name === name) as AnyVerb;
    expect(plain(refused(await type(verb, 'fr', line)).answer)).toContain(said);
  });
});
