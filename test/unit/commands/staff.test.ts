import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/commands/read-line.ts';
import { staffVerb } from '../../../src/commands/staff.ts';
import { unknownVerb } from '../../../src/commands/table.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  decided,
  makeCourse,
  makePerson,
  makeScene,
  prof,
  refused,
  run,
  type SceneOver,
  student,
  student2,
  tutor,
} from '../../support/scene.ts';

const namesake = { ...makePerson('etu9', 'Étu1') };
const matrix = {
  ...makePerson('ana', 'Ana'),
  accounts: [{ platform: 'matrix', user: '@ana:example.org' }],
};
const seen = makeReads({ persons: [prof, tutor, student, student2, matrix] });

async function change(text: string, over: SceneOver = {}, reads = seen) {
  return run(staffVerb, text, makeScene(over), reads);
}

describe('équipe', () => {
  it('is read by everyone', async () => {
    const decision = decided(await change('équipe', { person: student }));
    expect(plain(decision.answer)).toBe('Équipe de LO21. Responsables : Prof. Tutorat : Tuteur.');
  });

  it.each([
    ['équipe + Étu1', 'etu1', 'assistant'],
    ['équipe +etu1', 'etu1', 'assistant'],
    ['équipe + @etu1 prof', 'etu1', 'teacher'],
    ['équipe + ÉTU1 chargé de TD', 'etu1', 'assistant'],
    ['staff + Étu2 teacher', 'etu2', 'teacher'],
    ['équipe + @ana:example.org tutrice', 'ana', 'assistant'],
    ['équipe + @Ana tuteur', 'ana', 'assistant'],
  ])('%s', async (text, person, role) => {
    const decision = decided(await change(text));
    expect(decision.course?.staff).toEqual([...makeCourse().staff, { person, role }]);
    expect(decision.undoable).toBe(true);
    expect(plain(decision.answer)).toContain('`!cours défaire`');
  });

  it.each([
    ['équipe + [Ana](https://chat.example/#/@ana) tuteur', '[Ana](https://chat.example/#/@ana)', 'assistant'],
    ['équipe + Étu1 teacher', 'Étu1', 'teacher'],
    ['équipe + Marie Prof', 'Marie Prof', 'assistant'],
    ['équipe + Marie Prof prof', 'Marie Prof', 'teacher'],
    ['équipe + marie prof chargé de TD', 'Marie Prof', 'assistant'],
  ])('takes a mention for its account, whatever its words: %s', async (text, words, role) => {
    const people = [{ words, user: '@ana:example.org' }];
    const decision = decided(await run(staffVerb, text, makeScene(), seen, { people }));
    expect(decision.course?.staff.at(-1)).toEqual({ person: 'ana', role });
  });

  it('is proposed with the account where its verb is misspelt: a line has no mention', () => {
    const people = [
      { words: 'Ana', user: '@ana:example.org' },
      { words: 'Ana L', user: '@anal:example.org' },
    ];
    for (const [typed, line] of [
      ['!cours équpe + Ana L tuteur', 'équipe + @anal:example.org tuteur'],
      ['!cours équpe + Ana tuteur', 'équipe + @ana:example.org tuteur'],
      ['!cours annoncr Bonjour Ana', 'annoncer Bonjour Ana'],
    ] as const) {
      const read = readLine(typed, { people });
      if (read.kind !== 'command') throw new Error('no command');
      expect(plain(unknownVerb(makeScene(), read).answer)).toContain(`\`!cours ${line}\``);
    }
  });

  it('removes whom a mention names', async () => {
    const people = [{ words: 'Le tuteur', user: 'tutor' }];
    const decision = decided(await run(staffVerb, 'équipe - Le tuteur', makeScene(), seen, { people }));
    expect(decision.course?.staff).toEqual([{ person: 'prof', role: 'teacher' }]);
  });

  it('asks where a mention says two people, or nobody that the course knows', async () => {
    const reads = makeReads({ persons: [student, namesake] });
    const two = [
      { words: 'Étu1', user: 'etu1' },
      { words: 'Étu1', user: 'etu9' },
    ];
    expect(refused(await run(staffVerb, 'équipe + Étu1', makeScene(), reads, { people: two })).refused).toBe(
      'ambiguous',
    );
    const stranger = [{ words: 'Étu1', user: '@etu1:ailleurs.example' }];
    const refusal = refused(await run(staffVerb, 'équipe + Étu1', makeScene(), reads, { people: stranger }));
    expect(refusal.refused).toBe('unknownPerson');
    expect(plain(refusal.answer)).toContain('@etu1:ailleurs.example');
    const impostor = makeReads({ persons: [makePerson('etu8', '@etu1:ailleurs.example')] });
    const typed = 'équipe + @etu1:ailleurs.example';
    expect(refused(await run(staffVerb, typed, makeScene(), impostor)).refused).toBe('unknownPerson');
  });

  it('changes the role of a member in place', async () => {
    const decision = decided(await change('équipe + Tuteur prof'));
    expect(decision.course?.staff).toEqual([
      { person: 'prof', role: 'teacher' },
      { person: 'tutor', role: 'teacher' },
    ]);
  });

  it.each(['équipe - Tuteur', 'équipe – Tuteur', 'équipe — Tuteur', 'staff -tuteur'])('%s', async (text) => {
    const decision = decided(await change(text));
    expect(decision.course?.staff).toEqual([{ person: 'prof', role: 'teacher' }]);
  });

  it('asks which of two namesakes is meant, with lines that tell them apart', async () => {
    const reads = makeReads({ persons: [prof, tutor, student, namesake] });
    const refusal = refused(await change('équipe + Étu1 prof', {}, reads));
    expect(refusal.refused).toBe('ambiguous');
    expect(plain(refusal.answer)).toContain('`!cours équipe + @etu1 prof`');
    expect(plain(refusal.answer)).toContain('`!cours équipe + @etu9 prof`');
    const decision = decided(await change('équipe + @etu9 prof', {}, reads));
    expect(decision.course?.staff.at(-1)?.person).toBe('etu9');
  });

  it('gives no right to a guess: part of a name only proposes', async () => {
    const refusal = refused(await change('équipe + An'));
    expect(refusal.refused).toBe('unknownPerson');
    expect(plain(refusal.answer)).toContain('`!cours équipe + Ana tuteur`');
  });

  it.each([
    ['équipe Étu1', 'staffUsage'],
    ['équipe +', 'staffUsage'],
    ['équipe + Personne', 'unknownPerson'],
    ['équipe - Étu1', 'notStaff'],
    ['équipe + Tuteur', 'alreadyStaff'],
    ['équipe - Prof', 'lastTeacher'],
    ['équipe + Prof tuteur', 'lastTeacher'],
  ])('%s: refused (%s)', async (text, code) => {
    expect(refused(await change(text)).refused).toBe(code);
  });

  it('is changed by teachers and hosts only', async () => {
    expect(refused(await change('équipe + Étu1', { person: tutor })).refused).toBe('needsTeacher');
    expect(
      decided(await change('équipe + Étu1', { person: tutor, isHost: true })).course?.staff,
    ).toHaveLength(3);
  });

  it('stops at 50 members', async () => {
    const many = Array.from({ length: 48 }, (_, n) => ({ person: `p${n}`, role: 'assistant' as const }));
    const course = makeCourse({ staff: [...makeCourse().staff, ...many] });
    expect(refused(await change('équipe + Étu1', { course })).refused).toBe('tooManyStaff');
  });
});

