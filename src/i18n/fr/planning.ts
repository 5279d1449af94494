import { numberSpans } from '../../domain/number-spans.ts';
import type { ZonedStart } from '../../domain/time/types.ts';
import {
  type Block,
  command,
  type Document,
  doc,
  type Inline,
  inlines,
  line,
  postLink,
  threadOf,
} from '../../message/document.ts';
import { distance, until } from '../../message/timed.ts';
import { common } from './common.ts';

/** « la séance 2 (S2) », « S1 à S3 », « S1, S3 et S4 ». */
function sessionsNamed(numbers: readonly number[]): string {
  const [first = 0] = numbers;
  return numbers.length === 1 ? `la ${common.session(first)}` : numbered(numbers);
}

/** « S1 à S3, S5 et S7 »: a long list stays a short one. */
function numbered(numbers: readonly number[]): string {
  return common.and(
    numberSpans(numbers).flatMap(({ from, to }) => {
      if (from === to) return [`S${from}`];
      return to === from + 1 ? [`S${from}`, `S${to}`] : [`S${from} à S${to}`];
    }),
  );
}

const titled = (title: string) => (title === '' ? '' : `, ${title}`);

const language = 'fr';
/** Which sessions an agenda shows. */
export interface Period {
  readonly range: keyof typeof rangeNames;
  readonly now: number;
  /** When its name is no longer true of them (epoch ms). */
  readonly ends: number;
  /** Its day, its Monday, or the days that were named, with what stands before them. */
  readonly day: string;
}
const rangeName = ({ range, now, ends, day }: Period): Inline => {
  if (range === 'named') return day;
  const later = {
    day: `le ${day}`,
    week: `dans la semaine du ${day}`,
    next: 'au planning',
    past: '',
    all: '',
  }[range];
  return later === '' ? rangeNames[range] : until(now, ends, rangeNames[range], later);
};
const rangeNames = {
  next: 'à venir',
  day: "aujourd'hui",
  week: 'cette semaine',
  past: 'passées',
  all: 'en tout',
  named: '',
};
/** Days that an agenda was asked for; `month` with its year. */
const namedDays = (it: {
  kind: 'day' | 'week' | 'month' | 'days';
  first: string;
  last: string;
  month: string;
}) =>
  ({
    day: `le ${it.first}`,
    week: `dans la semaine du ${it.first}`,
    month: `en ${it.month}`,
    days: `du ${it.first} au ${it.last}`,
  })[it.kind];
const states = { planned: '', open: 'ouverte', closed: 'terminée', cancelled: 'annulée', removed: 'retirée' };

