import { dayFromText, isNextWeek, weekdayOf } from './days.ts';
import { formatDay, formatDuration, monthNames, weekdayNames } from './format.ts';
import { formatDates, formatDays } from './format-days.ts';
import type { LeftOutReason, QuestionMatter, TimeNote } from './types.ts';
import { zoneName } from './zone-names.ts';

/** The sentence of a question, in French. */
export function frenchQuestion(question: QuestionMatter): string {
  switch (question.code) {
    case 'nothing':
      return "Il manque le jour et l'heure.";
    case 'notUnderstood':
      return `Je ne comprends pas « ${quoted(question.text)} » dans cette date.`;
    case 'skipped':
      return `Le ${day(question.day)}, ${clock(question.hour)} n'existe pas ${inZone(question.zone)} : on passe à l'heure d'été.`;
    case 'doubled':
      return `Le ${day(question.day)}, ${clock(question.hour)} existe deux fois ${inZone(question.zone)} : on passe à l'heure d'hiver. Avant ou après le changement ?`;
    case 'todayOrNext':
      return `Aujourd'hui, ${day(question.today)}, ou ${day(question.next)} ?`;
    case 'weekdayMismatch':
      return `Le ${dateOf(question.day)} est un ${weekdayOfText(question.day)}, pas un ${weekday(question.weekday)}. Lequel des deux ?`;
    case 'daysDisagree':
      return `Vous donnez deux jours, ${day(question.day)} et ${day(question.other)}. Lequel ?`;
    case 'idiomDays':
      return `« Dans ${question.count} jours » peut être ${day(question.week)} ou, en comptant, ${day(question.exact)}. Lequel ?`;
    case 'onceOrEach':
      return `Une seule fois, ou tous les ${weekday(question.weekday)}s, et alors jusqu'à quand ?`;
    case 'night':
      return `${clock(question.hour)}, c'est la nuit. Bien à cette heure-là, ou à ${clock(twelveLater(question.hour))} ?`;
    case 'midnight':
      return `Minuit : au début ou à la fin du ${day(question.day)} ?`;
    case 'noHour':
      return question.day === undefined
        ? "Il manque l'heure."
        : `Il manque l'heure, pour ${day(question.day)}.`;
    case 'noDay':
      return `Il manque le jour, pour ${clock(question.hour)}.`;
    case 'noSuchHour':
      return `« ${quoted(question.text)} » n'est pas une heure de la journée.`;
    case 'hourPeriod':
      return `« ${quoted(question.text)} » se contredit : cette heure n'est pas à ce moment de la journée.`;
    case 'bareHour':
      return `« ${quoted(question.text)} », est-ce une heure ? Elle s'écrit avec un h : 14h ou 14h15.`;
    case 'dotted':
      return `« ${quoted(question.text)} », est-ce une heure ou une date ? Une heure s'écrit 14h15, une date 24/11.`;
    case 'marchOrTuesday':
      return `« ${quoted(question.text)} » : le mois de mars, ou un mardi ?`;
    case 'dayOrMonth':
      return `« ${quoted(question.text)} » : ${day(question.dayFirst)}, ou ${day(question.monthFirst)} ?`;
    case 'eitherDay':
      return `« ${quoted(question.text)} » : ${day(question.one)}, ou ${day(question.other)} ?`;
    case 'noSuchDay':
      return `Le ${noSuchDay(question)} n'existe pas.`;
    case 'noSuchWeek':
      return `Il n'y a pas de semaine ${question.week} en ${question.year}.`;
    case 'past':
      return pastText(question);
    case 'tooFar':
      return `${capital(day(question.day))}, c'est trop loin pour être planifié.`;
    case 'weekOrSession':
      return `« S${question.week} » est le nom d'une séance ; une semaine s'écrit « semaine ${question.week} ».`;
    case 'vacation':
      return 'Je ne connais pas les vacances de votre université : écrivez leurs dates, « sauf du … au … », ou donnez-les au cours une fois pour toutes, « réglages vacances … ».';
    case 'vague':
      return `« ${quoted(question.text)} » n'est pas assez précis : il me faut ${question.end === true ? 'une date' : 'un jour et une heure'}.`;
    case 'now':
      return 'Maintenant ?';
    case 'either':
      return "L'un ou l'autre ? Choisissez, ou écrivez « et » pour les deux.";
    case 'endBeforeStart':
      return `La fin, ${clock(question.to)}, vient avant le début, ${clock(question.from)}.`;
    case 'rangeBackwards':
      return `La fin, ${day(question.to)}, vient avant le début, ${day(question.from)}.`;
    case 'length':
      return `Une séance dure de 5 min à 12 h ; ici, ce serait ${formatDuration(question.minutes, 'fr')}.`;
    case 'lengthsDisagree':
      return `Vous donnez deux durées, ${formatDuration(question.one, 'fr')} et ${formatDuration(question.other, 'fr')}. Laquelle ?`;
    case 'seriesEnd':
      return "Il manque la fin de la série : jusqu'à quand, ou combien de fois ?";
    case 'emptySeries':
      return 'Il ne reste aucune séance dans cette période.';
    case 'countOf':
      return `Vous demandez ${counted(question.count)}, et ces dates en font ${question.total}.`;
    case 'tooMany':
      return "C'est trop de séances à la fois : 200 au plus.";
    case 'otherZone':
      return `Ce cours est à l'${zoneName(question.zone, 'fr')}, et votre date en nomme une autre.`;
    case 'zoneUnknown':
      return `Je ne connais pas ce fuseau horaire : « ${quoted(question.text)} ».`;
    case 'whichWeek':
      return question.own === undefined
        ? `La séance n'est pas de cette semaine : ${day(question.coming)} ?`
        : `Quel ${weekday(question.weekday)} : ${day(question.own)}, la semaine de la séance, ou ${day(question.coming)} ?`;
    case 'movedOrResized':
      return `La séance commence déjà à ${clock(question.from)}. Commencer à ${clock(question.to)}, ou finir à ${clock(question.to)} ?`;
    case 'shiftDoubt':
      return {
        way: `« ${quoted(question.text)} » : plus tard, ou plus tôt ?`,
        hour: `« ${quoted(question.text)} » : un décalage, ou l'heure du début ?`,
        length: `« ${quoted(question.text)} » : un décalage, ou la durée ?`,
      }[question.doubt];
    case 'notThere':
      return `La séance est ${day(question.day)} à ${clock(question.hour)} ; elle n'est pas « ${quoted(question.text)} ».`;
    case 'oneOnly':
      return 'Une séance va à une seule date.';
  }
}

