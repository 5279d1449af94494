import type { PhraseGroup } from './phrase.ts';

/** What a series leaves out. */
export const exceptions: readonly PhraseGroup[] = [
  {
    title: 'days left out by name',
    phrases: [
      {
        fr: [
          'tous les mardis 14h15 du 30/03 au 04/05 sauf 13/04, 20/04',
          'tous les mardis 14h15 du 30/03 au 04/05 sauf le 13/04 et le 20/04',
          'tous les mardis 14h15 du 30/03 au 04/05 sauf 13/04 et 20/04',
        ],
        en: [
          'every Tuesday 14:15 from 30 March to 4 May except 13 April, 20 April',
          'every Tuesday 14:15 from 30 March to 4 May except 13 and 20 April',
        ],
        is: '2027-03-30T14:15 2027-04-06T14:15 2027-04-27T14:15 2027-05-04T14:15',
        notes: ['leftOut 2027-04-13 exception', 'leftOut 2027-04-20 exception'],
      },
      {
        fr: ['tous les mardis 14h15 du 08/12 au 12/01 sauf du 19/12 au 03/01'],
        en: ['every Tuesday 14:15 from 8 December to 12 January except from 19 December to 3 January'],
        is: '2026-12-08T14:15 2026-12-15T14:15 2027-01-05T14:15 2027-01-12T14:15',
        notes: ['leftOut 2026-12-22 exception', 'leftOut 2026-12-29 exception'],
      },
      {
        fr: ['tous les mardis 14h du 16/02 au 02/03 sauf la semaine du 22/02'],
        en: ['every Tuesday 2pm from 16 February to 2 March except the week of 22 February'],
        is: '2027-02-16T14:00 2027-03-02T14:00',
        notes: ['leftOut 2027-02-23 exception'],
      },
      {
        fr: ['tous les mardis 14h du 16/02 au 02/03 sauf 24/02'],
        en: ['every Tuesday 2pm from 16 February to 2 March except 24 February'],
        is: '2027-02-16T14:00 2027-02-23T14:00 2027-03-02T14:00',
        notes: ['exceptionHitsNothing 2027-02-24 2027-02-24'],
      },
      {
        fr: ['tous les mardis 14h du 16/02 au 02/03 sauf du 10/04 au 12/04'],
        en: ['every Tuesday 2pm from 16 February to 2 March except from 10 April to 12 April'],
        is: '2027-02-16T14:00 2027-02-23T14:00 2027-03-02T14:00',
        notes: ['exceptionHitsNothing 2027-04-10 2027-04-12'],
      },
      {
        fr: [
          "tous les mardis 14h15 jusqu'au 15/12 sauf vacances",
          "tous les mardis 14h15 jusqu'au 15/12 sauf les vacances scolaires",
        ],
        en: ['every Tuesday 14:15 until 15 December except vacation'],
        asks: 'vacation',
        offers: [],
      },
      {
        fr: ['tous les mardis 14h du 12/01 au 19/01 sauf 12/01, 19/01'],
        en: ['every Tuesday 2pm from 12 January to 19 January except 12 January, 19 January'],
        asks: 'emptySeries',
      },
    ],
  },
  {
    title: 'public holidays',
    phrases: [
      {
        fr: [
          'tous les jeudis 8h du 22/04 au 20/05 hors fériés',
          'tous les jeudis 8h du 22/04 au 20/05 sauf jours fériés',
          'tous les jeudis 8h du 22/04 au 20/05 hors jours fériés',
        ],
        en: [
          'every Thursday 8am from 22 April to 20 May excluding holidays',
          'every Thursday 8am from 22 April to 20 May except public holidays',
        ],
        is: '2027-04-22T08:00 2027-04-29T08:00 2027-05-13T08:00 2027-05-20T08:00',
        notes: ['leftOut 2027-05-06 holiday'],
      },
      {
        fr: ['tous les jeudis 8h du 22/04 au 20/05'],
        en: ['every Thursday 8am from 22 April to 20 May'],
        is: '2027-04-22T08:00 2027-04-29T08:00 2027-05-06T08:00 2027-05-13T08:00 2027-05-20T08:00',
        notes: ['holiday 2027-05-06'],
      },
      {
        fr: ['tous les lundis 10h du 22/03 au 12/04 hors fériés et sauf 05/04'],
        en: ['every Monday 10am from 22 March to 12 April excluding holidays and except 5 April'],
        is: '2027-03-22T10:00 2027-04-12T10:00',
        notes: ['leftOut 2027-03-29 holiday', 'leftOut 2027-04-05 exception'],
      },
      {
        fr: ['les vendredis 10h du 12/03 au 02/04 hors fériés'],
        en: ['Fridays 10am from 12 March to 2 April excluding holidays'],
        is: '2027-03-12T10:00 2027-03-19T10:00 2027-03-26T10:00 2027-04-02T10:00',
        notes: ['noHoliday'],
      },
    ],
  },
  {
    title: 'public holidays of Alsace',
    holidays: 'FR-67',
    phrases: [
      {
        fr: ['les vendredis 10h du 12/03 au 02/04 hors fériés'],
        en: ['Fridays 10am from 12 March to 2 April excluding holidays'],
        is: '2027-03-12T10:00 2027-03-19T10:00 2027-04-02T10:00',
        notes: ['leftOut 2027-03-26 holiday'],
      },
    ],
  },
  {
    title: 'a course without public holidays',
    holidays: 'none',
    phrases: [
      { fr: ['11/11 8h'], en: ['11 November 8am'], is: '2026-11-11T08:00' },
      {
        fr: ['tous les jeudis 8h du 29/04 au 13/05 hors fériés'],
        en: ['every Thursday 8am from 29 April to 13 May excluding holidays'],
        is: '2027-04-29T08:00 2027-05-06T08:00 2027-05-13T08:00',
        notes: ['holidaysUnknown'],
      },
    ],
  },
  {
    title: 'the line of the transcript',
    now: { local: '2026-11-25T10:00', zone: 'Europe/Paris' },
    phrases: [
      {
        fr: ["tous les mardis 14h15-16h15 jusqu'au 15/12 hors fériés"],
        en: ['every Tuesday 14:15-16:15 until 15 December excluding holidays'],
        is: '2026-12-01T14:15/120 2026-12-08T14:15/120 2026-12-15T14:15/120',
        notes: ['noHoliday'],
      },
      {
        fr: ['mardi 1er décembre 14h15-16h15'],
        en: ['Tuesday 1 December 14:15-16:15'],
        is: '2026-12-01T14:15/120',
      },
      {
        fr: ['mercredi 9/12 10h'],
        en: ['Wednesday 9 December 10am'],
        is: '2026-12-09T10:00',
        ownLanguage: true,
      },
      { fr: ['jeudi 14h'], en: ['Thursday 2pm'], is: '2026-11-26T14:00' },
    ],
  },
];
