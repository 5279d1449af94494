import type { Role } from '../../domain/role.ts';
import { command, type Document, doc, inlines, line, list } from '../../message/document.ts';
import { common } from './common.ts';
import { of } from './elision.ts';

/** What is kept about a person, as `mesdonnées` says it. */
export interface KeptAbout {
  readonly name: string;
  readonly accounts: readonly string[];
  readonly courses: readonly {
    readonly code: string;
    readonly title: string;
    readonly role: Role;
    readonly rings: boolean;
  }[];
  /** Sessions in which the person wrote, and how many messages. */
  readonly sessions: number;
  readonly messages: number;
  /** Rooms where they were seen. */
  readonly rooms: number;
  /** Bytes of the files that they gave. */
  readonly files: number;
  readonly contact?: string;
}

/** Of bytes, in megabytes, rounded up. */
const megabytes = (bytes: number): string => String(Math.ceil(bytes / (1024 * 1024)));

/** What concerns one person alone. */
export const personal = {
  yesOrNo: (typed: string): Document =>
    doc(line`« ${typed} » : oui ou non ? Par exemple : ${command('rappel oui')}.`),
  ringing: (course: string, rings: boolean): Document =>
    doc(
      rings
        ? line`Je vous mentionne dans les rappels ${of(course)}. Pour arrêter : ${command('rappel non')}.`
        : line`Je ne vous mentionne pas dans les rappels ${of(course)}. Pour que je le fasse : ${command('rappel oui')}.`,
    ),
  willRing: (course: string): Document =>
    doc(
      line`✅ Je vous mentionnerai dans les ouvertures, rappels et changements ${of(course)}. Pour arrêter : ${command('rappel non')}.`,
    ),
  willNotRing: (course: string): Document =>
    doc(
      line`✅ Je ne vous mentionne plus dans les ouvertures, rappels et changements ${of(course)}. Pour reprendre : ${command('rappel oui')}.`,
    ),
  badLanguage: (typed: string): Document =>
    doc(
      line`« ${typed} » n'est pas une langue que je parle : fr, en, ou auto pour celle dans laquelle vous écrivez. Par exemple : ${command('langue fr')}.`,
    ),
  languageIs: (chosen: boolean): Document =>
    doc(
      chosen
        ? line`Je vous réponds en français en message privé, comme vous l'avez choisi. Pour l'anglais : ${command('langue en')} ; pour la langue dans laquelle vous écrivez : ${command('langue auto')}.`
        : line`En message privé, je vous réponds dans la langue de vos commandes. Pour n'en lire qu'une : ${command('langue fr')} ou ${command('langue en')}.`,
    ),
  languageChosen: (): Document =>
    doc(
      line`✅ En message privé, je vous réponds désormais en français. Dans les salons, je parle la langue du cours. Pour revenir à celle de vos commandes : ${command('langue auto')}.`,
    ),
  languageAuto: (): Document =>
    doc(line`✅ En message privé, je vous réponds désormais dans la langue de vos commandes.`),
  myData: (kept: KeptAbout): Document =>
    doc(
      line`⚖️ Ce que je garde à votre sujet :`,
      list([
        inlines`votre nom, ${kept.name}, et vos comptes : ${kept.accounts.join(', ')} ;`,
        kept.courses.length === 0
          ? inlines`aucun cours ;`
          : inlines`vos cours : ${kept.courses.map(({ code, title, role, rings }) => `${code}, ${title} (${common.role(role)}${rings ? ', avec rappels' : ''})`).join(' ; ')} ;`,
        inlines`combien vous avez écrit pendant les séances, sans le texte : ${common.count(kept.messages, 'message', 'messages')} dans ${common.count(kept.sessions, 'séance', 'séances')} ;`,
        inlines`les salons où je vous ai vu : ${common.count(kept.rooms, 'salon', 'salons')} ;`,
        inlines`les fichiers que vous avez donnés : ${megabytes(kept.files)} Mo ;`,
        inlines`le texte de vos commandes refusées ou mal écrites, dans ma réponse (un jour), et la raison de vos demandes de salle (30 jours) : l'un et l'autre partent si vous supprimez votre message ;`,
        inlines`la date de vos commandes et mes réponses (30 jours, ou tant qu'une séance qu'elles annoncent est à venir), ce que vous pouvez encore défaire, et vos votes pour une salle.`,
      ]),
      kept.contact === undefined
        ? line`Pour toute demande à ce sujet, écrivez à la personne qui héberge ce service.`
        : line`Pour toute demande à ce sujet : ${kept.contact}.`,
    ),
};
