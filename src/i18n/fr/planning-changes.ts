import type { ChangeKind } from '../../domain/told.ts';
import {
  type Block,
  code,
  command,
  type Document,
  doc,
  type Inline,
  inlines,
  line,
  list,
  strong,
} from '../../message/document.ts';
import { common } from './common.ts';
import { of } from './elision.ts';
import { planning } from './planning.ts';

/** « La classe » or « Le groupe TD1 », at the beginning of a sentence, and within one. */
const people = (group: string | undefined) => (group === undefined ? 'La classe' : `Le groupe ${group}`);
const inPeople = (group: string | undefined) => (group === undefined ? 'la classe' : `le groupe ${group}`);
const participles: Record<ChangeKind, { one: string; many: string }> = {
  planned: { one: 'est ajoutée', many: 'sont ajoutées' },
  moved: { one: 'est déplacée', many: 'sont déplacées' },
  length: { one: 'change de durée', many: 'changent de durée' },
  cancelled: { one: 'est annulée', many: 'sont annulées' },
  restored: { one: 'est rétablie', many: 'sont rétablies' },
  removed: { one: 'est retirée du planning', many: 'sont retirées du planning' },
};
const inZone = (zone: string | undefined) => (zone === undefined ? '' : ` (${zone})`);
const because = (reason: string | undefined) => (reason === undefined ? '' : ` Raison : ${reason}`);

/** One of several sessions of a day, with the line that names it. */
interface DayLine {
  readonly session: { readonly number: number; readonly title: string };
  readonly when: string;
  readonly line: string;
}

const onlyOfDay = (it: { number: number; title: string }, day: string, corrected: string): Document =>
  doc(
    line`Le ${day}, c'est la ${common.sessionTitled(it.number, it.title)}. Vouliez-vous ${command(corrected)} ? ✅ pour l'envoyer.`,
  );

const severalOfDay = (question: string, lines: readonly DayLine[], all: string): Document =>
  doc(
    line`Il y a plusieurs séances. ${question} Toutes : ✅ ou ${command(all)}.`,
    list(
      lines.map(
        (each) =>
          inlines`${command(each.line)} : ${common.sessionTitled(each.session.number, each.session.title)}, ${each.when}`,
      ),
    ),
  );

