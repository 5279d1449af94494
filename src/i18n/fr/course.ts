import {
  type Block,
  command,
  type Document,
  doc,
  type Inline,
  inlines,
  line,
  list,
} from '../../message/document.ts';
import { until } from '../../message/timed.ts';
import { of } from './elision.ts';

/** Creating a course, linking its rooms, announcing. */
export const course = {
  createExample: 'créer LO21 Algorithmes et structures',
  createVerb: 'créer',
  toCreate: 'créer un cours ici',
  toLink: 'lier ce salon',
  toLinkAnother: 'lier un autre salon',
  linkVerb: 'lier',
  groupOption: (name: string) => `groupe ${name}`,
  staffOption: 'équipe',
  zoneOption: 'fuseau Europe/Paris',
  languageOption: 'langue fr',
  planExample: (day: string) => `planifier ${day} 14h15-16h15 — Les arbres`,
  createMissing: (): Document =>
    doc(
      line`Il manque le code ou le titre du cours. Par exemple : ${command('créer LO21 Algorithmes et structures')}.`,
    ),
  badCode: (typed: string, example: string): Document =>
    doc(
      line`« ${typed} » ne peut pas être un code de cours : 2 à 20 lettres, chiffres, tirets, points ou « _ », sans espace ; ni un mot courant, ni un nom de séance comme S3. Par exemple : ${command(example)}.`,
    ),
  codeMeant: (code: string, corrected: string): Document =>
    doc(line`Le code du cours est-il ${code} ? Dans ce cas : ${command(corrected)}. ✅ pour l'envoyer.`),
  codeTaken: (taken: string, example: string): Document =>
    doc(
      line`Le code ${taken} est déjà celui d'un autre cours. Choisissez-en un autre, par exemple : ${command(example)}.`,
    ),
  /** To its own staff. `direct`: no room is meant yet. */
  codeYours: (it: { course: string; teacher: boolean; direct: boolean; other: string }): Document =>
    doc(
      line`${it.course} est déjà votre cours : je ne le crée pas une seconde fois.`,
      it.teacher
        ? line`Pour ${it.direct ? 'lui lier un salon' : 'y lier ce salon'}, tapez ${it.direct ? 'dans ce salon' : 'ici'} : ${command(`lier ${it.course}`)}.`
        : line`Pour ${it.direct ? 'lui lier un salon' : 'y lier ce salon'}, un responsable du cours tape ${it.direct ? 'dans ce salon' : 'ici'} : ${command(`lier ${it.course}`)}.`,
      line`Pour un autre cours, prenez un autre code : ${command(it.other)}.`,
    ),
  badZone: (typed: string, example: string): Document =>
    doc(line`Je ne connais pas le fuseau horaire « ${typed} ». Par exemple : ${command(example)}.`),
  badLanguage: (typed: string, example: string): Document =>
    doc(line`Je ne parle pas « ${typed} » : fr ou en. Par exemple : ${command(example)}.`),
  /** `host`: who runs this bot, as they call themselves. */
  notCreator: (host: string | undefined): Document =>
    doc(
      line`Ici, seules certaines personnes peuvent créer des cours. Demandez-le à l'une d'elles, ou à l'hébergeur de Cours${host === undefined ? '' : ` (${host})`}.`,
    ),
  tooManyCourses: (most: number): Document =>
    doc(
      line`Vous avez déjà créé ${most} cours, c'est le maximum par personne. Quelqu'un d'autre peut créer celui-ci.`,
    ),
  /** The course's own words may be anything: they are said as a name. */
  roomTaken: (held: string, title: string): Document =>
    doc(
      line`Ce salon est déjà celui du cours ${held} (${title}). Créez l'autre cours dans son propre salon, ou en m'écrivant en privé : ${command('créer LO21 Algorithmes et structures')}.`,
      line`Pour libérer ce salon : ${command('délier')}.`,
    ),
  createdHere: (course: string, title: string, zone: string, plan: string): Document =>
    doc(
      line`✅ ${course}, ${title} : le cours est créé dans ce salon (${zone}). Vous en êtes responsable.`,
      line`Ensuite : ${command(plan)}. Le support, lui, se prépare en message privé.`,
    ),
  createdDirect: (course: string, title: string, zone: string): Document =>
    doc(
      line`✅ ${course}, ${title} : le cours est créé (${zone}). Vous en êtes responsable. Aucun salon ne lui est encore lié.`,
      line`Ensuite : dans le salon de la classe, tapez ${command(`lier ${course}`)}, puis confirmez ici par ✅.`,
    ),
  otherLanguage: () => line`Pour que je parle français dans ce cours : ${command('réglages langue fr')}.`,

  linkCode: (lines: {
    forClass: Inline;
    forGroup: Inline;
    forStaff: Inline;
    now: number;
    until: number;
  }): Document =>
    doc(
      line`Ce code lie un seul salon ; ${until(lines.now, lines.until, { lead: 'il est valable ', unit: 'minute', tail: '' }, "il n'est plus valable")}. Dans le salon à lier, où je dois être présent, tapez :`,
      list([
        inlines`pour la classe : ${lines.forClass}`,
        inlines`pour un groupe : ${lines.forGroup}`,
        inlines`pour l'équipe : ${lines.forStaff}`,
      ]),
    ),
  /** Before the command that gives another code. */
  codeGone: 'code expiré : ',
  linkCodeSent: (): Document =>
    doc(
      line`Le code pour lier un autre salon vous attend en message privé, pour que la classe ne le lise pas.`,
    ),
  linkGroupMissing: (example: string): Document =>
    doc(line`Il manque le nom du groupe. Par exemple : ${command(example)}.`),
  groupNameTooLong: (most: number, example: string): Document =>
    doc(
      line`Ce nom de groupe est trop long : ${most} caractères au plus. Par exemple : ${command(example)}.`,
    ),
  tooManyPlaces: (course: string, most: number): Document =>
    doc(
      line`${course} a déjà ${most} salons, c'est le maximum. Pour en libérer un, tapez-y ${command('délier')}.`,
    ),
  linkDirect: (): Document =>
    doc(
      line`Cette ligne se tape dans le salon à lier, pas en privé. Invitez-moi dans ce salon, puis tapez-y la même ligne.`,
    ),
  linkWrong: (): Document =>
    doc(
      line`Ce code n'est pas valable : mal recopié, déjà utilisé, ou vieux de plus de 15 minutes. Un responsable en obtient un autre par ${command('lier')}, dans un salon du cours ou en message privé.`,
    ),
  linkTaken: (held: string, title: string): Document =>
    doc(
      line`Ce salon est déjà lié au cours ${held} (${title}). Pour le libérer d'abord : ${command('délier')}.`,
    ),
  linkedClass: (course: string, title: string): Document =>
    doc(
      line`✅ Ce salon est lié à ${course}, ${title}, pour toute la classe.`,
      line`Les séances : ${command('agenda')}.`,
    ),
  linkedGroup: (course: string, title: string, group: string): Document =>
    doc(
      line`✅ Ce salon est lié à ${course}, ${title}, pour le groupe ${group} : ses séances et celles de tout le cours.`,
      line`Les séances : ${command('agenda')}.`,
    ),
  linkedStaff: (course: string, title: string): Document =>
    doc(
      line`✅ Ce salon est lié à ${course}, ${title}, pour l'équipe : aperçus, demandes et incidents arrivent ici.`,
    ),

  unlinkWhere: (): Document =>
    doc(line`Pour délier un salon, tapez ${command('délier')} dans ce salon. Il reste lié d'ici là.`),
  unlinkLast: (course: string): Document =>
    doc(
      line`C'est le dernier salon ${of(course)} : sans lui, plus personne ne lira ses annonces. Pour le délier tout de même : ${command('délier confirmer')}.`,
    ),
  unlinked: (course: string): Document =>
    doc(
      line`✅ Ce salon n'est plus lié à ${course} : je n'y annonce plus rien. Pour le lier de nouveau : ${command(`lier ${course}`)} ici.`,
    ),
  announceMissing: (): Document =>
    doc(line`Il manque le texte. Par exemple : ${command('annoncer Le TD de demain est en salle B204')}.`),
  announceTooLong: (most: number, length: number): Document =>
    doc(
      line`Cette annonce est trop longue : ${length} caractères, ${most} au plus. Pour un long texte, préférez un support.`,
    ),
  announceNowhere: (course: string): Document =>
    doc(
      line`Aucun salon de la classe n'est lié à ${course} : personne ne lirait cette annonce. Pour en lier un : ${command('lier')}.`,
    ),
  announcement: (author: string, text: string) => line`Annonce ${of(author)} : ${text}`,
  announced: (places: number): Document =>
    doc(line`✅ Annonce publiée dans ${places < 2 ? '1 salon' : `${places} salons`}.`),

  hello: (): Document =>
    doc(
      line`Bonjour. Je tiens les séances d'un cours, à l'écrit d'abord.`,
      line`Pour commencer : ${command('créer LO21 Algorithmes et structures')}. Aide : ${command('aide')}. En privé : ${privately('écrivez-moi')}.`,
    ),
  helloDirect: (): Document =>
    doc(
      line`Bonjour. Je tiens les séances d'un cours, à l'écrit d'abord.`,
      line`Pour commencer : ${command('créer LO21 Algorithmes et structures')}. Aide : ${command('aide')}.`,
    ),
  /** Before the next step of somebody known. */
  greeting: (): Block => line`Bonjour.`,
  /** Back where it was before, by somebody who cannot link the room by inviting. */
  helloAgain: (course: string): Document =>
    doc(
      line`Bonjour. Ce salon n'est plus lié à ${course} : je n'y annonce plus rien.`,
      line`Pour le relier, un responsable du cours tape ici : ${command(`lier ${course}`)}. Me parler en privé : ${privately('écrivez-moi')}.`,
      line`Pour un autre cours : ${command('créer LO21 Algorithmes et structures')}.`,
    ),
  back: (it: {
    course: string;
    title: string;
    kind: 'class' | 'group' | 'staff';
    group: string | undefined;
  }): Block =>
    line`✅ Ce salon est de nouveau lié à ${it.course}, ${it.title}, ${it.kind === 'staff' ? "pour l'équipe" : it.group === undefined ? 'pour toute la classe' : `pour le groupe ${it.group}`}. Séances, supports et réglages sont conservés.`,
  missedNothing: (): Block => line`Rien n'a changé pendant mon absence.`,
  /** `material`: of one that has some to read. */
  missed: (more: boolean, material: number | undefined): Block =>
    line`Pendant mon absence, ces séances ont eu lieu ou ont changé${more ? inlines` (les dernières ; toutes : ${command('agenda tout')})` : []}${material === undefined ? [] : inlines` ; leurs supports restent à lire, par exemple ${command(`support S${material}`)}`} :`,
  mute: (): Document =>
    doc(
      line`Je suis dans le salon où vous m'avez invité, mais je n'ai pas le droit d'y écrire. Donnez-moi ce droit dans ses réglages, puis écrivez-y ${command('aide')}.`,
    ),
  sampleHello: (code: string, title: string, now: number): Document =>
    doc(
      line`Bonjour. Voici ${code}, ${title} : un cours d'exemple, à l'écrit d'abord. ${until(now, now + 60_000, 'Dans une minute, un rappel ; dans deux, la', 'La')} première séance s'ouvre ici, avec son support et son fil.`,
      line`Une fois la séance ouverte, demandez une salle : ${command('audio')}. Pour tout voir : ${command('aide')}.`,
      line`Votre propre cours se crée dans un autre salon (« Ajouter un salon ») : ${command('créer LO21 Algorithmes et structures')}.`,
    ),
  notice: (contacts: readonly (readonly Inline[])[]): Document =>
    doc(
      line`⚖️ Cours lit les messages de ce salon pour tenir le cours. Il garde le planning, les supports, les votes, qui il a vu dans quel salon, la date des commandes (30 jours), le texte de celles qu'il refuse (un jour), les raisons données en demandant une salle (30 jours), et combien de messages chaque personne a écrits par séance, sans leur texte ; il n'évalue personne.`,
      line`Conservation : tant que le cours est tenu ici.${spaced(contacts)} Vos droits : ${command('mesdonnées')}, en privé.`,
    ),
  controller: (name: string) => inlines`Responsable des données : ${name}.`,
  host: (name: string) => inlines`Hébergement : ${name}.`,
  dpo: (name: string) => inlines`Protection des données : ${name}.`,
};

function privately(text: string): Inline {
  return { kind: 'direct', text };
}

function spaced(parts: readonly (readonly Inline[])[]): readonly Inline[] {
  return parts.flatMap((part) => [' ', ...part]);
}
