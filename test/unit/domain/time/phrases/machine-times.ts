import type { PhraseGroup } from './phrase.ts';

/** Times that machines write, and what calendars copy. */
export const machineTimes: readonly PhraseGroup[] = [
  {
    title: 'with the mark of a zone',
    phrases: [
      {
        fr: [
          '2026-11-12T14:00+01:00',
          '2026-11-12T14:00+0100',
          '2026-11-12T14:00+01',
          '2026-11-12T14:00:00+01:00',
          '2026-11-12T14:00:30.250+01:00',
          '2026-11-12 14:00+01:00',
          '2026-11-12T13:00Z',
          '2026-11-12T13:00:00Z',
          '2026-11-12T13:00:00.000Z',
          '2026-11-12t13:00:00z',
          '20261112T130000Z',
          '20261112T140000+0100',
          '2026-11-12T08:00-05:00',
          '2026-11-12T18:30+05:30',
          '2026-11-12T14:00+01:00[Europe/Paris]',
          '2026-11-12T14:00:00+01:00[Europe/Paris]',
        ],
        en: ['Thu, 12 Nov 2026 14:00:00 +0100', 'Thu, 12 Nov 2026 08:00:00 -0500'],
        is: '2026-11-12T14:00',
      },
      { fr: ['2026-11-12T20:00-05:00', '2026-11-12T20:00:00-05:00'], is: '2026-11-13T02:00' },
      { fr: ['2026-11-12T14:00:00Z'], is: '2026-11-12T15:00' },
      { fr: ['2026-11-13T00:30+14:00'], is: '2026-11-12T11:30' },
      {
        fr: [
          '2026-11-12T14:00+01:00/2026-11-12T16:00+01:00',
          '2026-11-12T14:00+01:00/16:00',
          '2026-11-12T14:00:00+01:00/2026-11-12T15:00:00Z',
          '2026-11-12T14:00+01:00/PT2H',
          '20261112T130000Z/20261112T150000Z',
          '2026-11-12T14:00/2026-11-12T16:00',
          '2026-11-12T14:00/PT120M',
          '2026-11-12T14:00-16:00',
        ],
        is: '2026-11-12T14:00/120',
      },
      { fr: ['2026-11-12T22:00Z/2026-11-13T00:30Z'], is: '2026-11-12T23:00/150' },
      {
        fr: ['2027-03-20T14:00+01:00, 2027-04-03T14:00+02:00'],
        is: '2027-03-20T14:00 2027-04-03T14:00',
      },
      { fr: ['2026-11-09T14:00Z'], asks: 'past' },
      {
        fr: ['tous les jeudis 14:00+01:00 3 fois'],
        is: '2026-11-12T14:00 2026-11-19T14:00 2026-11-26T14:00',
      },
      { fr: ['tous les jeudis 14:00+03:00 3 fois'], asks: 'otherZone' },
    ],
  },
  {
    title: 'copied from calendars',
    phrases: [
      {
        fr: [
          'jeudi 12 novembre⋅14:00 – 16:00',
          'jeudi 12 novembre · 14:00–16:00',
          'jeudi 12 nov. 2026 ⋅ 14:00 – 16:00 (heure de Paris)',
          'jeudi 12 nov. 2026 14:00 – 16:00 (CET)',
          "jeudi 12 nov. 2026 ⋅ 14:00 – 16:00 (Heure d'Europe centrale - Paris)",
          'jeudi 12 nov. 2026 14:00-16:00 (heure normale d’Europe centrale)',
          'jeudi 12 novembre 2026 14:00-16:00 (UTC+01:00) Bruxelles, Copenhague, Madrid, Paris',
          'jeudi 12 novembre 2026, 14:00:00 - 16:00:00 GMT +01:00 Bruxelles / Copenhague / Madrid / Paris',
          'jeu. 12/11/2026 14:00 - 16:00',
          'jeudi 12 novembre 2026 de 14:00 à 16:00 UTC+1',
          'Jeudi 12/11/2026 14h00-16h00',
          '12/11/2026 14:00 - 12/11/2026 16:00',
          'jeudi 12 novembre 2026 14:00 – jeudi 12 novembre 2026 16:00',
          'jeudi 12 novembre 2026 14:00 -> 16:00',
        ],
        is: '2026-11-12T14:00/120',
        ownLanguage: true,
      },
      {
        en: [
          'Thursday, November 12⋅2:00 – 4:00pm',
          'Thursday Nov 12, 2026 ⋅ 2pm – 4pm (Central European Time - Paris)',
          'Thu Nov 12, 2026 2pm – 4pm (CET)',
          'Thursday, November 12, 2026 2:00 PM-4:00 PM (UTC+01:00) Brussels, Copenhagen, Madrid, Paris',
          'Nov 12, 2026 at 2:00 PM to 4:00 PM',
          'Thursday, November 12, 2026, 2:00:00 PM – 4:00:00 PM GMT +01:00 Brussels / Copenhagen / Madrid / Paris',
          'Thu 11/12/2026 2:00 PM - 4:00 PM',
          'Thu 12 Nov 2026 14:00 – 16:00 (CET)',
        ],
        is: '2026-11-12T14:00/120',
      },
      {
        fr: ['jeudi 12 novembre 2026, de 22 h 51 à 0 h 51 (vendredi)'],
        is: '2026-11-12T22:51/120',
      },
      { fr: ['jeudi 12/11/2026 22:00 - 13/11/2026 01:00'], is: '2026-11-12T22:00/180' },
      {
        fr: ['jeudi 12 novembre, de 14 h à 16 h (samedi)', 'jeudi 14h - vendredi 15h'],
        asks: 'length',
        offers: [],
      },
    ],
  },
];
