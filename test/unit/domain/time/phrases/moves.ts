import type { PhraseGroup } from './phrase.ts';

/** What `déplacer S3` is told; the session is on Thursday 26 November 2026 at 14:15. */
export const moves: readonly PhraseGroup[] = [
  {
    title: 'moves',
    current: '2026-11-26T14:15',
    phrases: [
      {
        fr: ['mercredi 9/12 10h'],
        en: ['Wednesday 9 December 10am'],
        is: '2026-12-09T10:00',
        ownLanguage: true,
      },
      {
        fr: ['vendredi 14h-15h30', 'vendredi de 14h à 15h30'],
        en: ['Friday 2pm-3:30pm'],
        is: '2026-11-13T14:00/90',
      },
      { fr: ['au jeudi 19/11', 'jeudi 19'], en: ['to Thursday 19/11'], is: '2026-11-19T14:15' },
      { fr: ['à jeudi 16h', 'au jeudi 12 à 16h'], en: ['to Thursday 4pm'], is: '2026-11-12T16:00' },
      { fr: ['jeudi'], en: ['Thursday'], is: '2026-11-12T14:15' },
      { fr: ['24/11', 'mardi 24 novembre'], en: ['24/11', 'Tuesday 24 November'], is: '2026-11-24T14:15' },
      { fr: ['demain'], en: ['tomorrow'], is: '2026-11-11T14:15', notes: ['holiday 2026-11-11'] },
      {
        fr: ['jeudi prochain'],
        en: ['next Thursday'],
        is: '2026-11-19T14:15',
        notes: ['nextWeek 2026-11-19 9'],
      },
      { fr: ['16h', 'à 16h'], en: ['4pm', 'at 4pm', '16:00'], is: '2026-11-26T16:00' },
      { fr: ['16h-18h', 'de 16h à 18h'], en: ['4pm-6pm', '16:00 to 18:00'], is: '2026-11-26T16:00/120' },
      {
        fr: ['à 9:00 AM - 10:00 AM', '9h/10h', 'à 9:00 – 10:00am'],
        en: ['to 9:00 AM - 10:00 AM', '9:00 a.m. — 10:00 a.m.'],
        is: '2026-11-26T09:00/60',
      },
      { fr: ['+1 semaine', '+ 1 semaine', '+1 sem'], en: ['+1 week', '+ 1 week'], is: '2026-12-03T14:15' },
      { fr: ["d'une semaine", 'de 1 semaine', 'd’une semaine'], is: '2026-12-03T14:15' },
      { fr: ['+2 jours', '+2j', 'de deux jours'], en: ['+2 days'], is: '2026-11-28T14:15' },
      { fr: ['-1 jour', '−1 jour'], en: ['-1 day'], is: '2026-11-25T14:15' },
      { fr: ['-1 semaine'], en: ['-1 week'], is: '2026-11-19T14:15' },
      { fr: ['+30 min', '+30 minutes', '+30min'], en: ['+30 min', '+30 minutes'], is: '2026-11-26T14:45' },
      { fr: ['+1 heure', '+1h'], en: ['+1 hour'], is: '2026-11-26T15:15' },
      { fr: ['+1h30'], en: ['+1h30'], is: '2026-11-26T15:45' },
      { fr: ['+1 semaine durée 1h'], is: '2026-12-03T14:15', rest: 'durée 1h' },
      { fr: ['-3 semaines'], en: ['-3 weeks'], asks: 'past' },
      {
        fr: ['mardi'],
        en: ['Tuesday'],
        asks: 'todayOrNext',
        offers: ['2026-11-10T14:15', '2026-11-17T14:15'],
      },
      {
        fr: ['mardi et jeudi 14h', "tous les mardis 14h jusqu'au 15/12"],
        en: ['Tuesday and Thursday 2pm', 'every Tuesday 2pm until 15 December'],
        asks: 'oneOnly',
      },
      { fr: ['bientôt'], en: ['soon'], asks: 'vague' },
      { fr: ['bla'], en: ['whatever'], asks: 'notUnderstood' },
      { fr: [''], asks: 'nothing' },
    ],
  },
  {
    title: 'moves across the change to summer time',
    current: '2027-03-27T02:30',
    phrases: [
      { fr: ['+1 jour'], en: ['+1 day'], asks: 'skipped', offers: ['2027-03-28T03:30'] },
      { fr: ['+1 semaine'], en: ['+1 week'], is: '2027-04-03T02:30' },
      { fr: ['+24 h'], en: ['+24 hours'], is: '2027-03-28T03:30' },
    ],
  },
];
