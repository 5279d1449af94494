import { type Block, code, command, type Document, doc, line } from '../../message/document.ts';
import { common } from './common.ts';
import { contents } from './material.ts';
import { planning } from './planning.ts';

/** What a journal entry did, by the name of its verb. */
const deeds: Readonly<Record<string, string>> = {
  create: 'la création du cours',
  staff: "le changement d'équipe",
  settings: 'le changement de réglage',
  plan: 'la planification',
  move: 'le déplacement',
  cancel: "l'annulation",
  restore: 'le rétablissement',
  title: 'le changement de titre',
  place: 'le changement de lieu',
  material: 'le changement de support',
  start: "l'ouverture de la séance",
  end: 'la fin de la séance',
  reopen: 'la réouverture de la séance',
  audio: 'la salle audio',
  video: 'la salle vidéo',
  call: 'la salle',
  close: 'la fermeture de la salle',
  announce: "l'annonce",
  link: 'la liaison du salon',
  unlink: 'la libération du salon',
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
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
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
    line`✅ ${capital(deed(it.verb))}${of(it.numbers)} n'a plus d'effet.`,
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
  removed: (numbers: readonly number[]): Block =>
    numbers.length === 1
      ? line`Elle est retirée du planning ; le numéro ${planning.numbered(numbers)} ne sera pas réattribué.`
      : line`Elles sont retirées du planning ; les numéros ${planning.numbered(numbers)} ne seront pas réattribués.`,
  courseGone: (course: string): Block => line`Le cours ${course} est supprimé ; ses salons sont libres.`,
  readAnnouncement: (reach: 'soon' | 'now', group: string | undefined, now: number): Block =>
    line`${group === undefined ? 'La classe' : `Le groupe ${group}`} l'a peut-être déjà lu ; le changement lui sera annoncé ${reach === 'now' ? 'tout de suite' : common.inAMinute(now)}.`,
  readAnswer: (): Block =>
    line`La classe a pu lire ma réponse précédente : elle porte désormais la mention « sans effet ».`,
  readMaterial: (): Block => line`Le support a peut-être déjà été lu.`,
  readNothing: (): Block => line`La classe n'était pas encore prévenue.`,
  /** Put before the answer that is taken back. */
  mark: (): Block => line`(sans effet)`,

  confirm: (it: {
    removed: boolean;
    numbers: readonly number[];
    line: string;
    zone: string | undefined;
  }): Block =>
    line`Cela ${it.removed ? 'retirerait du planning' : 'annulerait de nouveau'} ${it.numbers.length} séances, ${planning.numbered(it.numbers)}${it.zone === undefined ? '' : ` (${it.zone})`} : ✅ ou ${command(it.line)}.`,
  confirmCourse: (course: string, shown: string): Document =>
    doc(line`Cela supprimerait le cours ${course} et toutes ses séances : ✅ ou ${command(shown)}.`),

  nothing: (): Document =>
    doc(
      line`Vous n'avez rien à défaire ici : cela vaut pour vos actions des dernières 24 h. Le planning : ${command('agenda')}.`,
    ),
  lasting: (verb: string): Block => {
    const contrary = contraries[verb];
    return contrary === undefined
      ? line`On ne peut pas défaire votre dernière action (${deed(verb)}).`
      : line`On ne peut pas défaire votre dernière action (${deed(verb)}) ; pour l'inverse : ${command(contrary)}.`;
  },
  before: (it: { verb: string; numbers: readonly number[]; line: string }): Block =>
    line`Pour défaire la précédente (${deed(it.verb)}${of(it.numbers)}) : ✅ ou ${command(it.line)}.`,
  unknown: (typed: string): Document =>
    doc(line`Je ne connais pas de changement « ${typed} ». Pour défaire le dernier : ${command('défaire')}.`),
  notYours: (): Document =>
    doc(
      line`Cette action n'est pas la vôtre : seul son auteur peut la défaire. Le planning : ${command('agenda')}.`,
    ),
  tooOld: (): Document =>
    doc(
      line`Cette action a plus de 24 h : il est trop tard pour la défaire. Le planning : ${command('agenda')}.`,
    ),
  already: (): Document => doc(line`Cette action est déjà sans effet. Le planning : ${command('agenda')}.`),
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
      line`${it.name} a changé cela depuis (${deed(it.verb)}${of(it.numbers)}, ${it.at}) : je n'y touche pas. Si vous y tenez : ${command(it.line)}.`,
    ),
  conflictOwn: (it: { verb: string; numbers: readonly number[]; at: string; line: string }): Document =>
    doc(
      line`Vous avez changé cela depuis (${deed(it.verb)}${of(it.numbers)}, ${it.at}). Commencez par défaire ceci : ${command(it.line)}.`,
    ),
  begun: (number: number): Document =>
    doc(
      line`La ${common.session(number)} est ouverte : il est trop tard pour défaire cela. Pour la terminer : ${command(`terminer S${number}`)}.`,
    ),
  held: (number: number): Document =>
    doc(
      line`La ${common.session(number)} a eu lieu : il est trop tard pour défaire cela. Le planning : ${command('agenda passé')}.`,
    ),
  past: (number: number): Document =>
    doc(
      line`L'heure de la ${common.session(number)} est passée entre-temps : il est trop tard pour défaire cela. Pour en planifier une autre : ${command('planifier mardi 14h15')}.`,
    ),
  lastTeacher: (): Document =>
    doc(
      line`Le cours n'aurait plus de responsable. Désignez d'abord quelqu'un : ${command('équipe + NOM prof')}.`,
    ),
  codeTaken: (code: string): Document =>
    doc(
      line`Le code ${code} est désormais celui d'un autre cours : votre cours garde le sien. Pour en choisir un autre : ${command('réglages code LO21-2')}.`,
    ),
  someone: "Quelqu'un",
};
