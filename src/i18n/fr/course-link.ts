import { command, type Document, doc, line } from '../../message/document.ts';

/** Linking a room by its course's teacher, in one step. */
export const courseLink = {
  /** The word of the line that the ✅ stands for. */
  confirm: 'confirmer',
  doIt: 'Lier ce salon',
  asked: (course: string): Document =>
    doc(line`Je vous demande confirmation en privé : un ✅ là-bas, et ce salon est lié à ${course}.`),
  question: (it: {
    course: string;
    title: string;
    place: 'class' | 'staff' | { readonly group: string };
    typed: string;
    line: string;
  }): Document =>
    doc(
      line`Lier le salon où vous venez de taper ${command(it.typed)} à ${it.course}, ${it.title} ? Il sera celui ${it.place === 'class' ? 'de toute la classe' : it.place === 'staff' ? "de l'équipe" : `du groupe ${it.place.group}`}.`,
      line`✅ ou ${command(it.line)}, dans les 15 minutes. Sinon rien ne change.`,
    ),
  linked: (course: string): Document =>
    doc(
      line`✅ Le salon est lié à ${course}. Pour revenir en arrière, tapez ${command('délier')} dans ce salon.`,
    ),
  over: (course: string): Document =>
    doc(
      line`Cette demande n'est plus valable : elle l'est 15 minutes, une seule fois, pour la personne qui l'a faite. Retapez ${command(`lier ${course}`)} dans le salon à lier.`,
    ),
  usage: (unknown?: string): Document =>
    doc(
      ...(unknown === undefined
        ? []
        : [line`Je ne connais pas de cours ${unknown} dont vous soyez responsable.`]),
      line`Pour lier un salon, un responsable du cours y tape ${command('lier LO21')}, ${command('lier LO21 groupe TD1')} ou ${command('lier LO21 équipe')} avec le code du cours, et confirme en privé. Quelqu'un d'autre le lie par un code unique, que le responsable obtient par ${command('lier')} dans le cours ou en privé, par exemple : ${command('lier LO21 k7q2-m9x4-tz5a groupe TD1')}.`,
    ),
  groupMeant: (course: string, group: string): Document =>
    doc(line`Pour un groupe : ${command(`lier ${course} groupe ${group}`)}.`),
};
