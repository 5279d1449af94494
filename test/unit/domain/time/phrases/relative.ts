import type { PhraseGroup } from './phrase.ts';

const armistice = ['holiday 2026-11-11'];

/** Days and hours counted from now, and hours said in words. */
export const relative: readonly PhraseGroup[] = [
  {
    title: 'today, tomorrow',
    phrases: [
      {
        fr: ["aujourd'hui 18h", 'aujourd’hui à 18h', 'ce soir 18h', 'ce soir à 18h'],
        en: ['today 18:00', 'today at 6pm', 'tonight 6pm', 'tonight at 6pm', 'this evening 6pm'],
        is: '2026-11-10T18:00',
      },
      {
        fr: ['cet après-midi 15h', 'cet après midi à 15h'],
        en: ['this afternoon 3pm', 'this afternoon at 15:00'],
        is: '2026-11-10T15:00',
      },
      {
        fr: ['demain 8h30', 'demain matin 8h30', 'demain à 8h30', 'demain matin à 8h30', '8h30 demain'],
        en: ['tomorrow 8:30', 'tomorrow morning 8:30', 'tomorrow at 8:30am', '8:30 tomorrow'],
        is: '2026-11-11T08:30',
        notes: armistice,
      },
      {
        fr: ['demain midi', 'demain à midi'],
        en: ['tomorrow noon', 'tomorrow at noon', 'tomorrow 12pm'],
        is: '2026-11-11T12:00',
        notes: armistice,
      },
      {
        fr: ['après-demain midi', 'apres demain à midi'],
        en: ['the day after tomorrow at noon', 'day after tomorrow noon'],
        is: '2026-11-12T12:00',
      },
      {
        fr: ['demain mercredi 8h30', 'demain mercredi 11/11 8h30', 'demain, mercredi 11 novembre, 8h30'],
        en: ['tomorrow Wednesday 8:30', 'tomorrow, Wednesday 11 November, 8:30am'],
        is: '2026-11-11T08:30',
        notes: armistice,
      },
      {
        fr: ["aujourd'hui mardi 14h", 'ce mardi 14h', 'mardi 10 novembre 14h'],
        en: ['today Tuesday 2pm', 'this Tuesday 2pm', 'Tuesday 10 November 2pm'],
        is: '2026-11-10T14:00',
      },
      {
        fr: ['demain soir 8h'],
        en: ['tomorrow evening 8:00', 'tomorrow evening 8pm'],
        is: '2026-11-11T20:00',
        notes: armistice,
      },
    ],
  },
  {
    title: 'in so long',
    phrases: [
      {
        fr: ['dans 20 min', 'dans 20 minutes', 'dans vingt minutes'],
        en: ['in 20 min', 'in 20 minutes', 'in twenty minutes'],
        is: '2026-11-10T09:20',
      },
      {
        fr: ['dans 2 h', 'dans 2h', 'dans deux heures'],
        en: ['in 2 h', 'in 2 hours', 'in two hours'],
        is: '2026-11-10T11:00',
      },
      {
        fr: ['dans 1h30', 'dans une heure et demie'],
        en: ['in 1h30', 'in an hour and a half'],
        is: '2026-11-10T10:30',
      },
      { fr: ['dans une demi-heure'], en: ['in half an hour'], is: '2026-11-10T09:30' },
      {
        fr: ['dans 3 jours 14h', 'dans trois jours à 14h'],
        en: ['in 3 days 14:00', 'in three days at 2pm'],
        is: '2026-11-13T14:00',
      },
      {
        fr: ['dans 2 semaines 14h', 'dans deux semaines à 14h'],
        en: ['in 2 weeks 14:00', 'in two weeks at 2pm', 'in a fortnight at 2pm'],
        is: '2026-11-24T14:00',
      },
      { fr: ['dans une semaine 14h'], en: ['in a week 2pm'], is: '2026-11-17T14:00' },
      { fr: ['dans un mois 14h'], en: ['in a month 2pm'], is: '2026-12-10T14:00' },
      {
        fr: ['dans 15 jours 14h', 'dans quinze jours à 14h'],
        asks: 'idiomDays',
        offers: ['2026-11-24T14:00', '2026-11-25T14:00'],
      },
      {
        fr: ['dans huit jours 14h', 'dans 8 jours 14h'],
        asks: 'idiomDays',
        offers: ['2026-11-17T14:00', '2026-11-18T14:00'],
      },
      { fr: ['dans 15 jours', 'dans huit jours'], asks: 'idiomDays' },
      {
        fr: ['dans 2 h jeudi'],
        en: ['in 2 hours Thursday'],
        asks: 'daysDisagree',
        offers: ['2026-11-10T11:00'],
      },
      { fr: ['dans 3 jours', 'dans 2 semaines'], en: ['in 3 days', 'in 2 weeks'], asks: 'noHour' },
    ],
  },
  {
    title: 'parts of the day',
    phrases: [
      {
        fr: ["jeudi 2h de l'après-midi", 'jeudi 2 h de l’après-midi', 'jeudi après-midi 2h'],
        en: ["Thursday 2 o'clock in the afternoon", 'Thursday afternoon 2:00'],
        is: '2026-11-12T14:00',
      },
      {
        fr: ['jeudi 8h du soir', 'jeudi soir 8h'],
        en: ['Thursday 8:00 in the evening', 'Thursday evening 8pm'],
        is: '2026-11-12T20:00',
      },
      {
        fr: ['jeudi 10h du matin', 'jeudi matin 10h'],
        en: ['Thursday 10am', "Thursday 10 o'clock in the morning"],
        is: '2026-11-12T10:00',
      },
      {
        fr: ['jeudi midi', 'jeudi 12h', 'jeudi à midi'],
        en: ['Thursday noon', 'Thursday 12pm', 'Thursday at midday'],
        is: '2026-11-12T12:00',
      },
      {
        fr: ['jeudi midi et demi', 'jeudi midi trente', 'jeudi 12h30'],
        en: ['Thursday 12:30pm', 'Thursday 12:30'],
        is: '2026-11-12T12:30',
      },
      { fr: ['jeudi 9h et demie'], en: ['Thursday 9:30am'], is: '2026-11-12T09:30' },
      { fr: ['jeudi 7h'], en: ['Thursday 7am', 'Thursday 7:00'], is: '2026-11-12T07:00' },
      { fr: ['jeudi 14h du matin'], en: ['Thursday 14:00 in the morning'], asks: 'hourPeriod' },
    ],
  },
  {
    title: 'the night',
    phrases: [
      {
        fr: ['jeudi 2h30 du matin', 'jeudi 02:30', 'jeudi 02h30', 'jeudi 2 h 30 de la nuit'],
        en: ['Thursday 2:30am', 'Thursday 02:30', 'Thursday 2:30 in the morning'],
        is: '2026-11-12T02:30',
      },
      {
        fr: ['jeudi 0h de la nuit', 'jeudi 00:00'],
        en: ['Thursday 12am', 'Thursday 00:00'],
        is: '2026-11-12T00:00',
      },
      {
        fr: ['jeudi 00h30', 'jeudi 0 h 30 de la nuit'],
        en: ['Thursday 12:30am', 'Thursday 00:30'],
        is: '2026-11-12T00:30',
      },
      {
        fr: ['jeudi 2h30'],
        en: ['Thursday 2:30'],
        asks: 'night',
        offers: ['2026-11-12T02:30', '2026-11-12T14:30'],
      },
      {
        fr: ['jeudi 6h59'],
        en: ['Thursday 6:59'],
        asks: 'night',
        offers: ['2026-11-12T06:59', '2026-11-12T18:59'],
      },
      {
        fr: ['jeudi 0h30'],
        en: ['Thursday 0:30'],
        asks: 'night',
        offers: ['2026-11-12T00:30', '2026-11-12T12:30'],
      },
      {
        fr: ['minuit', 'jeudi minuit', 'demain à minuit'],
        en: ['midnight', 'Thursday midnight', 'tomorrow at midnight'],
        asks: 'midnight',
      },
      {
        fr: ['jeudi de 22h à 1h du matin', 'jeudi de 22 h à 1 h du matin le lendemain'],
        en: ['Thursday 10pm to 1am', 'Thursday 22:00 to 01:00 the next day'],
        is: '2026-11-12T22:00/180',
      },
      {
        fr: ['jeudi 22h à minuit', 'jeudi de 22h à minuit'],
        en: ['Thursday 10pm to midnight'],
        is: '2026-11-12T22:00/120',
      },
    ],
  },
];