/** The sentence of a note, in French. */
export function frenchNote(note: TimeNote): string {
  switch (note.code) {
    case 'holiday':
      return `${capital(day(note.day))} : jour férié (${note.name}).`;
    case 'vacation':
      return `${capital(daysListed(note.days, 'date'))} : pendant les vacances ${span(note.from, note.to)}.`;
    case 'vacationLeftOut':
      return `Vacances ${span(note.from, note.to)} : pas de séance ${note.days.length > 4 ? 'à ' : ''}${daysListed(note.days, 'date')}.`;
    case 'noVacation':
      return 'Aucune séance ne tombait dans les vacances du cours.';
    case 'weeksEnd':
      return `${note.weeks === 1 ? 'Une semaine' : `${note.weeks} semaines`} de cours, la dernière séance ${day(note.day)}.`;
    case 'noHoliday':
      return 'Aucun jour férié dans la période.';
    case 'holidaysUnknown':
      return "Ce cours n'a pas de calendrier de jours fériés (réglage fériés) : aucun n'est laissé de côté.";
    case 'weekendsLeftOut':
      return `Sans les week-ends : ${note.days.map(day).join(', ')}.`;
    case 'leftOut':
      return `Pas de séance ${day(note.day)} : ${leftOut(note.why, note.name)}.`;
    case 'exceptionHitsNothing':
      return note.from === note.to
        ? `Il n'y avait pas de séance ${day(note.from)} : cette exception ne change rien.`
        : `Il n'y avait pas de séance ${formatDays(note.from, note.to, 'fr')} : cette exception ne change rien.`;
    case 'todayCounts':
      return `Celle d'aujourd'hui, ${day(note.day)}, est comprise.`;
    case 'nextWeek':
      return nextWeekText(note);
    case 'week53':
      return `${note.year} a 53 semaines : la semaine 53 et la semaine 1, impaires toutes deux, se suivent.`;
  }
}

