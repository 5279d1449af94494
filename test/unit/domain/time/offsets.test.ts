import { describe, expect, test } from 'vitest';
import {
  parseQuiet,
  parseReminders,
  parseShowBefore,
  printQuiet,
  printReminders,
  printShowBefore,
  ruleKey,
} from '../../../../src/domain/time/offsets.ts';

const languages = ['fr', 'en'] as const;

describe('reminders', () => {
  test.each([
    ['veille 18h, 10min', ['eve 18:00', 'before 10']],
    ['veille 18h30', ['eve 18:30']],
    ['la veille à 18h', ['eve 18:00']],
    ['the day before at 6pm', ['eve 18:00']],
    ['eve 18:00, 10min', ['eve 18:00', 'before 10']],
    ['1j', ['before 1440']],
    ['2 jours', ['before 2880']],
    ['1d', ['before 1440']],
    ['1 semaine', ['before 10080']],
    ['1h', ['before 60']],
    ['1h30', ['before 90']],
    ['10 min avant', ['before 10']],
    ['1j et 1h', ['before 1440', 'before 60']],
    ['10min, 10min', ['before 10']],
    ['aucun', []],
    ['none', []],
  ])('%s', (text, keys) => {
    expect(parseReminders(text)?.map(ruleKey)).toEqual(keys);
  });

  test.each([
    '',
    'bla',
    'veille',
    'veille 25h',
    '10',
    '0min',
    '10min, bla',
    '30j',
    '1min,2min,3min,4min,5min,6min',
  ])('« %s » is none', (text) => {
    expect(parseReminders(text)).toBeUndefined();
  });

  test('what is printed is read', () => {
    for (const text of ['veille 18h, 10min', 'veille 8h30', '1j, 1h', '1h30', 'aucun', '7j']) {
      const rules = parseReminders(text) ?? [];
      for (const language of languages)
        expect(parseReminders(printReminders(rules, language))).toEqual(rules);
    }
  });
});

describe('quiet nights', () => {
  test.each([
    ['21h-7h', { from: '21:00', to: '07:00' }],
    ['21h - 7h', { from: '21:00', to: '07:00' }],
    ['21:30–7:15', { from: '21:30', to: '07:15' }],
    ['de 21h à 7h', { from: '21:00', to: '07:00' }],
    ['from 9pm to 7am', { from: '21:00', to: '07:00' }],
    ['aucun', 'none'],
  ])('%s', (text, quiet) => {
    expect(parseQuiet(text)).toEqual(quiet);
  });

  test.each(['', '21h', '21h-25h', '7h-7h', 'bla'])('« %s » is none', (text) => {
    expect(parseQuiet(text)).toBeUndefined();
  });

  test('what is printed is read', () => {
    for (const text of ['21h-7h', '21h30-7h15', 'aucun']) {
      const quiet = parseQuiet(text) ?? 'none';
      for (const language of languages) expect(parseQuiet(printQuiet(quiet, language))).toEqual(quiet);
    }
  });
});

describe('when the material is shown', () => {
  test.each([
    ['ouverture', 'opening'],
    ['opening', 'opening'],
    ['2j', { minutes: 2880 }],
    ['2 jours avant', { minutes: 2880 }],
    ['2 days before', { minutes: 2880 }],
    ['1h', { minutes: 60 }],
  ])('%s', (text, when) => {
    expect(parseShowBefore(text)).toEqual(when);
  });

  test.each(['', 'bla', '2', '40j'])('« %s » is none', (text) => {
    expect(parseShowBefore(text)).toBeUndefined();
  });

  test('what is printed is read', () => {
    for (const text of ['ouverture', '2j', '1h30', '45min']) {
      const when = parseShowBefore(text) ?? 'opening';
      for (const language of languages)
        expect(parseShowBefore(printShowBefore(when, language))).toEqual(when);
    }
  });
});
