import type { PhraseGroup } from './phrase.ts';

/** What the bot prints, pasted back. */
export const printed: readonly PhraseGroup[] = [
  {
    title: 'printed dates',
    phrases: [
      {
        fr: [
          'mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris)',
          'mardi 1er décembre 2026, de 14 h 15 à 16 h 15',
        ],
        en: [
          'Tuesday 1 December 2026, 14:15 to 16:15 (Paris time)',
          'Tuesday 1 December 2026, 14:15 to 16:15',
        ],
        is: '2026-12-01T14:15/120',
      },
      {
        fr: ['mardi 1er décembre 2026 à 14 h 15', 'mardi 1er décembre 2026, 14 h 15 (heure de Paris)'],
        en: ['Tuesday 1 December 2026 at 14:15', 'Tuesday 1 December 2026, 14:15 (Paris time)'],
        is: '2026-12-01T14:15',
      },
      {
        fr: ['mardi 1er décembre 2026, 14 h 15, heure de Paris'],
        en: ['Tuesday 1 December 2026, 14:15, Paris time', 'Tuesday 1 December 2026 at 14:15 Paris time'],
        is: '2026-12-01T14:15',
      },
      {
        fr: ['mercredi 9 décembre 2026, de 10 h à 12 h (heure de Paris)'],
        en: ['Wednesday 9 December 2026, 10:00 to 12:00 (Paris time)'],
        is: '2026-12-09T10:00/120',
      },
      { fr: ['jeudi 19 novembre 2026, dans 9 jours, à 14 h'], is: '2026-11-19T14:00' },
      {
        fr: [
          'jeudi 19 novembre 2026, de 14 h à 16 h (heure de Paris), dans 9 jours',
          'S3 jeudi 19 novembre 2026, de 14 h à 16 h (heure de Paris)',
        ],
        en: [
          'Thursday 19 November 2026, 14:00 to 16:00 (Paris time), in 9 days',
          'S3 Thursday 19 November 2026, 14:00 to 16:00 (Paris time)',
        ],
        is: '2026-11-19T14:00/120',
      },
      {
        fr: [
          'mardi 10 novembre 2026, de 14 h à 16 h (heure de Paris), dans 5 h',
          'mardi 10 novembre 2026, de 14 h à 16 h (heure de Paris), dans 4 h 30',
        ],
        en: ['Tuesday 10 November 2026, 14:00 to 16:00 (Paris time), in 5 h'],
        is: '2026-11-10T14:00/120',
      },
      {
        fr: [
          'jeudi 12 novembre 2026, de 22 h à 1 h (vendredi), heure de Paris',
          'jeudi 12 novembre, de 22 h à 1 h (vendredi)',
          'jeudi 12 novembre 2026, de 22 h à 1 h du matin le lendemain (heure de Paris)',
        ],
        en: [
          'Thursday 12 November 2026, 22:00 to 01:00 (Friday), Paris time',
          'Thursday 12 November, 22:00 to 01:00 (Friday)',
          'Thursday 12 November 2026, 22:00 to 01:00 the next day (Paris time)',
        ],
        is: '2026-11-12T22:00/180',
      },
      {
        fr: [
          'samedi 28 novembre 2026, de 22 h 51 à 0 h 51 (dimanche), heure de Paris, dans 18 jours',
          'samedi 28 novembre, de 22 h 51 à 0 h 51 (dimanche)',
        ],
        en: ['Saturday 28 November 2026, 22:51 to 00:51 (Sunday), Paris time, in 18 days'],
        is: '2026-11-28T22:51/120',
      },
      {
        fr: [
          'samedi 28 novembre 2026, de 0 h 15 à 0 h 45 (heure de Paris)',
          'samedi 28 novembre, de 0 h 15 à 0 h 45',
        ],
        en: ['Saturday 28 November 2026, 00:15 to 00:45 (Paris time)'],
        is: '2026-11-28T00:15/30',
      },
      { fr: ['samedi 28 novembre à 0 h 15'], en: ['Saturday 28 November at 00:15'], is: '2026-11-28T00:15' },
      {
        fr: ['samedi 28 novembre 2026, de 5 h 30 à 7 h 30 du matin (heure de Paris)'],
        en: ['Saturday 28 November 2026, 05:30 to 07:30 (Paris time)'],
        is: '2026-11-28T05:30/120',
      },
    ],
  },
  {
    title: 'copies of calendars in English',
    phrases: [
      {
        fr: [
          'mardi 12 janvier 2:00 PM - 3:00 PM',
          'mardi 12 janvier 2:00 PM—3:00 PM',
          'mardi 12 janvier - 2:00 p.m. – 3:00 p.m.',
          'mardi 12 janvier 2 p.m. to 3 p.m.',
          'mardi 12 janvier⋅2:00 – 3:00pm',
          'mardi 12 janvier - 14h - 15h',
        ],
        en: [
          'Tuesday, January 12⋅2:00 – 3:00pm',
          'Tue, Jan 12, 2027, 2:00 PM - 3:00 PM',
          'Tuesday, January 12 - 2:00 PM - 3:00 PM',
          'Tuesday 12 January 2pm-3pm',
        ],
        is: '2027-01-12T14:00/60',
      },
      {
        en: ['Wed, Dec 16, 2026, 10:00 AM - 12:00 PM', 'Wednesday, December 16⋅10:00 – 12:00pm'],
        is: '2026-12-16T10:00/120',
      },
      { en: ['Wed, Dec 16, 2026, 10:00 PM - 12:00 AM'], is: '2026-12-16T22:00/120' },
      { en: ['Wed, Dec 16, 2026, 12:00 PM - 1:00 PM'], is: '2026-12-16T12:00/60' },
      {
        fr: ['jeudi 9h15/10h45', 'jeudi 9:15 / 10:45'],
        is: '2026-11-12T09:15/90',
      },
      { fr: ['jeudi 14h pour 3h', 'jeudi 14h pour 3 heures'], is: '2026-11-12T14:00/180' },
      {
        fr: ['jeudi 14h pour les L3'],
        ownLanguage: true,
        asks: 'notUnderstood',
        offers: ['2026-11-12T14:00'],
      },
    ],
  },
];
