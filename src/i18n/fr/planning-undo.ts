import { type Block, code, command, type Document, doc, line } from '../../message/document.ts';
import { common } from './common.ts';
import { contents } from './material.ts';
import { planning } from './planning.ts';

/** What a journal entry did, by the name of its verb. */
const deeds: Readonly<Record<string, string>> = {
  create: 'la création du cours',
  staff: "le changement d'équipe",
  settings: 'le réglage',
  plan: 'la planification',
  move: 'le déplacement',
  cancel: "l'annulation",
  restore: 'le rétablissement',
  title: 'le titre',
  place: 'le lieu',
  material: 'le support',
  start: "l'ouverture de la séance",
  end: 'la clôture de la séance',
  reopen: 'la réouverture de la séance',
  audio: 'la salle audio',
  video: 'la salle vidéo',
  call: 'la salle',
  close: 'la fermeture de la salle',
  announce: "l'annonce",
  link: 'le salon relié',
  unlink: 'le salon délié',
};
/** What does the contrary of an action that is not taken back. */
const contraries: Readonly<Record<string, string>> = {
  start: 'terminer',
  end: 'rouvrir',
  reopen: 'terminer',
  audio: 'fermer',
  video: 'fermer',
  call: 'fermer',
  link: 'délier',
  unlink: 'lier',
};
const deed = (verb: string) => deeds[verb] ?? 'la dernière action';
const of = (numbers: readonly number[]) =>
  numbers.length === 0 ? '' : ` de ${planning.sessionsNamed(numbers)}`;

