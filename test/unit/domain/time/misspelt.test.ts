import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../src/domain/time/fold-text.ts';
import { monthNames, weekdayNames } from '../../../../src/domain/time/format.ts';
import { nearestDateWords } from '../../../../src/domain/time/misspelt.ts';
import { parsePlan } from '../../../../src/domain/time/parse-when.ts';
import { contextOf } from './reading.ts';

describe('a word of a date with a slip in it', () => {
  it.each<[string, string[]]>([
    ['demian', ['demain']],
    ['VENDRDI', ['vendredi']],
    ['wensday', ['Wednesday']],
    ['tommorow', ['tomorrow']],
    ['fevrir', ['février']],
    ['mardsi', ['mardi', 'mardis']],
    ['aujourdui', ["aujourd'hui"]],
    ['prochian', ['prochain']],
    ['fevrier', ['février']],
    // Too short, too long, or no word of a date.
    ['jeu', []],
    ['Graphes', []],
    ['x'.repeat(2_000), []],
  ])('%s', (typed, words) => {
    expect(nearestDateWords(typed)).toEqual(words);
  });

  it('is found wherever two neighbours are exchanged', () => {
    const names = [...Object.values(weekdayNames), ...Object.values(monthNames)].flat();
    const long = names.filter((name) => name.length > 4);
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(), (name, random) => {
        const at = random % (name.length - 1);
        const typed = `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
        // "Octobre" is spelled right.
        fc.pre(!names.some((right) => foldText(right) === foldText(typed)));
        expect(nearestDateWords(typed)).toContain(name);
      }),
    );
  });
});

describe('what is not understood is asked back with', () => {
  const asked = (text: string) => {
    const read = parsePlan(text, contextOf({}));
    return read.ok ? 'accepted' : { ...read.question, lost: undefined };
  };

  it.each<[string, string, string[]]>([
    ['the word spelled right', 'demian 14h', ['demain 14h']],
    ['the word after a number', '24 novmbre 14h', ['24 novembre 14h']],
    ['what that asks in turn', 'mardy 14h', ["aujourd'hui 14h", 'mardi 17 novembre 14h']],
    ['in a series', "chaque mrdi 14h jusqu'au 15/12", ["chaque mardi 14h jusqu'au 15/12"]],
    ['its length', 'mercredi 25/11 10h30 5h', ['mercredi 25/11 10h30 pendant 5h']],
    ['its end', 'lundi 14h15 16h15', ['lundi 14h15-16h15']],
    ['its end or its length', 'jeudi 8h 10h', ['jeudi 8h-10h', 'jeudi 8h pendant 10h']],
    ['the same weekday', 'lundi 2/11 8h 2h', ['lundi 16 novembre 8h pendant 2h']],
    ['its length in English', 'Thursday 10:30 2h', ['Thursday 10:30 for 2h']],
  ])('%s: %s', (_what, text, lines) => {
    expect(asked(text)).toMatchObject({ code: 'notUnderstood', lines });
  });

  it('no line that leaves out what says when, nor a title made of it', () => {
    const read = parsePlan("tous les mardi de janvier 8h jusqu'au 12/01", contextOf({}));
    expect(read.ok ? 'accepted' : read.question.lines).toEqual([]);
    const since = parsePlan('les mardis de janvier à partir du 12/01 14h', contextOf({}));
    expect(since.ok ? 'accepted' : since.question.lines).toEqual([]);
    const title = parsePlan('jeudi 14h Révisions du mardi', contextOf({}));
    expect(title.ok ? 'accepted' : title.question).toMatchObject({
      lines: ['jeudi 14h'],
      lost: ['Révisions du mardi'],
    });
  });

  it('the last day of a month, where a series shall end', () => {
    expect(asked("chaque jeudi 10h jusqu'à fin janvier")).toMatchObject({
      code: 'vague',
      end: true,
      lines: ["chaque jeudi 10h jusqu'au dimanche 31 janvier 2027"],
    });
  });

  it('the word that is meant, not the number before it', () => {
    expect(asked('24 novmbre 14h')).toMatchObject({ text: 'novmbre' });
  });
});