/** Planning and reading the plan: planifier, agenda, prochain. */
export const planning = {
  sessionsNamed,
  numbered,
  /** Words of commands, for lines ready to copy. */
  typed: { plan: 'planifier', move: 'déplacer', place: 'lieu' },
  moveExample: '+1 semaine',
  planExample: 'planifier mardi 14h15 durée 1h30 — Les arbres',

  planMissing: (): Document =>
    doc(line`Il manque la date. Par exemple : ${command('planifier mardi 14h15-16h15 — Les arbres')}.`),
  /** « planifier maintenant »; `byHand`: the course's sessions open when staff say so. */
  planNow: (shown: string, byHand: boolean): Document =>
    doc(
      byHand
        ? line`Maintenant ? La séance serait prévue dans une minute, et ${command('démarrer')} l'ouvrirait. ✅ ou ${command(shown)}.`
        : line`Maintenant ? La séance s'ouvrirait dans une minute au plus. ✅ ou ${command(shown)}.`,
    ),
  unread: (typed: string, example: string): Document =>
    doc(line`Je ne comprends pas « ${typed} ». Par exemple : ${command(example)}.`),
  badLength: (typed: string, example: string): Document =>
    doc(line`« ${typed} » n'est pas une durée : de 5 min à 12 h. Par exemple : ${command(example)}.`),
  twoLengths: (one: string, other: string, example: string): Document =>
    doc(line`Vous donnez deux durées, ${one} et ${other}. N'en gardez qu'une : ${command(example)}.`),
  noGroup: (typed: string, course: string, groups: readonly string[]): Document =>
    doc(
      line`Le groupe « ${typed} » n'existe pas dans ${course}${groups.length === 0 ? '' : ` (groupes : ${groups.join(', ')})`}. Pour créer un groupe, liez son salon : ${command('lier')}.`,
    ),
  tooMany: (count: number, most: number): Document =>
    doc(
      line`Cela ferait ${count} séances, ${most} au plus à la fois. Choisissez une fin plus proche, par exemple : ${command('planifier tous les mardis 14h15 10 fois')}.`,
    ),
  courseFull: (course: string, most: number): Document =>
    doc(
      line`${course} aurait plus de ${most} séances, le maximum pour un cours. Celles qui existent : ${command('agenda tout')}.`,
    ),
  locationTooLong: (most: number, length: number): Document =>
    doc(
      line`Ce lieu est trop long : ${length} caractères, ${most} au plus. Par exemple : ${command('lieu S3 B204')}.`,
    ),
  past: (when: string, example: string): Document =>
    doc(line`C'est déjà passé : ${when}. Par exemple : ${command(example)}.`),
  /** The lines that answer a question, each on its own, ready to copy. */
  readyLines: (lines: readonly string[]): Document => doc(...lines.map((each) => line`${command(each)}`)),

  planned: (it: { number: number; title: string; when: string; start: ZonedStart; now: number }): Block =>
    line`✅ ${common.Session(it.number)} planifiée${titled(it.title)} : ${it.when}, ${distance(it.now, { start: it.start, language }, "l'heure est passée")}.`,
  plannedMany: (it: { numbers: readonly number[]; title: string; hours: string | undefined }): Block =>
    line`✅ ${it.numbers.length} séances planifiées, ${sessionsNamed(it.numbers)}${titled(it.title)}${it.hours === undefined ? '' : `, ${it.hours}`} :`,
  newSession: (it: { number: number; title: string; when: string }): Block =>
    line`Nouvelle séance : ${common.sessionTitled(it.number, it.title)}, ${it.when}.`,
  newSessions: (it: { numbers: readonly number[]; title: string; hours: string | undefined }): Block =>
    line`${it.numbers.length} nouvelles séances, ${sessionsNamed(it.numbers)}${titled(it.title)}${it.hours === undefined ? '' : `, ${it.hours}`} :`,
  /** « les mardis de 14 h 15 à 16 h 15 (heure de Paris) ». */
  everyWeek: (weekday: string, hours: string): string => `les ${weekday}s ${hours}`,
  /** Stands for the middle of a long series. */
  others: (count: number): readonly Inline[] => inlines`… ${count} autres (${command('agenda tout')}) …`,
  details: (group: string | undefined, location: string | undefined): Block | undefined => {
    const forGroup = group === undefined ? '' : `Pour le groupe ${group} seulement. `;
    const place = location === undefined ? '' : `Lieu : ${location}.`;
    return forGroup + place === '' ? undefined : line`${(forGroup + place).trim()}`;
  },
  forWholeClass: (group: string): Block =>
    line`C'est pour toute la classe ; pour ${group} seulement, ajoutez « groupe ${group} » à la commande.`,
  clash: (it: { number: number; other: number; when: string }): Block =>
    line`Attention, S${it.number} chevauche la ${common.session(it.other)} : ${it.when}. Quand l'une s'ouvre, l'autre se termine.`,
  moreClashes: (count: number): Block =>
    line`… et ${common.count(count, 'autre chevauchement', 'autres chevauchements')}.`,
  onlyFirstLine: (): Block => line`Je n'ai lu que la première ligne : une commande par message.`,

  namedDays,
  agendaHow: (): Document =>
    doc(
      line`Essayez : ${command('agenda')}, ${command('agenda mardi')}, ${command('agenda semaine')}, ${command('agenda décembre')}, ${command('agenda passé')} ou ${command('agenda tout')}.`,
    ),
  agendaHead: (it: {
    period: Period;
    count: number;
    /** There are more than these. */
    more: boolean;
    course: string;
    zone: string;
  }): Block => {
    const { range, now, ends } = it.period;
    const some = range === 'past' ? ' dernières' : until(now, ends, ' prochaines', '');
    return it.more
      ? line`${it.course}, les ${it.count}${some} séances (${it.zone}) :`
      : line`${it.course}, ${common.count(it.count, 'séance', 'séances')} ${range === 'past' && it.count === 1 ? 'passée' : rangeName(it.period)} (${it.zone}) :`;
  },
  agendaNone: (period: Period, course: string): Block => {
    if (period.range === 'all') return line`${course} : aucune séance pour l'instant.`;
    const name = period.range === 'past' ? 'passée' : rangeName(period);
    return line`${course} : aucune séance ${name} pour l'instant.`;
  },
  agendaPlan: (): Block =>
    line`Pour en planifier une : ${command('planifier mardi 14h15-16h15 — Les arbres')}.`,
  agendaMore: (): Block => line`La suite : ${command('agenda tout')}.`,
  /** One session of the agenda: « S1 mardi 1er décembre 2026, de 14 h 15 à 16 h 15, Les arbres ; groupe TD1 ; B204 ; annulée ». */
  agendaItem: (it: {
    number: number;
    when: string;
    title: string;
    group: string | undefined;
    location: string | undefined;
    status: keyof typeof states;
    ready: boolean | undefined;
    /** The posts that show the material of a past one, and its thread. */
    material?: string;
    thread?: string;
  }): readonly Inline[] => {
    const facts = [
      it.group === undefined ? '' : `groupe ${it.group}`,
      it.location ?? '',
      states[it.status],
      it.ready === undefined ? '' : it.ready ? 'support prêt' : 'pas encore de support',
    ].filter((fact) => fact !== '');
    const links = [
      ...(it.material === undefined ? [] : [postLink(it.material, 'support')]),
      ...(it.thread === undefined ? [] : [threadOf(it.thread, 'fil')]),
    ];
    const read = links.flatMap((link, at) => [at === 0 ? ' ; ' : ', ', link]);
    return inlines`S${it.number} ${it.when}${titled(it.title)}${facts.map((fact) => ` ; ${fact}`).join('')}${read}`;
  },

  openNow: (it: { number: number; title: string; until: string; endsAt: number; now: number }): Block =>
    line`La ${common.sessionTitled(it.number, it.title)} : ${until(it.now, it.endsAt, 'ouverte,', 'prévue')} jusqu'à ${it.until}.`,
  /** `byHand`: it begins when staff say so. */
  nextOne: (it: {
    number: number;
    title: string;
    when: string;
    start: ZonedStart;
    byHand: boolean;
    now: number;
  }): Block =>
    line`${distance(it.now, { start: it.start, language, capital: true }, it.byHand ? 'Devait commencer' : 'A commencé')} : ${common.sessionTitled(it.number, it.title)}, ${it.when}.`,
  noneNext: (course: string): Block => line`${course} : aucune séance n'est prévue pour l'instant.`,
  /** Where nothing is to come. */
  lastWas: (it: {
    number: number;
    title: string;
    when: string;
    location: string | undefined;
    readable: boolean;
  }): Block =>
    line`La dernière : ${common.sessionTitled(it.number, it.title)}, ${it.when}${it.location === undefined ? '' : ` (${it.location})`}.${it.readable ? inlines` Son support : ${command(`support S${it.number}`)}.` : []}`,
  agendaPast: (): Block => line`Celles qui ont eu lieu : ${command('agenda passé')}.`,
  /** Not where it is asked: an encrypted room that the person came to later. */
  readMaterialApart: (number: number, course: string): Block =>
    line`📖 Le support est à lire en privé : ${{ kind: 'direct', text: 'écrivez-moi' }} ${command(`${course} support S${number}`)}.`,
  readMaterial: (post: string): Block => line`📖 ${postLink(post, 'Le support est à lire')}.`,
};