/** Taking back: défaire. */
export const undo = {
  /** Words of lines ready to copy. */
  typed: {
    undo: 'défaire',
    cancel: 'annuler',
    move: 'déplacer',
    restore: 'rétablir',
    title: 'titre',
    place: 'lieu',
    none: 'aucun',
    confirm: 'confirmer',
    agenda: 'agenda',
  },
  done: (it: { verb: string; numbers: readonly number[] }): Block =>
    line`✅ Défait : ${deed(it.verb)}${of(it.numbers)}.`,
  stands: (it: { number: number; when: string; status: 'planned' | 'open' | 'cancelled' }): Block =>
    line`S${it.number} : ${it.when}${{ planned: '', open: ', ouverte', cancelled: ', annulée' }[it.status]}.`,
  /** Of several, a heading. */
  standing: (it: { count: number; cancelled: boolean; hours: string | undefined }): Block =>
    line`${it.count} séances ${it.cancelled ? 'annulées' : 'planifiées'}${it.hours === undefined ? '' : `, ${it.hours}`} :`,
  titleIs: (number: number, title: string): Block =>
    title === '' ? line`S${number} n'a pas de titre.` : line`S${number} : « ${title} ».`,
  placeIs: (number: number, place: string | undefined): Block =>
    place === undefined ? line`S${number} n'a pas de lieu.` : line`S${number} : ${place}.`,
  materialIs: (it: {
    number: number;
    characters: number;
    files: readonly { name: string; size: number }[];
  }): Block => line`Support de S${it.number} : ${contents(it)}.`,
  noMaterial: (number: number): Block => line`S${number} n'a pas de support.`,
  settingIs: (key: string, value: string): Block => line`${code(key)} : ${value}.`,
  removed: (count: number): Block =>
    count === 1
      ? line`Elle n'est plus au planning ; son nom ne servira plus.`
      : line`Elles ne sont plus au planning ; leurs noms ne serviront plus.`,
  courseGone: (course: string): Block => line`Le cours ${course} n'existe plus ; ses salons sont libres.`,
  readAnnouncement: (reach: 'soon' | 'now', group: string | undefined, now: number): Block =>
    line`${group === undefined ? 'La classe' : `Le groupe ${group}`} l'a peut-être déjà lu, et lira le changement ${reach === 'now' ? 'tout de suite' : common.inAMinute(now)}.`,
  readAnswer: (): Block =>
    line`Ma réponse d'alors a pu être lue par la classe ; elle porte maintenant « défait ».`,
  readMaterial: (): Block => line`Le support a peut-être déjà été lu.`,
  readNothing: (): Block => line`La classe n'en avait rien lu.`,
  /** Put before the answer that is taken back. */
  mark: (): Block => line`(défait)`,

  confirm: (it: {
    removed: boolean;
    numbers: readonly number[];
    line: string;
    zone: string | undefined;
  }): Block =>
    line`Défaire ${it.removed ? 'retire du planning' : 'annule de nouveau'} ${it.numbers.length} séances, ${planning.numbered(it.numbers)}${it.zone === undefined ? '' : ` (${it.zone})`} : ✅ ou ${command(it.line)}.`,
  confirmCourse: (course: string, shown: string): Document =>
    doc(line`Défaire supprime le cours ${course} et toutes ses séances : ✅ ou ${command(shown)}.`),

  nothing: (): Document =>
    doc(
      line`Vous n'avez rien à défaire ici : je reprends votre dernière action, pendant 24 h. Le planning : ${command('agenda')}.`,
    ),
  lasting: (verb: string): Block => {
    const contrary = contraries[verb];
    return contrary === undefined
      ? line`Votre dernière action (${deed(verb)}) ne se défait pas.`
      : line`Votre dernière action (${deed(verb)}) ne se défait pas ; l'inverse, c'est ${command(contrary)}.`;
  },
  before: (it: { verb: string; numbers: readonly number[]; line: string }): Block =>
    line`Celle d'avant (${deed(it.verb)}${of(it.numbers)}) se défait encore : ✅ ou ${command(it.line)}.`,
  unknown: (typed: string): Document =>
    doc(
      line`Je ne connais pas de changement « ${typed} ». Pour défaire votre dernier : ${command('défaire')}.`,
    ),
  notYours: (): Document =>
    doc(
      line`Cette action n'est pas la vôtre : seul son auteur peut la défaire. Le planning : ${command('agenda')}.`,
    ),
  tooOld: (): Document =>
    doc(line`Cette action a plus de 24 h : elle ne se défait plus. Le planning : ${command('agenda')}.`),
  already: (): Document => doc(line`C'est déjà défait. Le planning : ${command('agenda')}.`),
  needsRole: (): Document =>
    doc(
      line`Vous n'êtes plus dans l'équipe de ce cours : je ne peux plus défaire cela pour vous. L'équipe : ${command('équipe')}.`,
    ),
  conflict: (it: {
    name: string;
    verb: string;
    numbers: readonly number[];
    at: string;
    line: string;
  }): Document =>
    doc(
      line`${it.name} a changé cela depuis (${deed(it.verb)}${of(it.numbers)}, ${it.at}) : je n'y touche pas. Pour le faire vous-même : ${command(it.line)}.`,
    ),
  conflictOwn: (it: { verb: string; numbers: readonly number[]; at: string; line: string }): Document =>
    doc(
      line`Vous avez changé cela depuis (${deed(it.verb)}${of(it.numbers)}, ${it.at}). Défaites d'abord ceci : ${command(it.line)}.`,
    ),
  begun: (number: number): Document =>
    doc(
      line`La ${common.session(number)} est ouverte : cela ne se défait plus. Pour la clore : ${command(`terminer S${number}`)}.`,
    ),
  held: (number: number): Document =>
    doc(
      line`La ${common.session(number)} a eu lieu : cela ne se défait plus. Le planning : ${command('agenda passé')}.`,
    ),
  past: (number: number): Document =>
    doc(
      line`L'heure de la ${common.session(number)} est passée entre-temps : cela ne se défait plus. Pour en tenir une autre : ${command('planifier mardi 14h15')}.`,
    ),
  lastTeacher: (): Document =>
    doc(
      line`Le cours n'aurait plus de responsable. Désignez d'abord quelqu'un : ${command('équipe + NOM prof')}.`,
    ),
  someone: "Quelqu'un",
};
