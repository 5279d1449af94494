import type { Medium } from '../../domain/room.ts';
import type { ZonedStart } from '../../domain/time/types.ts';
import {
  type Block,
  command,
  type Document,
  doc,
  type Inline,
  line,
  postLink,
  strong,
  threadOf,
} from '../../message/document.ts';
import { distance, until } from '../../message/timed.ts';
import { common } from './common.ts';
import { planning } from './planning.ts';

const named = (number: number, title: string) => strong(capital(common.sessionTitled(number, title)));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const language = 'fr';
const room: Record<Medium, string> = { audio: 'salle audio', video: 'salle vidéo' };

/** Where the session is read again. */
function reread({ material, thread }: { material?: string; thread?: string }): Block | undefined {
  const links = [
    ...(material === undefined ? [] : [postLink(material, 'le support')]),
    ...(thread === undefined ? [] : [threadOf(thread, 'le fil')]),
  ];
  return links.length === 0
    ? undefined
    : line`À relire : ${links.flatMap((link, at) => (at === 0 ? [link] : [' et ', link]))}.`;
}

function unanswered({ count, links }: { count: number; links: readonly Inline[] }): Block | undefined {
  if (count === 0) return undefined;
  const more = count - links.length;
  const listed = links.flatMap((link, at) => (at === 0 ? [link] : [at === count - 1 ? ' et ' : ', ', link]));
  return line`${common.count(count, 'question marquée', 'questions marquées')} ❓, à vérifier : ${listed}${more === 0 ? '' : ` et ${common.count(more, 'autre', 'autres')}`}.`;
}