describe('people who look alike', () => {
  const twin = { ...makePerson('etu9', 'Étu1'), id: 'etu9' };
  const twins = makeReads({ persons: [prof, tutor, student, twin] });

  it.each([
    ['\u2066Étu1\u2069', 'etu9'],
    ['Ét\u00adu1', 'etu9'],
    ['Étu1\u3164', 'etu9'],
    ['ÉTU\u200a1', 'etu9'],
  ])('are asked about, whatever is hidden in a name: %j', async (name) => {
    const disguised = makeReads({ persons: [prof, tutor, student, { ...twin, name }] });
    const refusal = refused(await change('équipe + Étu1', {}, disguised));
    expect(refusal.refused).toBe('ambiguous');
    expect(plain(refusal.answer)).toContain('équipe + @etu1 tuteur');
    expect(plain(refusal.answer)).toContain('équipe + @etu9 tuteur');
  });

  it('are told apart where one of them is meant', async () => {
    const added = decided(await change('équipe + @etu9 prof', {}, twins));
    expect(plain(added.answer)).toContain('Étu1 (@etu9) fait maintenant partie');
    const alone = decided(await change('équipe + @etu1', {}, makeReads({ persons: [prof, student] })));
    expect(plain(alone.answer)).toContain('Étu1 fait maintenant partie');
  });

  it('are told apart in the list', async () => {
    const course = makeCourse({
      staff: [
        ...makeCourse().staff,
        { person: 'etu1', role: 'assistant' },
        { person: 'etu9', role: 'assistant' },
      ],
    });
    const decision = decided(await change('équipe', { course, staff: [prof, tutor, student, twin] }));
    expect(plain(decision.answer)).toContain('Tuteur, Étu1 (@etu1) et Étu1 (@etu9)');
  });

  it('are proposed by their accounts', async () => {
    const refusal = refused(await change('équipe + Ét', {}, twins));
    expect(plain(refusal.answer)).toContain('équipe + @etu1 tuteur');
  });
});
