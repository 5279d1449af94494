import { type Block, command, type Document, doc, line } from '../../message/document.ts';
import { of } from './elision.ts';

/** What the loop itself says: undo, edits, what failed, digests. */
export const engine = {
  undo: 'défaire',
  undone: (): Block => line`(sans effet)`,
  editsNotRead: (): Document =>
    doc(line`Je ne relis pas les messages modifiés : écrivez une nouvelle commande.`),
  /** `absent`: they say that they will not come. */
  commandsOnly: (absent = false): Document =>
    doc(
      absent
        ? line`Je suis un robot : je ne transmets à personne ce que vous écrivez ici. Pour prévenir l'équipe, écrivez-lui directement : ${command('équipe')}.`
        : line`Je suis un robot : je ne transmets à personne ce que vous écrivez ici, et je ne réponds qu'aux commandes. Les vôtres : ${command('aide')}.`,
    ),
  /** … and afterwards, in the same hour. */
  commandsOnlyAgain: (): Document => doc(line`Je ne réponds qu'aux commandes : ${command('aide')}.`),
  unreadable: (name: string): Document =>
    doc(
      line`Je n'ai pas pu lire le message ${of(name)} : il est chiffré avec une clé que je n'ai pas reçue. Renvoyez-le, s'il m'était destiné.`,
    ),
  filesTooLarge: (names: readonly string[]): Block =>
    line`Trop lourd pour être publié : ${names.join(', ')}. Demandez-le à l'équipe.`,
  textFileName: () => 'texte.md',
  restInFile: () => 'La suite est dans le fichier joint.',
  /** `reason`: the code of a platform's fault; `begins`: how the message begins, where anybody may read it. */
  notDelivered: (it: { course: string; place: string; reason: string; begins?: string }): Document => {
    const why = { forbidden: "je n'ai pas le droit d'y écrire", rejected: 'le serveur de chat le refuse' };
    const said = it.reason === 'forbidden' || it.reason === 'rejected' ? why[it.reason] : it.reason;
    return doc(
      line`Un message n'a pas pu être publié (${it.course}, ${it.place}) : ${said}. Vérifiez que je peux encore y écrire.`,
      (it.begins ?? '') === '' ? undefined : line`Ce qui n'y est pas : « ${it.begins} »`,
    );
  },
  placeGone: (code: string): Document =>
    doc(
      line`Je n'ai plus accès à l'un des salons ${of(code)} : il n'est plus lié au cours. Pour le relier, qu'un membre de l'équipe m'y invite de nouveau : rien n'est perdu.`,
    ),
  placeTaken: (code: string): Document =>
    doc(
      line`Un salon ${of(code)} a été remplacé par un salon qui est lié à un autre cours : il n'est plus lié à celui-ci.`,
    ),
  timerFailed: (reference: string): Document =>
    doc(
      line`Pardon, une erreur de ma part a empêché un rappel ou une ouverture. Référence pour l'hébergeur : ${reference}.`,
    ),
  timerParked: (reference: string): Document =>
    doc(
      line`Pardon, une erreur de ma part répétait la même chose sans fin : je l'ai arrêtée. Une annonce, un rappel ou une ouverture peut manquer. Référence pour l'hébergeur : ${reference}.`,
    ),
  roomFailed: (reference: string): Document =>
    doc(
      line`Pardon, une erreur de ma part a empêché d'ouvrir ou de fermer une salle. Référence pour l'hébergeur : ${reference}.`,
    ),
  digest: (count: number): Block => line`⏰ ${count} rappels et annonces en attente, réunis ici :`,
};