/** A session as the class reads it: opening, reminders, closing; and starting or ending it by hand. */
export const session = {
  confirm: 'confirmer',

  openingTitle: (it: {
    number: number;
    title: string;
    until: string;
    late: boolean;
    audio: boolean;
  }): Block =>
    line`📖 ${named(it.number, it.title)} : ouverte ${it.late ? 'avec du retard, ' : ''}jusqu'à ${it.until}. Elle se tient ici, à l'écrit${it.audio ? " ; une salle audio s'ouvre si vous en demandez une" : ''}.`,
  /** The same, once the session is no longer open; what else than its end became of it is marked above. */
  openingOver: (it: { number: number; title: string; ended: boolean }): Block =>
    line`📖 ${named(it.number, it.title)}${it.ended ? ' : terminée' : ''}.`,
  /** In a group's room: the session of the whole class is held in the class's. */
  openElsewhere: (it: { number: number; title: string; until: string; opening: string }): Block =>
    line`📖 ${named(it.number, it.title)} : ouverte jusqu'à ${it.until} dans le salon de la classe. Le support et vos questions y sont : ${threadOf(it.opening, 'rejoindre le fil')}.`,
  overElsewhere: (it: { number: number; title: string; ended: string | undefined; opening: string }): Block =>
    line`📖 ${named(it.number, it.title)}${it.ended === undefined ? '' : ` : terminée à ${it.ended}`}. Elle s'est tenue dans le salon de la classe : ${threadOf(it.opening, 'relire le fil')}.`,
  missedTitle: (it: { number: number; title: string; when: string }): Block =>
    line`📖 ${named(it.number, it.title)}, prévue ${it.when}, n'a pas pu s'ouvrir : j'étais à l'arrêt pendant toute la séance.`,
  location: (place: string): Block => line`Sur place : ${place}.`,
  materialToCome: (): Block => line`Le support sera ajouté ici.`,
  materialEarlier: (post: string): Block =>
    line`Support : ${postLink(post, 'montré plus tôt, à relire ici')}.`,
  roomStays: (medium: Medium, post: string): Block =>
    line`La ${postLink(post, room[medium])} de la séance précédente reste ouverte pour celle-ci.`,
  threadTitle: (number: number, title: string): string => capital(common.sessionTitled(number, title)),
  firstInThread: (): Document =>
    doc(
      line`💬 Questions et remarques ici. Si votre application n'affiche pas les fils, écrivez simplement dans le salon : c'est pris en compte.`,
    ),

  /** How far the start of a session is, for a reminder; of a whole day, « aujourd'hui » on the day itself. */
  away: (it: { start: ZonedStart; now: number; wholeDay: boolean; byHand: boolean }): Inline => {
    const today = it.wholeDay ? { today: "aujourd'hui" } : {};
    const after = it.byHand ? 'devait commencer' : 'a commencé';
    return distance(it.now, { start: it.start, language, ...today }, after);
  },
  /** The same for several of one day. */
  dayAway: (it: { start: ZonedStart; now: number }): Inline =>
    distance(it.now, { start: it.start, language, today: "aujourd'hui" }, 'la première a commencé'),
  /** `when`: the hour, the hours, or the day and its hours: what the distance leaves open. */
  reminder: (it: { number: number; title: string; distance: Inline; when: string }): Block =>
    line`⏰ ${capital(common.sessionTitled(it.number, it.title))} : ${it.distance}, ${it.when}.`,
  atHour: (hour: string): string => `à ${hour}`,
  /** Several sessions of one day, then an item each. */
  remindersOf: (it: { numbers: readonly number[]; distance: Inline; day: string | undefined }): Block =>
    line`⏰ Séances ${planning.sessionsNamed(it.numbers)} : ${it.distance}${it.day === undefined ? '' : `, ${it.day}`}.`,
  reminderItem: (it: { number: number; title: string; hours: string }): string =>
    `S${it.number}${it.title === '' ? '' : `, ${it.title}`} : ${it.hours}.`,
  nothingToPrepare: (): string => 'Rien à préparer.',
  toRead: (number: number, post: string) => [
    `À lire d'avance : `,
    postLink(post, `support de S${number}`),
    '.',
  ],
  ringMe: (): Block => line`Pour qu'on vous mentionne : 🔔 ou ${command('rappel oui')}.`,
  ringLabel: 'me mentionner',
  ringCommands: { on: 'rappel oui', off: 'rappel non' },

  ended: (it: {
    number: number;
    persons: number;
    messages: number;
    calls: readonly { medium: Medium; duration: string }[];
    /** The posts that show the material, and the thread. */
    material?: string;
    thread?: string;
    unanswered: { count: number; links: readonly Inline[] };
    next?: { number: number; title: string; when: string; startsAt: number; group: string | undefined };
    now: number;
    /** The session whose opening ended it. */
    by?: { number: number; group: string | undefined };
  }): Document => {
    const why =
      it.by === undefined
        ? ''
        : ` : la ${common.session(it.by.number)} s'ouvre${it.by.group === undefined ? '' : `, pour le groupe ${it.by.group}`}`;
    const wrote =
      it.messages === 0
        ? 'Aucun message écrit'
        : `${common.count(it.persons, 'personne a', 'personnes ont')} écrit ${common.count(it.messages, 'message', 'messages')}`;
    const calls = it.calls.map((call) => ` ; ${room[call.medium]} ${call.duration}`).join('');
    const next =
      it.next === undefined
        ? undefined
        : line`${until(it.now, it.next.startsAt, 'Prochaine', 'Suivante')} : ${common.sessionTitled(it.next.number, it.next.title)}${it.next.group === undefined ? '' : ` (groupe ${it.next.group})`}, ${it.next.when}.`;
    return doc(
      line`✅ ${common.Session(it.number)} terminée${why}. ${wrote}${calls}.`,
      reread(it),
      unanswered(it.unanswered),
      next,
    );
  },
  /** In its thread. */
  endedInThread: (number: number): Document =>
    doc(line`La ${common.session(number)} est terminée ; le bilan est dans le salon.`),
  /** To staff: `ouverture main` and nobody started it. */
  neverStarted: (it: { number: number; title: string; when: string }): Document =>
    doc(
      line`La ${common.sessionTitled(it.number, it.title)}, ${it.when}, n'a pas été ouverte : elle est considérée comme terminée, et la classe n'a rien reçu.`,
      line`Pour la reporter, planifiez-en une autre : ${command('planifier mardi 14h15')}.`,
    ),
  /** To staff: nothing to read yet. */
  noMaterialYet: (it: { number: number; when: string; start: ZonedStart; now: number }): Document =>
    doc(
      line`La ${common.session(it.number)} n'a pas encore de support. Elle ${distance(it.now, { start: it.start, language, lead: 'commence ' }, 'a commencé')}, ${it.when}.`,
      line`Pour le donner, en message privé : ${command(`support S${it.number}`)}.`,
    ),

  started: (number: number, opening: string): Document =>
    doc(line`✅ ${common.Session(number)} ${postLink(opening, 'ouverte')}.`),
  startEarly: (it: { number: number; when: string; start: ZonedStart; now: number }): Document =>
    doc(
      line`La ${common.session(it.number)} est prévue ${it.when}, ${distance(it.now, { start: it.start, language }, "l'heure est passée")}. Pour l'ouvrir dès maintenant : ${command(`démarrer S${it.number} confirmer`)}.`,
    ),
  /** What opening it would end: sessions of others than those it is for (`group` undefined: the whole class). */
  startEnds: (others: readonly { number: number; group?: string | undefined }[]): Block =>
    line`Cela termine ${others
      .map(
        ({ number, group }) =>
          `la ${common.session(number)}, ${group === undefined ? 'pour toute la classe' : `pour le groupe ${group}`}`,
      )
      .join(' ; ')}.`,
  startAnyway: (number: number): Block => line`Pour l'ouvrir : ${command(`démarrer S${number} confirmer`)}.`,
  alreadyOpen: (number: number): Document =>
    doc(
      line`La ${common.session(number)} est déjà ouverte. Pour la terminer : ${command(`terminer S${number}`)}.`,
    ),
  startClosed: (number: number): Document =>
    doc(line`La ${common.session(number)} est terminée. Pour la rouvrir : ${command(`rouvrir S${number}`)}.`),
  startCancelled: (number: number): Document =>
    doc(
      line`La ${common.session(number)} est annulée. Pour la rétablir : ${command(`rétablir S${number}`)}.`,
    ),
  noneToStart: (): Document =>
    doc(
      line`Il n'y a aucune séance à démarrer. Pour en planifier une : ${command('planifier demain 18h — Questions libres')}.`,
    ),
  finished: (number: number): Document =>
    doc(
      line`✅ ${common.Session(number)} terminée. Pour la rouvrir, dans les 2 h : ${command(`rouvrir S${number}`)}.`,
    ),
  noneOpen: (): Document =>
    doc(line`Aucune séance n'est ouverte. Pour en démarrer une : ${command('démarrer')}.`),
  notOpen: (number: number): Document =>
    doc(
      line`La ${common.session(number)} n'est pas ouverte. Pour la démarrer : ${command(`démarrer S${number}`)}.`,
    ),
  whichOpen: (numbers: readonly number[]): Document =>
    doc(
      line`De quelle séance s'agit-il ? ${planning.numbered(numbers)}. Par exemple : ${command(`terminer S${numbers[0] ?? 1}`)}.`,
    ),
  reopened: (it: { number: number; title: string; opening?: string }): Document =>
    doc(
      it.opening === undefined
        ? line`📖 ${named(it.number, it.title)} : rouverte. Elle continue ici.`
        : line`📖 ${named(it.number, it.title)} : rouverte. Elle continue ici, et dans ${postLink(it.opening, 'son fil')}.`,
    ),
  /** In its thread. */
  reopenedInThread: (number: number): Document =>
    doc(line`La ${common.session(number)} est rouverte : elle continue ici.`),
  reopenDone: (number: number): Document =>
    doc(line`✅ ${common.Session(number)} rouverte. Pour la terminer : ${command(`terminer S${number}`)}.`),
  reopenWhich: (): Document =>
    doc(line`De quelle séance s'agit-il ? Par exemple : ${command('rouvrir S3')}.`),
  reopenNotClosed: (number: number): Document =>
    doc(
      line`La ${common.session(number)} n'est pas terminée : il n'y a rien à rouvrir. Les séances : ${command('agenda')}.`,
    ),
  reopenTooLate: (number: number): Document =>
    doc(
      line`La ${common.session(number)} est terminée depuis plus de 2 h. Pour en planifier une autre : ${command('planifier mardi 14h15')}.`,
    ),
  reopenNeverOpened: (number: number): Document =>
    doc(
      line`La ${common.session(number)} n'a jamais été ouverte. Pour en planifier une autre : ${command('planifier mardi 14h15')}.`,
    ),
  reopenOther: (number: number, other: number): Document =>
    doc(
      line`La séance S${other} est ouverte pour les mêmes personnes. Pour rouvrir S${number}, terminez-la d'abord : ${command(`terminer S${other}`)}.`,
    ),
};
