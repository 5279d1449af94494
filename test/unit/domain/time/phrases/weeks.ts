import type { PhraseGroup } from './phrase.ts';

const four = '2026-11-17T14:00 2026-11-24T14:00 2026-12-01T14:00 2026-12-08T14:00';
const todayCounts = ['todayCounts 2026-11-10'];
const fortnightly = '2026-11-12T14:00 2026-11-26T14:00 2026-12-10T14:00';

/** Weeks by their numbers, working days, every second week, weekdays of one week. */
export const weekPhrases: readonly PhraseGroup[] = [
  {
    title: 'weeks by their numbers',
    phrases: [
      {
        fr: [
          'semaines 47 à 50 mardi 14h',
          'semaines 47-50 mardi 14h',
          'semaines 47 à 50, le mardi à 14h',
          'mardi 14h semaines 47 à 50',
          'les mardis 14h de la semaine 47 à la semaine 50',
          'tous les mardis 14h des semaines 47 à 50',
          'semaine 47 à 50 mardi 14h',
          'S47 à S50 mardi 14h',
          'semaines 47, 48, 49 et 50 mardi 14h',
        ],
        en: ['weeks 47-50 Tuesday 2pm', 'weeks 47 to 50, Tuesday 2pm', 'every Tuesday 2pm in weeks 47 to 50'],
        is: four,
      },
      {
        fr: ['semaines 47, 49 et 51 mardi 14h'],
        en: ['Tuesday 2pm weeks 47, 49 and 51'],
        is: '2026-11-17T14:00 2026-12-01T14:00 2026-12-15T14:00',
      },
      {
        fr: ['semaines 47 et 48 mardi et jeudi 14h'],
        is: '2026-11-17T14:00 2026-11-19T14:00 2026-11-24T14:00 2026-11-26T14:00',
      },
      {
        fr: ['semaines 52 à 2 mardi 14h'],
        is: '2026-12-22T14:00 2026-12-29T14:00 2027-01-05T14:00 2027-01-12T14:00',
      },
      {
        fr: ['semaines 2 à 3 mardi 14h'],
        en: ['weeks 2-3 Tuesday 2pm'],
        is: '2027-01-12T14:00 2027-01-19T14:00',
      },
      {
        fr: ['semaines 46 à 48 lundi 14h', 'semaines 40 à 48 lundi 14h'],
        asks: 'past',
        offers: ['2026-11-16T14:00 2026-11-23T14:00'],
      },
      { fr: ['semaines 50 à 54 mardi 14h'], asks: 'noSuchWeek', offers: [] },
      {
        fr: ['mardi et jeudi de la semaine prochaine 14h', 'la semaine prochaine mardi et jeudi 14h'],
        en: ['Tuesday and Thursday of next week 2pm', 'next week Tuesday and Thursday 2pm'],
        is: '2026-11-17T14:00 2026-11-19T14:00',
      },
      { fr: ['semaine 48 mardi et jeudi 14h'], is: '2026-11-24T14:00 2026-11-26T14:00' },
    ],
  },
  {
    title: 'working days',
    phrases: [
      {
        fr: [
          "du lundi au vendredi 9h jusqu'au 13/11",
          "tous les jours ouvrés 9h jusqu'au 13/11",
          "lundi à vendredi 9h jusqu'au 13/11",
        ],
        en: ['Monday to Friday 9am until 13 November', 'Monday through Friday 9am until 13 November'],
        is: '2026-11-10T09:00 2026-11-11T09:00 2026-11-12T09:00 2026-11-13T09:00',
        notes: [...todayCounts, 'holiday 2026-11-11'],
      },
      {
        fr: ["du lundi au vendredi 9h jusqu'au 20/12"],
        en: ['every weekday 9am until 20 December', 'from Monday to Friday 9am until 20 December'],
        count: 29,
        first: '2026-11-10T09:00',
        last: '2026-12-18T09:00',
        notes: [...todayCounts, 'holiday 2026-11-11'],
      },
      {
        fr: [
          'du lundi au jeudi 9h du 16/11 au 26/11',
          'du 16/11 au 26/11 du lundi au jeudi 9h',
          'du lundi au jeudi du 16/11 au 26/11 9h',
        ],
        count: 8,
        first: '2026-11-16T09:00',
        last: '2026-11-26T09:00',
      },
      {
        fr: ["lundi, mercredi et vendredi 14h jusqu'au 18/11", "lundi mercredi vendredi 14h jusqu'au 18/11"],
        en: [
          'Monday, Wednesday and Friday 2pm until 18 November',
          'Monday Wednesday Friday 2pm until 18 November',
        ],
        is: '2026-11-11T14:00 2026-11-13T14:00 2026-11-16T14:00 2026-11-18T14:00',
        notes: ['holiday 2026-11-11'],
      },
      {
        fr: ['lundi et mercredi 9h du 16/11 au 26/11', 'du 16/11 au 26/11 lundi et mercredi 9h'],
        en: ['Monday and Wednesday 9am from 16/11 to 26/11'],
        is: '2026-11-16T09:00 2026-11-18T09:00 2026-11-23T09:00 2026-11-25T09:00',
      },
      { fr: ['mercredi jeudi 14h'], asks: 'either', offers: ['2026-11-11T14:00 2026-11-12T14:00'] },
    ],
  },
  {
    title: 'every second week',
    phrases: [
      {
        fr: [
          "toutes les deux semaines le jeudi 14h jusqu'au 20/12",
          "une semaine sur deux le jeudi 14h jusqu'au 20/12",
          "le jeudi une semaine sur deux 14h jusqu'au 20/12",
          "un jeudi sur deux 14h jusqu'au 20/12",
          "tous les deux jeudis 14h jusqu'au 20/12",
          "tous les quinze jours le jeudi 14h jusqu'au 20/12",
          "jeudi 14h toutes les 2 semaines jusqu'au 20/12",
        ],
        en: [
          'biweekly on Thursday 2pm until 20 December',
          'bi-weekly on Thursdays 2pm until 20 December',
          'fortnightly on Thursday 2pm until 20 December',
          'every other Thursday 2pm until 20 December',
          'every second week on Thursday 2pm until 20 December',
          'every two weeks on Thursday 2pm until 20 December',
          'alternate Thursdays 2pm until 20 December',
          'every 2nd Thursday 2pm until 20 December',
        ],
        is: fortnightly,
      },
      {
        fr: ["tous les mardis 14h jusqu'en décembre"],
        en: ['every Tuesday 2pm until December'],
        asks: 'vague',
      },
      {
        fr: ['tous les mardis 14h sauf le premier', 'le premier lundi de chaque mois 14h'],
        asks: 'notUnderstood',
        offers: [],
      },
    ],
  },
];
