import { beforeAll, expect, it } from 'vitest';
import type { ReadMessage } from './classmate.ts';
import { type Cast, material, play, room } from './play.ts';

/** What was read in a class that was played. */
export interface Performance {
  /** The class room, as a student reads it. */
  readonly inRoom: readonly ReadMessage[];
  /** The same before the opening. */
  readonly beforeOpening: readonly ReadMessage[];
  /** The class room as the student reads it who asked for a room. */
  readonly bySecond: readonly ReadMessage[];
  /** Private conversations, the bot's part. */
  readonly prof: readonly ReadMessage[];
  readonly tutor: readonly ReadMessage[];
  readonly students: readonly (readonly ReadMessage[])[];
}

/** Plays the class with a cast. */
export async function perform(cast: Cast): Promise<Performance> {
  const [one, two, three] = cast.students;
  let beforeOpening: readonly ReadMessage[] = [];
  await play(cast, {
    beforeOpening: async () => {
      beforeOpening = await one.read(room);
    },
  });
  return {
    inRoom: await one.read(room),
    beforeOpening,
    bySecond: await two.read(room),
    prof: await cast.prof.bot('direct'),
    tutor: await cast.tutor.bot('direct'),
    students: [await one.bot('direct'), await two.bot('direct'), await three.bot('direct')],
  };
}

/** TRANSCRIPT.md, as these verbs cover it: each person reads what they should, in order, and nothing else. */
export function transcript(performed: () => Promise<Performance>): void {
  let performance: Performance;
  let inRoom: readonly ReadMessage[];
  let beforeOpening: readonly ReadMessage[];
  const said = (begins: string) => {
    const found = inRoom.findIndex((message) => message.author.bot && message.text.includes(begins));
    expect(found, `« ${begins} » was said`).toBeGreaterThan(-1);
    return found;
  };
  const message = (begins: string): ReadMessage => inRoom[said(begins)] as ReadMessage;

  beforeAll(async () => {
    performance = await performed();
    ({ inRoom, beforeOpening } = performance);
  });

  it('is said in order', () => {
    const order = [
      "Bonjour. Je tiens les séances d'un cours",
      '✅ LO21, Algorithmes et structures',
      '⚖️ Cours lit les messages',
      '3 séances planifiées, S1 à S3, les mardis de 14 h 15 à 16 h 15',
      "Pour planifier, il faut être dans l'équipe de LO21 (Prof).",
      '⏰ Séance 1 (S1), Les arbres : demain, mardi 1er décembre, de 14 h 15 à 16 h 15.',
      '⏰ Séance 1 (S1), Les arbres : dans 10 minutes, à 14 h 15.',
      '📖 Séance 1 (S1), Les arbres : terminée.',
      '💬 Questions et remarques ici',
      '🔊 Étu2 a demandé une salle audio',
      'La séance 2 (S2) est déplacée : mercredi 9 décembre 2026, de 10 h à 12 h',
      'La séance 1 (S1) est terminée ; le bilan est dans le salon',
      '✅ Séance 1 (S1) terminée. 2 personnes ont écrit 2 messages',
    ].map(said);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('rings for news and is silent for the rest', () => {
    for (const begins of [
      'Bonjour. Je tiens',
      '⏰ Séance 1 (S1), Les arbres : demain',
      '⏰ Séance 1 (S1), Les arbres : dans 10',
      '📖 Séance 1',
      'La séance 2 (S2)',
    ]) {
      expect(message(begins).ring, begins).toBe(true);
    }
    for (const begins of [
      '✅ LO21',
      '⚖️ Cours',
      '3 séances',
      '💬',
      '🔊 Étu2',
      '✅ Séance 1',
      'La séance 1 (S1) est',
    ]) {
      expect(message(begins).ring, begins).toBe(false);
    }
  });

  it('shows the material first, then the thread under it', () => {
    const opening = message('📖 Séance 1');
    expect(opening.text).toContain(material.split('\n')[1]);
    for (const begins of ['💬 Questions', 'La séance 1 (S1) est terminée'])
      expect(message(begins).thread, begins).toBe(opening.id);
    expect(inRoom.find((each) => each.text.startsWith('pourquoi compter'))?.thread).toBe(opening.id);
  });

  it('shows no byte of the material in the class before the opening', () => {
    // The title is told in advance; every run of three words of the text below it is not.
    const words = material.split('\n').slice(1).join(' ').split(/\s+/);
    const runs = words.slice(2).map((_, at) => words.slice(at, at + 3).join(' '));
    expect(runs.length).toBeGreaterThan(10);
    const classRoom = beforeOpening.map((each) => each.text).join('\n');
    expect(runs.filter((run) => classRoom.includes(run))).toEqual([]);
  });

  it('makes a room only when three asked, and rings for the one who asked first', async () => {
    expect(JSON.stringify(beforeOpening)).not.toMatch(/https:|cours-[a-z0-9]{12}/);
    const rooms = performance.bySecond.filter((each) => each.author.bot && each.text.includes('lien retiré'));
    expect(rooms.length).toBeGreaterThan(0);
    expect(message('Salle audio fermée à 16 h 15').ring).toBe(true);
  });

  it('answers the teacher in private, and nobody else reads it', async () => {
    const direct = performance.prof.map((each) => each.text).join('\n');
    expect(direct).toContain('📖 Support de la séance 1 (S1) enregistré');
    expect(direct).toContain('✅ Séance 2 (S2) déplacée au mercredi 9 décembre 2026, de 10 h à 12 h');
    expect(direct).toMatch(/Défaire votre dernière action \(`!cours( LO21)? défaire`\)/);
    expect(direct).toContain("2 h 30 n'existe pas à Paris");
    const tutor = performance.tutor.map((each) => each.text).join('\n');
    expect(tutor).toMatch(/vouliez-vous `!cours( LO21)? planifier jeudi 14h`/);
    for (const student of performance.students) expect(student).toEqual([]);
    expect(inRoom.map((each) => each.text).join('\n')).not.toContain('Défaire votre dernière action');
  });
}