/** Changing what is planned (déplacer, annuler, rétablir, titre, lieu) and telling the class. */
export const changes = {
  cancelExample: 'annuler S1',
  restoreExample: 'rétablir S1',
  titleExample: 'titre S1 Les arbres',
  locationExample: 'lieu S1 B204',
  toPlace: 'changer le lieu',
  /** How the class will learn of it: in a minute, at once; nothing is news to it, or was told; no place is linked. */
  reach: (
    reach: 'soon' | 'now' | 'nothing' | 'unheard' | 'nobody',
    group: string | undefined,
    now: number,
  ): Block => {
    if (reach === 'soon') {
      return line`${people(group)} le lira ${common.inAMinute(now)}. ↩️ ou ${command('défaire')}.`;
    }
    const told = {
      now: `${people(group)} le lit tout de suite.`,
      unheard: `Rien ne sera annoncé : ${inPeople(group)} n'était pas encore prévenu${group === undefined ? 'e' : ''}.`,
      nothing: `Rien ne sera annoncé : ${inPeople(group)} n'y verra aucun changement.`,
      nobody: `Aucun salon n'est lié au cours : personne n'est prévenu.`,
    };
    return line`${told[reach]} ↩️ ou ${command('défaire')}.`;
  },

  movedTo: (it: { number: number; when: string; old: string }): Block =>
    line`✅ ${common.Session(it.number)} déplacée au ${it.when}, au lieu de ${it.old}.`,
  lengthSet: (it: { number: number; when: string; old: string }): Block =>
    line`✅ ${common.Session(it.number)}, nouvelle durée : ${it.when}, au lieu de ${it.old}.`,
  moveMissing: (number: number | undefined): Document =>
    number === undefined
      ? doc(
          line`Il manque la séance et sa nouvelle date. Par exemple : ${command('déplacer S3 +1 semaine')}.`,
        )
      : doc(
          line`Il manque la nouvelle date de la ${common.session(number)}. Par exemple :`,
          line`${command(`décaler S${number} d'une heure`)}`,
          line`${command(`déplacer S${number} +1 semaine`)}`,
        ),
  moveOne: (numbers: readonly number[], example: string): Document =>
    doc(
      line`Les séances se déplacent une à une. ${planning.sessionsNamed(numbers)} : commencez par ${command(example)}.`,
    ),
  moveNone: (): Document =>
    doc(line`Je ne vois pas de séance à venir qui soit celle-là. Les séances : ${command('agenda')}.`),
  /** « décaler 10 min » while the only session is open. */
  moveOpen: (number: number): Document =>
    doc(
      line`La ${common.session(number)} est ouverte : son heure ne change plus, et aucune autre n'est prévue.`,
    ),
  /** `open`: the number of the session that is open, which does not move any more. */
  moveAsk: (
    it: { number: number; old: string; when: string; open: number | undefined },
    shown: string,
  ): Document =>
    doc(
      it.open === undefined
        ? undefined
        : line`La ${common.session(it.open)} est ouverte : son heure ne change plus.`,
      line`La ${common.session(it.number)} est prévue ${it.old}. La déplacer au ${it.when} ? ✅ ou ${command(shown)}.`,
    ),
  moveManyAsk: (numbers: readonly number[], shown: string, zone: string | undefined): Block =>
    line`Déplacer ${numbers.length} séances, ${planning.numbered(numbers)} ? ✅ ou ${command(shown)}. Elles seraient alors${inZone(zone)} :`,
  movedMany: (numbers: readonly number[], hours: string | undefined): Block =>
    line`✅ ${planning.sessionsNamed(numbers)} déplacées${hours === undefined ? '' : `, ${hours}`} :`,
  wrongWay: (it: { number: number; old: string; when: string; isLater: boolean; line: string }): Document =>
    doc(
      line`La ${common.session(it.number)} est prévue ${it.old} ; ce serait ${it.isLater ? 'plus tard' : 'plus tôt'} : ${it.when}. Si c'est bien cela : ${command(it.line)}.`,
    ),
  moveSame: (it: { number: number; when: string }): Document =>
    doc(
      line`La ${common.session(it.number)} est déjà prévue ${it.when}. Pour la déplacer : ${command(`déplacer S${it.number} +1 semaine`)}.`,
    ),
  moveStates: {
    open: (number: number): Document =>
      doc(
        line`La ${common.session(number)} est ouverte : on ne peut plus la déplacer. Pour la terminer : ${command(`terminer S${number}`)}.`,
      ),
    closed: (number: number): Document =>
      doc(
        line`La ${common.session(number)} est terminée : on ne peut plus la déplacer. Pour en planifier une autre : ${command('planifier mardi 14h15')}.`,
      ),
    cancelled: (number: number): Document =>
      doc(
        line`La ${common.session(number)} est annulée. Rétablissez-la d'abord : ${command(`rétablir S${number}`)}.`,
      ),
  },

  cancelWhich: (): Document =>
    doc(
      line`Défaire votre dernière action (${command('défaire')}) ou annuler une séance (${command('annuler S3')}) ?`,
    ),
  ofDay: {
    cancel: {
      none: (day: string): Document =>
        doc(line`Il n'y a aucune séance à annuler le ${day}. Les séances : ${command('agenda')}.`),
      only: onlyOfDay,
      several: (lines: readonly DayLine[], all: string): Document =>
        severalOfDay('Laquelle annuler ?', lines, all),
    },
    restore: {
      none: (day: string): Document =>
        doc(line`Il n'y a aucune séance à rétablir le ${day}. Les séances : ${command('agenda tout')}.`),
      only: onlyOfDay,
      several: (lines: readonly DayLine[], all: string): Document =>
        severalOfDay('Laquelle rétablir ?', lines, all),
    },
  },
  /** « la prochaine », « décembre », « tout »: what is meant, asked. */
  ofSpan: {
    cancel: {
      none: (month: string | undefined): Document =>
        doc(
          line`Il n'y a aucune séance à annuler${month === undefined ? '' : ` en ${month}`}. Les séances : ${command('agenda')}.`,
        ),
      only: (it: { number: number; title: string }, when: string, shown: string): Document =>
        doc(
          line`Annuler la ${common.sessionTitled(it.number, it.title)}, ${when} ? ✅ ou ${command(shown)}.`,
        ),
      many: (numbers: readonly number[], hours: string, shown: string): Block =>
        line`Annuler ${numbers.length} séances, ${planning.numbered(numbers)}${hours} ? ✅ ou ${command(shown)} :`,
    },
    restore: {
      none: (month: string | undefined): Document =>
        doc(
          line`Il n'y a aucune séance à rétablir${month === undefined ? '' : ` en ${month}`}. Les séances : ${command('agenda tout')}.`,
        ),
      only: (it: { number: number; title: string }, when: string, shown: string): Document =>
        doc(
          line`Rétablir la ${common.sessionTitled(it.number, it.title)}, ${when} ? ✅ ou ${command(shown)}.`,
        ),
      many: (numbers: readonly number[], hours: string, shown: string): Block =>
        line`Rétablir ${numbers.length} séances, ${planning.numbered(numbers)}${hours} ? ✅ ou ${command(shown)} :`,
    },
  },
  cancelOpenAsk: (number: number, shown: string): Document =>
    doc(
      line`La ${common.session(number)} est ouverte. L'annuler ferme aussi ses salles : ✅ ou ${command(shown)} ; pour seulement la clore : ${command(`terminer S${number}`)}.`,
    ),
  cancelled: (it: { number: number; when: string; reason: string | undefined }): Block =>
    line`✅ ${common.Session(it.number)} annulée : ${it.when}.${because(it.reason)}`,
  cancelledMany: (numbers: readonly number[], reason: string | undefined, zone: string | undefined): Block =>
    line`✅ ${numbers.length} séances annulées, ${planning.sessionsNamed(numbers)}${inZone(zone)}${reason === undefined ? ' :' : `.${because(reason)}`}`,
  cancelManyAsk: (numbers: readonly number[], shown: string, zone: string | undefined): Block =>
    line`Annuler ${numbers.length} séances, ${planning.numbered(numbers)}${inZone(zone)} ? ✅ ou ${command(shown)} :`,
  beyondLast: (last: number, example: string): Document =>
    doc(line`La dernière séance est S${last} : rien n'a changé. Par exemple : ${command(example)}.`),
  cancelClosed: (number: number): Document =>
    doc(
      line`La ${common.session(number)} est terminée : on ne peut plus l'annuler. Les séances à venir : ${command('agenda')}.`,
    ),
  cancelAlready: (number: number): Document =>
    doc(
      line`La ${common.session(number)} est déjà annulée. Pour la rétablir : ${command(`rétablir S${number}`)}.`,
    ),
  noneLeft: (numbers: readonly number[]): Document =>
    doc(
      line`Rien à changer pour ${planning.sessionsNamed(numbers)}. Les séances : ${command('agenda tout')}.`,
    ),
  leftAsTheyWere: (kind: 'cancelled' | 'standing' | 'other', numbers: readonly number[]): Block => {
    const why = { cancelled: 'Déjà annulées', standing: "N'étaient pas annulées", other: 'Inchangées' };
    const one = { cancelled: 'Déjà annulée', standing: "N'était pas annulée", other: 'Inchangée' };
    return line`${(numbers.length === 1 ? one : why)[kind]} : ${planning.numbered(numbers)}.`;
  },

  restored: (it: { number: number; when: string }): Block =>
    line`✅ ${common.Session(it.number)} rétablie : ${it.when}.`,
  restoredMany: (numbers: readonly number[], zone: string | undefined): Block =>
    line`✅ ${numbers.length} séances rétablies, ${planning.sessionsNamed(numbers)}${inZone(zone)} :`,
  restoreWhich: (): Document =>
    doc(line`Quelle séance annulée faut-il rétablir ? Par exemple : ${command('rétablir S3')}.`),
  restoreNotCancelled: (number: number): Document =>
    doc(
      line`La ${common.session(number)} n'est pas annulée : il n'y a rien à rétablir. Les séances : ${command('agenda tout')}.`,
    ),
  restorePast: (it: { number: number; when: string }): Document =>
    doc(
      line`La ${common.session(it.number)} aurait commencé ${it.when} : c'est passé. Pour en planifier une autre : ${command('planifier mardi 14h15')}.`,
    ),

  titleWhich: (): Document =>
    doc(line`Il manque la séance et son titre. Par exemple : ${command('titre S3 Les arbres')}.`),
  titleMissing: (number: number, title: string): Document =>
    doc(
      line`${title === '' ? `La ${common.session(number)} n'a pas encore de titre.` : `La ${common.session(number)} s'appelle « ${title} ».`} Pour changer : ${command(`titre S${number} Les arbres`)}.`,
      line`Sans titre, elle prend le premier titre en ${code('#')} de son support.`,
    ),
  titleSet: (it: { number: number; title: string; old: string }): Block =>
    line`✅ ${common.Session(it.number)} : « ${it.title} »${it.old === '' ? '' : `, au lieu de « ${it.old} »`}.`,
  titleSame: (number: number, title: string): Document =>
    doc(
      line`La ${common.session(number)} s'appelle déjà « ${title} ». Pour changer : ${command(`titre S${number} Les arbres`)}.`,
    ),

  locationSet: (it: { number: number; location: string; old: string | undefined }): Block =>
    line`✅ Lieu de la ${common.session(it.number)} : ${it.location}${it.old === undefined ? '' : `, au lieu ${of(it.old)}`}.`,
  locationCleared: (number: number, old: string): Block =>
    line`✅ La ${common.session(number)} n'a plus de lieu : ${old} est retiré. Elle se tient à l'écrit.`,
  locationIs: (it: { number: number; when: string; location: string }): Block =>
    line`La ${common.session(it.number)}, ${it.when} : ${it.location}.`,
  locationNone: (it: { number: number; when: string }): Block =>
    line`La ${common.session(it.number)}, ${it.when}, n'a pas de lieu : elle se tient à l'écrit.`,
  locationHow: (number: number): Block => line`Pour en donner un : ${command(`lieu S${number} B204`)}.`,

  /** What the class reads when one session changes. */
  toldOne: (it: {
    kind: ChangeKind;
    number: number;
    when: string;
    old: string;
    reason: string | undefined;
  }): Block => {
    const one = `La ${common.session(it.number)} ${participles[it.kind].one} : ${it.when}`;
    return line`${one}${instead(it)}.${because(it.reason)}`;
  },
  /** … when several do: all of the news in one line, then one item each. */
  toldMany: (
    changed: readonly { kind: ChangeKind; numbers: readonly number[] }[],
    reason: string | undefined,
    /** Of the hours below. */
    zone: string | undefined,
  ): Block => {
    const parts = changed.map(({ kind, numbers }) =>
      numbers.length === 1
        ? `${planning.sessionsNamed(numbers)} ${participles[kind].one}`
        : `les séances ${planning.sessionsNamed(numbers)} ${participles[kind].many}`,
    );
    const all = parts.join(' ; ');
    return line`${all.charAt(0).toUpperCase()}${all.slice(1)}${inZone(zone)}.${because(reason)}`;
  },
  toldItem: (it: {
    kind: ChangeKind;
    number: number;
    when: string;
    old: string;
    reason: string | undefined;
  }): readonly Inline[] =>
    inlines`S${it.number} : ${it.when}${instead(it)}${it.reason === undefined ? '' : ` (${it.reason})`}`,
  /** In an older post, before its text: how the session stands now. The mark tells such lines from others. */
  sinceMark: (number: number): string => `S${number}, depuis`,
  since: (it: { number: number; status: 'planned' | 'cancelled' | 'removed'; when: string }): Block => {
    const states = { planned: it.when, cancelled: 'annulée', removed: 'retirée du planning' };
    return line`${strong(changes.sinceMark(it.number))} : ${states[it.status]}.`;
  },
};

/** « au lieu de mardi 8 décembre à 14 h 15 », « au lieu de 13 h », « au lieu de 2 h » of a length. */
function instead(it: { kind: ChangeKind; old: string }): string {
  return it.kind === 'moved' || it.kind === 'length' ? `, au lieu de ${it.old}` : '';
}
