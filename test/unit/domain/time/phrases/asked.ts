import type { PhraseGroup } from './phrase.ts';

/** What is asked back because it has two meanings or none. */
export const asked: readonly PhraseGroup[] = [
  {
    title: 'which day',
    phrases: [
      {
        fr: ['mardi 14h15', 'mardi à 14h15-16h15'],
        en: ['Tuesday 14:15', 'Tuesday at 2:15pm'],
        asks: 'todayOrNext',
      },
      {
        fr: ['mardi 14h15'],
        en: ['Tuesday 14:15'],
        asks: 'todayOrNext',
        offers: ['2026-11-10T14:15', '2026-11-17T14:15'],
      },
      {
        fr: ['mardi 25/11 14h', 'mardi 25 novembre 14h'],
        en: ['Tuesday 25 November 2pm'],
        asks: 'weekdayMismatch',
        offers: ['2026-11-25T14:00', '2026-11-24T14:00'],
      },
      { fr: ['mardi 25/11'], en: ['Tuesday 25 November'], asks: 'weekdayMismatch' },
      { fr: ['le jeudi 14h15'], asks: 'onceOrEach', offers: ['2026-11-12T14:15'] },
      { fr: ['le mardi 14h15'], asks: 'onceOrEach' },
      { fr: ['24 mar 14h', 'le 24 mar 14h'], asks: 'marchOrTuesday', ownLanguage: true },
      { fr: ['mardi ou jeudi 14h'], en: ['Tuesday or Thursday 2pm'], asks: 'either' },
      { fr: ['mardi ou jeudi'], en: ['Tuesday or Thursday'], asks: 'either' },
      {
        fr: ['jeudi 14h ou 15h', 'jeudi à 14h ou à 15h'],
        en: ['Thursday 2pm or 3pm'],
        asks: 'either',
        offers: ['2026-11-12T14:00', '2026-11-12T15:00'],
      },
      {
        fr: ['jeudi 14h ou vendredi 15h'],
        en: ['Thursday 2pm or Friday 3pm'],
        asks: 'either',
        offers: ['2026-11-12T14:00', '2026-11-13T15:00'],
      },
      {
        fr: ['demain 24/11 14h'],
        en: ['tomorrow 24 November 2pm'],
        asks: 'daysDisagree',
        offers: ['2026-11-11T14:00', '2026-11-24T14:00'],
      },
      { fr: ['demain jeudi 14h', 'jeudi demain 14h'], en: ['tomorrow Thursday 2pm'], asks: 'daysDisagree' },
      { fr: ['jeudi 19 novembre 2026, dans 5 jours, à 14 h'], asks: 'daysDisagree' },
      { fr: ['hier', 'hier 14h'], en: ['yesterday', 'yesterday 2pm'], asks: 'past' },
      { fr: ['mi-mars', 'mi-mars 14h'], en: ['mid-March', 'mid March 2pm'], asks: 'vague' },
      {
        fr: ['bientôt', 'fin novembre'],
        en: ['soon', 'end of November'],
        asks: 'vague',
      },
      { fr: ['après la rentrée', 'avant jeudi 14h'], en: ['after Christmas'], asks: 'vague', offers: [] },
      { fr: ['week-end 14h'], asks: 'vague', offers: ['2026-11-14T14:00', '2026-11-15T14:00'] },
      {
        fr: ['maintenant', 'tout de suite'],
        en: ['now', 'right now'],
        asks: 'now',
        offers: ['2026-11-10T09:01'],
      },
      {
        fr: ['maintenant pendant 2h'],
        en: ['now for 2 hours'],
        asks: 'now',
        offers: ['2026-11-10T09:01/120'],
      },
      { fr: ['demain maintenant'], asks: 'vague', offers: [] },
      { fr: ['Noël 14h'], en: ['Christmas 2pm'], asks: 'vague', offers: ['2026-12-25T14:00'] },
      {
        fr: ["tous les mardis 14h jusqu'au 01/12 10 fois"],
        en: ['every Tuesday 2pm until 1 December 10 times'],
        asks: 'countOf',
        offers: ['2026-11-10T14:00 2026-11-17T14:00 2026-11-24T14:00 2026-12-01T14:00'],
      },
    ],
  },
  {
    title: 'day or month, in English only',
    phrases: [
      {
        en: ['11/12 14:00', '11/12/2026 14:00'],
        asks: 'dayOrMonth',
        offers: ['2026-12-11T14:00', '2026-11-12T14:00'],
        ownLanguage: true,
      },
      {
        en: ['11/12 2pm', '11/12/2026 at 2pm'],
        asks: 'dayOrMonth',
        offers: ['2026-12-11T14:00', '2026-11-12T14:00'],
      },
      { en: ['12/01 8am'], asks: 'dayOrMonth', ownLanguage: true },
      { en: ['Friday 11/12 2pm'], is: '2026-12-11T14:00' },
      { en: ['Thursday 11/12 2pm'], is: '2026-11-12T14:00' },
      { en: ['Monday 11/12 2pm'], asks: 'dayOrMonth' },
      { en: ['11/11 8am'], is: '2026-11-11T08:00', notes: ['holiday 2026-11-11'], ownLanguage: true },
      { fr: ['vendredi 11/12 14h'], is: '2026-12-11T14:00' },
    ],
  },
  {
    title: 'which hour',
    phrases: [
      {
        fr: ['jeudi', 'ce jeudi', 'jeudi en huit', 'le jeudi 19'],
        en: ['Thursday', 'this Thursday', 'Thursday week', 'Thursday the 19th'],
        asks: 'noHour',
      },
      {
        fr: ['demain matin', 'demain', 'ce soir'],
        en: ['tomorrow morning', 'tomorrow', 'tonight'],
        asks: 'noHour',
      },
      { fr: ['24/11', '24 novembre'], en: ['24/11', '24 November'], asks: 'noHour' },
      { fr: ["tous les mardis jusqu'au 15/12"], en: ['every Tuesday until 15 December'], asks: 'noHour' },
      { fr: ['14.15', 'jeudi 14.15', 'demain 14.15'], en: ['14.15', 'Thursday 14.15'], asks: 'dotted' },
      { fr: ['jeudi à 8'], en: ['Thursday at 8'], asks: 'bareHour' },
      { fr: ['jeudi 14-16'], en: ['Thursday 14-16'], asks: 'bareHour', offers: ['2026-11-12T14:00/120'] },
      { fr: ['jeudi 14'], en: ['Thursday 14'], asks: 'bareHour', offers: ['2026-11-12T14:00'] },
      { fr: ['jeudi vers 14h'], en: ['Thursday about 2pm'], asks: 'vague', offers: ['2026-11-12T14:00'] },
      { fr: ['14h', '14h15-16h15'], en: ['2pm', '14:15-16:15'], asks: 'noDay' },
      {
        fr: ['jeudi 25h', 'jeudi 14h75', 'jeudi 24:30'],
        en: ['Thursday 25:00', 'Thursday 14:75', 'Thursday 13pm'],
        asks: 'noSuchHour',
      },
      {
        fr: ['jeudi 16h-14h', 'jeudi de 16h à 14h'],
        en: ['Thursday 4pm-2pm', 'Thursday from 16:00 to 14:00'],
        asks: 'endBeforeStart',
      },
      {
        fr: ['jeudi 14h-14h04', 'jeudi 8h-21h'],
        en: ['Thursday 2pm-2:04pm', 'Thursday 8am-9pm'],
        asks: 'length',
      },
    ],
  },
  {
    title: 'which end',
    phrases: [
      {
        fr: ['tous les mardis 14h15', 'les mardis 14h15', 'chaque mardi 14h15'],
        en: ['every Tuesday 14:15', 'Tuesdays 2:15pm'],
        asks: 'seriesEnd',
      },
      { fr: ['un mardi sur deux 14h15'], en: ['every other Tuesday 14:15'], asks: 'seriesEnd' },
      {
        fr: ['tous les mardis 14h du 13/01 au 15/01'],
        en: ['every Tuesday 2pm from 13 January to 15 January'],
        asks: 'emptySeries',
      },
      {
        fr: ['tous les mardis 14h du 15/05 au 12/01'],
        en: ['every Tuesday 2pm from 15 May to 12 January'],
        asks: 'rangeBackwards',
      },
    ],
  },
  {
    title: 'no date at all',
    phrases: [
      { fr: ['', '   '], asks: 'nothing' },
      {
        fr: ['bla', 'je ne sais pas', 'jeudi 14h15 bla', 'jeudi 14h15 ???'],
        en: ['whatever', 'Thursday 14:15 whatever'],
        asks: 'notUnderstood',
      },
      {
        fr: ['mardi 1er décembre 2026 à 14 h 15 (heure de Londres)'],
        en: ['Tuesday 1 December 2026 at 14:15 (London time)'],
        asks: 'otherZone',
      },
    ],
  },
];
