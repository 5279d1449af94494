import { describe, expect, test } from 'vitest';
import type { QuestionMatter, TimeNote } from '../../../../src/domain/time/types.ts';
import { noteText, questionText } from '../../../../src/domain/time/words.ts';

describe('questions', () => {
  test.each<[QuestionMatter, string, string]>([
    [
      { code: 'skipped', day: '2027-03-28', hour: '02:30', zone: 'Europe/Paris' },
      "Le dimanche 28 mars 2027, 2 h 30 n'existe pas à Paris : on passe à l'heure d'été.",
      'On Sunday 28 March 2027, 2:30 does not exist in Paris: clocks go forward to summer time.',
    ],
    [
      { code: 'skipped', day: '2027-04-30', hour: '00:30', zone: 'Africa/Cairo' },
      "Le vendredi 30 avril 2027, 0 h 30 n'existe pas au Caire : on passe à l'heure d'été.",
      'On Friday 30 April 2027, 0:30 does not exist in Cairo: clocks go forward to summer time.',
    ],
    [
      { code: 'weekdayMismatch', day: '2026-11-25', weekday: 2 },
      'Le 25 novembre 2026 est un mercredi, pas un mardi. Lequel des deux ?',
      '25 November 2026 is a Wednesday, not a Tuesday. Which of the two?',
    ],
    [
      { code: 'noSuchDay', day: 29, month: 2, year: 2027 },
      "Le 29 février 2027 n'existe pas.",
      'There is no 29 February 2027.',
    ],
    [
      { code: 'past', day: '2026-11-05', hour: '08:00', year: 2027 },
      "Jeudi 5 novembre 2026 à 8 h, c'est déjà passé. Pour 2027, écrivez l'année.",
      'Thursday 5 November 2026 at 8:00 is already past. For 2027, write the year.',
    ],
    [{ code: 'now' }, 'Maintenant ?', 'Now?'],
    [
      { code: 'vacation' },
      'Je ne connais pas les vacances de votre université : écrivez leurs dates, « sauf du … au … », ou donnez-les au cours une fois pour toutes, « réglages vacances … ».',
      'I do not know the vacations of your university: write their dates, "except from … to …", or give them to the course once and for all, "settings vacations …".',
    ],
  ])('%o', (question, french, english) => {
    expect(questionText(question, 'fr')).toBe(french);
    expect(questionText(question, 'en')).toBe(english);
  });

  test('what was typed is quoted, long texts cut', () => {
    const question: QuestionMatter = { code: 'notUnderstood', text: 'x'.repeat(100) };
    expect(questionText(question, 'fr')).toBe(`Je ne comprends pas « ${'x'.repeat(60)}… » dans cette date.`);
  });
});

test.each<[TimeNote, string, string]>([
  [
    { code: 'holiday', day: '2026-11-11', name: 'Armistice' },
    'Mercredi 11 novembre 2026 : jour férié (Armistice).',
    'Wednesday 11 November 2026 is a public holiday (Armistice).',
  ],
  [{ code: 'noHoliday' }, 'Aucun jour férié dans la période.', 'No public holiday in this period.'],
  [
    { code: 'holidaysUnknown' },
    "Ce cours n'a pas de calendrier de jours fériés (réglage fériés) : aucun n'est laissé de côté.",
    'This course has no calendar of public holidays (setting holidays): none is left out.',
  ],
  [
    { code: 'weekendsLeftOut', days: ['2027-02-06', '2027-02-07'] },
    'Sans les week-ends : samedi 6 février 2027, dimanche 7 février 2027.',
    'Without weekends: Saturday 6 February 2027, Sunday 7 February 2027.',
  ],
  [
    { code: 'leftOut', day: '2027-05-06', why: 'holiday', name: 'Ascension' },
    'Pas de séance jeudi 6 mai 2027 : jour férié (Ascension).',
    'No session on Thursday 6 May 2027: public holiday (Ascension).',
  ],
  [
    { code: 'leftOut', day: '2027-04-13', why: 'exception' },
    'Pas de séance mardi 13 avril 2027 : à votre demande.',
    'No session on Tuesday 13 April 2027: as you asked.',
  ],
  [
    { code: 'exceptionHitsNothing', from: '2027-02-24', to: '2027-02-24' },
    "Il n'y avait pas de séance mercredi 24 février 2027 : cette exception ne change rien.",
    'There was no session on Wednesday 24 February 2027: this exception changes nothing.',
  ],
  [
    { code: 'todayCounts', day: '2026-11-10' },
    "Celle d'aujourd'hui, mardi 10 novembre 2026, est comprise.",
    "Today's, Tuesday 10 November 2026, is included.",
  ],
  [
    { code: 'nextWeek', day: '2026-11-19', days: 9 },
    "C'est la semaine prochaine : jeudi 19 novembre 2026, dans 9 jours.",
    'That is next week: Thursday 19 November 2026, in 9 days.',
  ],
  [
    { code: 'nextWeek', day: '2026-11-26', days: 16 },
    "C'est jeudi 26 novembre 2026, dans 16 jours.",
    'That is Thursday 26 November 2026, in 16 days.',
  ],
  [
    { code: 'nextWeek', day: '2026-11-16', days: 1 },
    "C'est la semaine prochaine : lundi 16 novembre 2026, demain.",
    'That is next week: Monday 16 November 2026, tomorrow.',
  ],
  [
    { code: 'week53', year: 2026 },
    '2026 a 53 semaines : la semaine 53 et la semaine 1, impaires toutes deux, se suivent.',
    '2026 has 53 weeks: week 53 and week 1, both odd, follow each other.',
  ],
])('the note %o', (note, french, english) => {
  expect(noteText(note, 'fr')).toBe(french);
  expect(noteText(note, 'en')).toBe(english);
});
