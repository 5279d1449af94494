import type { PhraseGroup } from './phrase.ts';

const vacations = [
  { from: '2026-12-19', to: '2027-01-03' },
  { from: '2027-02-13', to: '2027-03-01' },
];
const around = '2026-12-15T14:00 2027-01-05T14:00';
const leftOut = ['vacationLeftOut 2026-12-22 2026-12-29'];

/** Vacations: what every series leaves out, and ends that are named by no date. */
export const vacationPhrases: readonly PhraseGroup[] = [
  {
    title: 'vacations of the course',
    vacations,
    phrases: [
      {
        fr: [
          'tous les mardis 14h du 15/12 au 05/01',
          'tous les mardis 14h du 15/12 au 05/01 sauf vacances',
          'tous les mardis 14h du 15/12 au 05/01 hors vacances scolaires',
          'tous les mardis 14h du 15/12 au 05/01 sauf vacances de Noël',
          "les mardis 14h sauf pendant les vacances à partir du 15/12 jusqu'au 05/01",
          'tous les mardis 14h à partir du 15/12 2 fois',
        ],
        en: [
          'every Tuesday 2pm from 15 December to 5 January',
          'every Tuesday 2pm from 15 December to 5 January except vacations',
          'every Tuesday 2pm from 15 December to 5 January except the Christmas break',
        ],
        is: around,
        notes: leftOut,
      },
      {
        fr: [
          'tous les mardis 14h du 15/12 au 05/01 y compris les vacances',
          'tous les mardis 14h du 15/12 au 05/01 vacances comprises',
        ],
        en: ['every Tuesday 2pm from 15 December to 5 January including vacations'],
        is: '2026-12-15T14:00 2026-12-22T14:00 2026-12-29T14:00 2027-01-05T14:00',
        notes: ['vacation 2026-12-22 2026-12-29'],
      },
      {
        fr: [
          'tous les mardis 14h pendant 12 semaines',
          'tous les mardis 14h sur 12 semaines',
          'mardis 14h 12 semaines',
        ],
        en: ['every Tuesday 2pm for 12 weeks', 'every Tuesday 2pm over twelve weeks'],
        count: 12,
        first: '2026-11-10T14:00',
        last: '2027-02-09T14:00',
        notes: ['todayCounts 2026-11-10', ...leftOut, 'weeksEnd 12 2027-02-09'],
      },
      {
        fr: ['tous les mardis et jeudis 14h pendant 7 semaines à partir du 01/12'],
        en: ['every Tuesday and Thursday 2pm for 7 weeks from 1 December'],
        count: 14,
        first: '2026-12-01T14:00',
        last: '2027-01-28T14:00',
        notes: ['vacationLeftOut 2026-12-22 2026-12-24 2026-12-29 2026-12-31', 'weeksEnd 7 2027-01-28'],
      },
      {
        fr: ['mardi 22/12 14h'],
        en: ['Tuesday 22 December 2pm'],
        is: '2026-12-22T14:00',
        notes: ['vacation 2026-12-22'],
      },
      {
        fr: ['15/12, 22/12 et 05/01 à 14h'],
        is: '2026-12-15T14:00 2026-12-22T14:00 2027-01-05T14:00',
        notes: ['vacation 2026-12-22'],
      },
      {
        fr: ['du 17/12 au 21/12 9h'],
        en: ['from 17 December to 21 December 9am'],
        is: '2026-12-17T09:00 2026-12-18T09:00',
        notes: ['weekendsLeftOut 2026-12-19 2026-12-20', 'vacationLeftOut 2026-12-21'],
      },
      {
        fr: ['du 21/12 au 22/12 9h'],
        en: ['from 21 December to 22 December 9am'],
        is: '2026-12-21T09:00 2026-12-22T09:00',
        notes: ['vacation 2026-12-21 2026-12-22'],
      },
      {
        fr: ['tous les mardis 14h du 15/12 au 22/12 sauf vacances de printemps'],
        asks: 'vacation',
        offers: [],
      },
      {
        fr: ['tous les mardis 14h du 22/12 au 29/12'],
        asks: 'emptySeries',
        offers: ['2026-12-22T14:00 2026-12-29T14:00'],
      },
      {
        fr: ["tous les mardis 14h jusqu'aux vacances", "tous les mardis 14h jusqu'aux vacances de Noël"],
        en: ['every Tuesday 2pm until the holidays', 'every Tuesday 2pm until the break'],
        asks: 'vague',
        offers: [
          '2026-11-10T14:00 2026-11-17T14:00 2026-11-24T14:00 2026-12-01T14:00 2026-12-08T14:00 2026-12-15T14:00',
        ],
      },
    ],
  },
  {
    title: 'vacations in the line',
    phrases: [
      {
        fr: [
          'tous les mardis 14h du 09/02 au 02/03 sauf vacances du 13 février au 1er mars',
          'tous les mardis 14h sauf vacances du 13/02 au 01/03 du 09/02 au 02/03',
          'tous les mardis 14h du 09/02 au 02/03 sauf les vacances de février du 13/02 au 01/03',
          "tous les mardis 14h du 09/02 au 02/03 hors vacances d'hiver (du 13/02 au 01/03)",
          'tous les mardis 14h du 09/02 au 02/03 sauf vacances 13/02-01/03',
        ],
        en: [
          'every Tuesday 2pm from 9 February to 2 March except vacation from 13 February to 1 March',
          'every Tuesday 2pm from 9 February to 2 March except the break from 13 February to 1 March',
        ],
        is: '2027-02-09T14:00 2027-03-02T14:00',
        notes: ['leftOut 2027-02-16 exception', 'leftOut 2027-02-23 exception'],
      },
      {
        fr: [
          'tous les mardis 14h hors vacances',
          'mardi 14h sauf vacances',
          'tous les mardis 14h sauf vacances de Noël 10 fois',
        ],
        en: ['every Tuesday 2pm except vacations'],
        asks: 'vacation',
        offers: [],
      },
      {
        fr: ['tous les jeudis 14h pendant 3 semaines à partir du 29/04'],
        en: ['every Thursday 2pm for 3 weeks from 29 April'],
        is: '2027-04-29T14:00 2027-05-13T14:00 2027-05-20T14:00',
        notes: ['leftOut 2027-05-06 holiday', 'weeksEnd 3 2027-05-20'],
      },
      {
        fr: ['tous les mardis 14h pendant 3 semaines sauf 17/11'],
        en: ['every Tuesday 2pm for 3 weeks except 17 November'],
        is: '2026-11-10T14:00 2026-11-24T14:00 2026-12-01T14:00',
        notes: ['todayCounts 2026-11-10', 'leftOut 2026-11-17 exception', 'weeksEnd 3 2026-12-01'],
      },
      {
        fr: ["tous les mardis 14h pendant 12 semaines jusqu'au 15/12"],
        en: ['every Tuesday 2pm for 12 weeks until 15 December'],
        asks: 'countOf',
      },
      {
        fr: ['tous les mardis 14h pendant 300 semaines'],
        en: ['every Tuesday 2pm for 300 weeks'],
        asks: 'tooMany',
      },
    ],
  },
  {
    title: 'ends without a date',
    phrases: [
      {
        fr: ["tous les jeudis 14h jusqu'à Noël"],
        en: ['every Thursday 2pm until Christmas'],
        asks: 'vague',
        offers: [
          '2026-11-12T14:00 2026-11-19T14:00 2026-11-26T14:00 2026-12-03T14:00 2026-12-10T14:00 2026-12-17T14:00 2026-12-24T14:00',
        ],
      },
      {
        fr: [
          "tous les mardis 14h à partir du 09/03 jusqu'en mars",
          "tous les mardis 14h à partir du 09/03 jusqu'en mars 2027",
        ],
        en: ['every Tuesday 2pm from 9 March until March'],
        asks: 'vague',
        offers: ['2027-03-09T14:00 2027-03-16T14:00 2027-03-23T14:00 2027-03-30T14:00'],
      },
      {
        fr: ["tous les mardis 14h à partir du 09/03 jusqu'à fin mars"],
        asks: 'vague',
        offers: ['2027-03-09T14:00 2027-03-16T14:00 2027-03-23T14:00 2027-03-30T14:00'],
      },
      {
        fr: ["tous les mardis 14h à partir du 09/03 jusqu'à Pâques"],
        en: ['every Tuesday 2pm from 9 March until Easter'],
        asks: 'vague',
        offers: ['2027-03-09T14:00 2027-03-16T14:00 2027-03-23T14:00'],
      },
      {
        fr: ["tous les mardis 14h jusqu'à la fin du mois"],
        en: ['every Tuesday 2pm until the end of the month'],
        asks: 'vague',
        offers: ['2026-11-10T14:00 2026-11-17T14:00 2026-11-24T14:00'],
      },
      {
        fr: [
          "tous les mardis 14h jusqu'à la fin du semestre",
          "tous les mardis 14h jusqu'aux vacances",
          "tous les mardis 14h jusqu'au partiel",
          "tous les mardis 14h jusqu'à l'été",
          "tous les mardis 14h jusqu'à la rentrée",
          "tous les mardis 14h jusqu'à début mai",
          'tous les mardis 14h tout le semestre',
          "mardi 14h toute l'année",
          'mardi 14h pendant le semestre',
        ],
        en: [
          'every Tuesday 2pm until the end of term',
          'every Tuesday 2pm until the exams',
          'every Tuesday 2pm until the break',
          'Tuesday 2pm all term',
        ],
        asks: 'vague',
        offers: [],
      },
    ],
  },
];
