import type { PhraseGroup } from './phrase.ts';

const armistice = ['holiday 2026-11-11'];

/** Hours, numbers and distances in words. */
export const spokenHours: readonly PhraseGroup[] = [
  {
    title: 'hours in words',
    phrases: [
      { fr: ['jeudi midi moins cinq', 'jeudi à midi moins 5'], is: '2026-11-12T11:55' },
      {
        fr: ['jeudi 15h moins le quart', 'jeudi quinze heures moins le quart', 'jeudi 15 h moins 15'],
        en: ['Thursday quarter to three pm', 'Thursday at a quarter to three in the afternoon'],
        is: '2026-11-12T14:45',
      },
      {
        fr: ['jeudi dix heures et quart', 'jeudi 10h et quart'],
        en: ['Thursday quarter past ten', 'Thursday at a quarter past 10'],
        is: '2026-11-12T10:15',
      },
      { fr: ['jeudi dix heures moins dix'], en: ['Thursday ten to ten'], is: '2026-11-12T09:50' },
      {
        fr: ['jeudi vingt et une heures', 'jeudi vingt-et-une heures'],
        en: ['Thursday nine pm', 'Thursday nine in the evening', "Thursday nine o'clock pm"],
        is: '2026-11-12T21:00',
      },
      { fr: ['jeudi dix-sept heures trente-cinq'], is: '2026-11-12T17:35' },
      {
        fr: ['jeudi 14h pile', 'jeudi à 14 heures précises'],
        en: ['Thursday 2pm sharp'],
        is: '2026-11-12T14:00',
      },
      {
        fr: ['jeudi de quatorze à seize heures'],
        en: ['Thursday from two to four pm'],
        is: '2026-11-12T14:00/120',
      },
      {
        en: ['Thursday half past two', 'Thursday half two', 'Thursday two thirty'],
        asks: 'night',
        offers: ['2026-11-12T02:30', '2026-11-12T14:30'],
      },
      { en: ['Thursday half past two pm', 'Thursday two thirty pm'], is: '2026-11-12T14:30' },
      { en: ['Thursday ten past two pm'], is: '2026-11-12T14:10' },
      { en: ['Thursday half nine', 'Thursday nine thirty'], is: '2026-11-12T09:30' },
      {
        fr: ['jeudi trois heures et quart'],
        asks: 'night',
        offers: ['2026-11-12T03:15', '2026-11-12T15:15'],
      },
      { fr: ['jeudi minuit moins le quart'], is: '2026-11-12T23:45' },
      { fr: ['jeudi minuit et quart'], asks: 'midnight', offers: ['2026-11-12T00:15', '2026-11-13T00:15'] },
      {
        fr: ['le douze novembre à quatorze heures'],
        en: ['the twelfth of November at 2pm'],
        is: '2026-11-12T14:00',
      },
    ],
  },
  {
    title: 'distances in words',
    phrases: [
      { fr: ['lundi en 8 14h', 'lundi en huit 14h', 'lundi en 8 à 14h'], is: '2026-11-23T14:00' },
      { fr: ['lundi en 15 14h', 'lundi en quinze 14h'], is: '2026-11-30T14:00' },
      { fr: ['demain en huit 14h'], is: '2026-11-18T14:00' },
      {
        fr: [
          'mardi de la semaine suivante 14h',
          "mardi de la semaine d'après 14h",
          'mardi de la semaine qui vient 14h',
          'la semaine suivante mardi 14h',
        ],
        en: ['Tuesday of the following week 2pm', 'Tuesday of the coming week 2pm'],
        is: '2026-11-17T14:00',
      },
      {
        fr: ['le lundi suivant 14h', 'lundi qui vient 14h'],
        en: ['the following Monday 2pm', 'this coming Monday 2pm'],
        is: '2026-11-16T14:00',
      },
      { fr: ['jeudi suivant 14h'], asks: 'eitherDay', offers: ['2026-11-12T14:00', '2026-11-19T14:00'] },
      {
        fr: ['dans vingt quatre heures', 'dans vingt-quatre heures', 'dans 24 heures'],
        en: ['in twenty-four hours'],
        is: '2026-11-11T09:00',
        notes: armistice,
      },
      {
        en: [
          'two weeks from today 2pm',
          'two weeks from now at 2pm',
          'in a fortnight 2pm',
          "in two weeks' time 2pm",
          'a fortnight today 2pm',
        ],
        is: '2026-11-24T14:00',
      },
      { en: ['a week on Monday 2pm', 'a week from Monday 2pm', 'Monday week 2pm'], is: '2026-11-23T14:00' },
      { en: ['a week tomorrow 2pm'], is: '2026-11-18T14:00' },
      { en: ['Monday the week after next 2pm', 'the week after next, Monday 2pm'], is: '2026-11-23T14:00' },
      { fr: ['jeudi dans deux semaines 14h'], en: ['Thursday in two weeks 2pm'], is: '2026-11-26T14:00' },
      {
        fr: ['lundi dans deux semaines 14h'],
        asks: 'eitherDay',
        offers: ['2026-11-23T14:00', '2026-11-30T14:00'],
      },
      {
        fr: ['lundi cette semaine 14h', 'cette semaine lundi 14h', 'lundi de cette semaine 14h'],
        en: ['Monday this week 2pm'],
        asks: 'past',
        offers: ['2026-11-16T14:00'],
      },
    ],
  },
];
