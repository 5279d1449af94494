import type { PhraseGroup } from './phrase.ts';

/** Hours of another zone: never planned unasked, and their line is converted. */
export const zonePhrases: readonly PhraseGroup[] = [
  {
    title: 'in another zone',
    phrases: [
      {
        fr: [
          'jeudi 14h heure de Londres',
          'jeudi 14h (heure de Londres)',
          "jeudi à 14h à l'heure de Londres",
          'jeudi 14h, heure de Londres',
          'jeudi 14h heure anglaise',
          'jeudi 14h GMT',
          'jeudi 14h UTC',
          'jeudi 14h UTC+0',
          'jeudi 14h (Europe/London)',
          '12/11 14h heure du Portugal',
        ],
        en: [
          'Thursday 2pm London time',
          'Thursday 2pm (London time)',
          'Thursday 2pm UK time',
          'Thursday 2pm GMT',
          'Thursday 14:00 UTC',
          'Thursday 2pm Europe/London',
        ],
        asks: 'otherZone',
        offers: ['2026-11-12T15:00'],
        ownLanguage: true,
      },
      {
        fr: ['jeudi 14h heure de Montréal', 'jeudi 14h heure du Québec', 'jeudi 14h heure de New York'],
        en: ['Thursday 2pm New York time', 'Thursday 2pm Eastern time', 'Thursday 2pm EST'],
        asks: 'otherZone',
        offers: ['2026-11-12T20:00'],
      },
      { fr: ['jeudi 14h-16h UTC+2'], asks: 'otherZone', offers: ['2026-11-12T13:00/120'] },
      {
        fr: ['jeudi 20h heure de New York'],
        en: ['Thursday 8pm New York time', 'Thursday 8pm US Eastern time'],
        asks: 'otherZone',
        offers: ['2026-11-13T02:00'],
      },
      {
        en: ['Thursday 2pm PST', 'Thursday 2pm Pacific time'],
        asks: 'otherZone',
        offers: ['2026-11-12T23:00'],
      },
      {
        fr: ['mardi 14h heure de Londres'],
        asks: 'otherZone',
        offers: ['2026-11-10T15:00', '2026-11-17T15:00'],
      },
      {
        fr: ['tous les jeudis 14h heure de Londres 2 fois'],
        asks: 'otherZone',
        offers: ['2026-11-12T15:00 2026-11-19T15:00'],
      },
      // The clocks of the two change on different days.
      {
        fr: ["tous les jeudis 14h heure de New York du 04/03/2027 jusqu'au 15/04/2027"],
        asks: 'otherZone',
        offers: [],
      },
      { fr: ['jeudi 14h heure de Trifouilly'], asks: 'zoneUnknown', offers: [] },
      {
        fr: ['jeudi 14h CET', 'jeudi 14h UTC+1', 'jeudi 14h heure de Bruxelles', 'jeudi 14h heure française'],
        en: [
          'Thursday 2pm Paris time',
          'Thursday 2pm CET',
          'Thursday 2pm local time',
          'Thursday 2pm Berlin time',
        ],
        is: '2026-11-12T14:00',
      },
    ],
  },
];