/** « jeudi en quinze » and « dans une semaine » are not next week's, but as easily mistaken. */
function nextWeekText({ day: text, days }: Extract<TimeNote, { readonly code: 'nextWeek' }>): string {
  const which = isNextWeek(dayFromText(text), days) ? 'la semaine prochaine : ' : '';
  return `C'est ${which}${day(text)}, ${days === 1 ? 'demain' : `dans ${days} jours`}.`;
}

function pastText(question: Extract<QuestionMatter, { readonly code: 'past' }>): string {
  const at = question.hour === undefined ? '' : ` à ${clock(question.hour)}`;
  const said = `${capital(day(question.day))}${at}, c'est déjà passé.`;
  return question.year === undefined ? said : `${said} Pour ${question.year}, écrivez l'année.`;
}

function noSuchDay(question: Extract<QuestionMatter, { readonly code: 'noSuchDay' }>): string {
  const name = monthNames.fr[question.month - 1] ?? `du mois ${question.month}`;
  return `${question.day} ${name}${question.year === undefined ? '' : ` ${question.year}`}`;
}

function leftOut(why: LeftOutReason, name: string | undefined): string {
  const reason = { holiday: 'jour férié', weekend: 'week-end', exception: 'à votre demande' }[why];
  return name === undefined ? reason : `${reason} (${name})`;
}

/** « à Paris », « au Caire », « à La Réunion »; zones without a city between brackets. */
function inZone(zone: string): string {
  const named = zoneName(zone, 'fr');
  const [, preposition, city] = /^heure (de la |de |du |des |d')(.+)$/u.exec(named) ?? [];
  if (preposition === undefined || city === undefined) return `(${named})`;
  const prepositions: Readonly<Record<string, string>> = { 'de la ': 'à la ', 'du ': 'au ', 'des ': 'aux ' };
  return `${prepositions[preposition] ?? 'à '}${city}`;
}

/** « mardi 1er décembre 2026 ». */
function day(text: string): string {
  return formatDay({ local: text }, 'fr');
}

/** « du 19 décembre 2026 au 3 janvier 2027 », « du 14 mai 2027 ». */
function span(from: string, to: string): string {
  return from === to ? `du ${dateOf(from)}` : formatDates(from, to, 'fr');
}

/** The days, or of many how many. */
function daysListed(days: readonly string[], what: string): string {
  return days.length > 4 ? `${days.length} ${what}s` : days.map(day).join(', ');
}

/** « 1er décembre 2026 ». */
function dateOf(text: string): string {
  return day(text).slice(weekdayOfText(text).length + 1);
}

function weekdayOfText(text: string): string {
  return weekday(weekdayOf(dayFromText(text)));
}

function weekday(number: number): string {
  return weekdayNames.fr[number - 1] ?? '';
}

/** '02:30' as « 2 h 30 », without the word of the night that the sentence says itself. */
function clock(hour: string): string {
  const [hours, minutes] = hour.split(':');
  return minutes === '00' ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`;
}

function twelveLater(hour: string): string {
  return `${Number(hour.slice(0, 2)) + 12}${hour.slice(2)}`;
}

function counted(count: number): string {
  return count === 1 ? 'une séance' : `${count} séances`;
}

/** What was typed, cut where it is long. */
function quoted(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
