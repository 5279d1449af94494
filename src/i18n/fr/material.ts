import {
  type Block,
  code,
  command,
  type Document,
  doc,
  type Inline,
  line,
  postLink,
  strong,
} from '../../message/document.ts';
import { sizeText } from '../../message/size.ts';
import { until } from '../../message/timed.ts';
import { common } from './common.ts';

/** In the middle of a sentence a title is set off on both sides. */
const within = (number: number, title: string) =>
  title === '' ? common.session(number) : `${common.sessionTitled(number, title)},`;
const direct: Inline = { kind: 'direct', text: 'en message privé' };
const spaced = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/gu, ' ');
const characters = (n: number) => `${spaced(n)} ${n < 2 ? 'caractère' : 'caractères'}`;
/** A file's size, as people read it. */
export const size = (bytes: number) => sizeText(bytes, 'fr');
const fileList = (files: readonly { name: string; size: number }[]) =>
  files.map((file) => `${file.name} (${size(file.size)})`);

/** « a, b et c »; of many the first. */
function inWords(names: readonly string[]): string {
  if (names.length > 6) return `${names.length} fichiers (${names.slice(0, 4).join(', ')} …)`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;
}

/** What a session's material holds, in words: « 2 140 caractères, figure.png (84 ko) ». */
export function contents(it: {
  characters: number;
  files: readonly { name: string; size: number }[];
}): string {
  const text = it.characters === 0 ? [] : [characters(it.characters)];
  const parts = [...text, ...fileList(it.files)];
  return parts.length === 0 ? 'rien à montrer' : parts.join(', ');
}

const apart = {
  late: 'Ce salon est chiffré : vous ne pouvez pas y lire ce qui a été écrit avant votre arrivée.',
  elsewhere: "Il n'a pas été publié dans ce salon.",
};

/** Something that falls due (epoch ms), and when that is said. */
interface Due {
  readonly now: number;
  readonly at: number;
}

/** The written text of a session: giving it, showing it, reading it. */
export const material = {
  stored: (it: {
    number: number;
    characters: number;
    files: readonly { name: string; size: number }[];
    title?: string;
  }): Block =>
    line`📖 Support de la ${common.session(it.number)} enregistré : ${contents(it)}.${it.title === undefined ? '' : ` Titre de la séance : « ${it.title} ».`}`,
  /** What it took the place of: a text (in characters, 0: none), files. `partByPart`: it came in several messages. */
  replaced: (
    it: { characters: number; files: readonly string[] },
    when: 'now' | 'partByPart' | 'byOther',
  ): Block => {
    const text = it.characters === 0 ? [] : [`l'ancien texte (${characters(it.characters)})`];
    const was = inWords([...text, ...it.files.map((name) => `l'ancien ${name}`)]);
    if (when === 'byOther') return line`Remplacé : ${was}.`;
    return when === 'partByPart'
      ? line`Remplacé : ${was}. ${command('défaire')} retire vos envois un à un, puis rétablit l'ancien.`
      : line`Remplacé : ${was}. ↩️ ou ${command('défaire')}.`;
  },
  /** Read again by staff. */
  kept: (it: {
    number: number;
    characters: number;
    files: readonly { name: string; size: number }[];
  }): Block => line`📖 Support de la ${common.session(it.number)} : ${contents(it)}.`,
  /** `code`: where it is read by others too, and to be typed in private. */
  toReplace: (number: number, code: string | undefined): Block =>
    code === undefined
      ? line`Pour le remplacer : ${command(`support S${number} remplacer`)}.`
      : line`Pour le remplacer : ${command(`${code} support S${number} remplacer`)} ${direct}.`,
  shownAtOpening: (number: number, when: string, it: Due): Block =>
    line`${until(it.now, it.at, 'Il sera', 'Il devait être')} montré à l'ouverture, ${when}. Le montrer plus tôt : ${command(`support S${number} publier`)}.`,
  shownOn: (number: number, when: string, it: Due): Block =>
    line`${until(it.now, it.at, 'Il sera', 'Il devait être')} montré ${when}. Le retenir jusqu'à l'ouverture : ${command(`support S${number} retirer`)}.`,
  shownSoon: (number: number, it: Due): Block =>
    line`La classe le lira ${common.inAMinute(it.now, it.at)}. Le retenir : ${command(`support S${number} retirer`)}.`,
  heldUntilOpening: (number: number, when: string, it: Due): Block =>
    line`${until(it.now, it.at, 'Il est', 'Il était')} retenu jusqu'à l'ouverture, ${when}. Le montrer avant : ${command(`support S${number} publier`)}.`,
  shownNow: (): Block => line`La classe le lit déjà : son message est mis à jour.`,
  keptOnly: (): Block => line`La séance n'a plus lieu : il est conservé, sans être montré à la classe.`,
  /** Written where the class reads. */
  readByClass: (number: number, code: string): Block =>
    line`La classe vient de le lire ici. Pour le préparer à l'abri des regards : ${command(`${code} support S${number}`)} ${direct}.`,
  /** Above the preview: comments and front matter. */
  withheld: (unclosed: boolean): Block =>
    unclosed
      ? line`Un commentaire ${code('<!--')} n'est pas fermé par ${code('-->')} : la classe ne lira rien de ce qui le suit.`
      : line`La classe ne lira ni les commentaires ${code('<!-- … -->')} ni l'en-tête du texte.`,
  /** Above the preview: what of the text nobody will see there. */
  picturesElsewhere: (): Block =>
    line`Les images d'un autre site ne sont pas chargées : la classe lira un lien. Pour montrer l'image, envoyez son fichier et écrivez son nom : ${code('![Un arbre](arbre.png)')}.`,
  missingFiles: (names: readonly string[], number: number): Block =>
    line`${names.length > 1 ? 'Fichiers nommés' : 'Fichier nommé'} dans le texte, mais pas ${names.length > 1 ? 'reçus' : 'reçu'} : ${inWords(names)}. Envoyez-${names.length > 1 ? 'les' : 'le'} ici, puis ${command(`support S${number} ajouter`)}.`,
  notPictures: (names: readonly string[]): Block =>
    line`Pas d'image dans le texte pour ${inWords(names)} : seuls png, jpg, gif, webp et avif s'affichent. Le fichier est joint.`,
  preview: (source: string, cut: boolean): readonly Block[] => [
    { kind: 'markdown', source },
    ...(cut ? [line`… (aperçu du début)`] : []),
  ],

  tooLong: (kilobytes: number, most: number): Document =>
    doc(
      line`Ce support est trop long : ${kilobytes} ko de texte, ${most} ko au plus. Rien n'a changé. Joignez le reste en fichier à ${command('support S3')}.`,
    ),
  fileTooLarge: (names: readonly string[], most: number): Document =>
    doc(
      line`Fichier trop lourd : ${names.join(', ')}. ${most} Mo au plus. Rien n'a changé. Donnez plutôt un lien : ${command('support S3 https://…')}.`,
    ),
  quota: {
    course: (most: number, left: number): Document =>
      doc(
        line`Plus assez de place : les fichiers d'un cours font ${most} Mo au plus, il en reste ${left}. Rien n'a changé. Donnez plutôt un lien : ${command('support S3 https://…')}. Un fichier remplacé libère sa place en deux jours.`,
      ),
    person: (most: number, left: number): Document =>
      doc(
        line`Plus assez de place : les fichiers d'une même personne font ${most} Mo au plus, il vous en reste ${left}. Rien n'a changé. Donnez plutôt un lien : ${command('support S3 https://…')}. Un fichier remplacé libère sa place en deux jours.`,
      ),
  },
  which: (): Document =>
    doc(
      line`De quelle séance est-ce le support ? Par exemple : ${command('support S3')}, puis le texte à la ligne.`,
    ),
  missingHere: (number: number, code: string): Document =>
    doc(
      line`Il manque le texte ou un fichier. Écrivez-le ${direct}, pour que la classe ne le lise pas avant l'heure : ${command(`${code} support S${number}`)}, puis le texte à la ligne.`,
    ),

  finish: 'support fini',
  ask: (number: number, finish: string, { now, at }: Due): Document =>
    doc(
      line`${until(now, at, { lead: 'Vous avez ', unit: 'minute', tail: ' pour envoyer' }, 'Le délai est passé pour envoyer')} le texte ou les fichiers de la ${common.session(number)}, puis ${command(finish)}.`,
    ),
  collected: (
    number: number,
    finish: string,
    it: { characters: number; files: readonly { name: string; size: number }[] },
  ): Document =>
    doc(line`📖 Reçu pour S${number} : ${contents(it)} en tout. Continuez, ou ${command(finish)}.`),
  /** What waits to be given: a text of so many characters (0: none), files. */
  named: (length: number, files: readonly { name: string }[]): readonly string[] => [
    ...(length === 0 ? [] : [`le texte (${characters(length)})`]),
    ...files.map(({ name }) => name),
  ],
  /** What takes the files that were sent alone; the label of its ✅. */
  addLine: (number: number): string => `support S${number} ajouter`,
  add: 'Ajouter',
  /** `guessed`: the next session, since none was spoken of. */
  offer: (it: {
    names: readonly string[];
    number: number;
    title: string;
    guessed: boolean;
    line: string;
  }): Document =>
    doc(
      it.guessed
        ? line`Ajouter ${inWords(it.names)} au support de S${it.number} (prochaine séance${it.title === '' ? '' : `, ${it.title}`}) ? ✅ ou ${command(it.line)}. Pour une autre, son numéro à la place de S${it.number}.`
        : line`Ajouter ${inWords(it.names)} au support de S${it.number} ? ✅ ou ${command(it.line)}.`,
    ),
  /** Of a question that another one took the place of, for another session. */
  offerOver: (names: readonly string[]): Document =>
    doc(
      line`Je n'ai pas ajouté ${inWords(names)} : la suite concernait une autre séance. ${names.length > 1 ? 'Pour les donner aussi, renvoyez-les' : 'Pour le donner aussi, renvoyez-le'}.`,
    ),
  filesOfWhich: (names: readonly string[], typed: string): Document =>
    doc(line`${inWords(names)} : pour le support de quelle séance ? Par exemple : ${command(typed)}.`),
  noFilesWaiting: (number: number, code: string): Document =>
    doc(
      line`Vous n'avez aucun fichier en attente. Envoyez-moi le fichier ${direct}, puis : ${command(`${code} support S${number} ajouter`)}.`,
    ),
  nothingCollected: (number: number): Document =>
    doc(
      line`Je n'ai rien reçu pour la ${common.session(number)} : son support est inchangé. Pour recommencer : ${command(`support S${number}`)}.`,
    ),
  notCollecting: (): Document =>
    doc(line`Je n'attendais pas de support. Pour en donner un : ${command('support S3')}.`),

  collectingOver: (number: number): Document =>
    doc(
      line`Je n'attends plus le support de la ${common.session(number)} : 15 minutes ont passé. Ce que vous écrivez maintenant n'est pas enregistré. Pour continuer : ${command(`support S${number}`)}.`,
    ),

  /** `publier`. */
  willShow: (number: number, { now, at }: Due): Document =>
    doc(
      line`✅ Support de la ${common.session(number)} : la classe le lira ${common.inAMinute(now, at)}. ↩️ ou ${command('défaire')}.`,
    ),
  alreadyShown: (number: number, post: string): Document =>
    doc(line`Le ${postLink(post, `support de la ${common.session(number)}`)} est déjà montré à la classe.`),
  nothingToShow: (number: number, code: string): Document =>
    doc(
      line`La ${common.session(number)} n'a pas encore de support. Pour le donner : ${command(`${code} support S${number}`)} ${direct}.`,
    ),
  notToBeShown: (number: number): Document =>
    doc(
      line`La ${common.session(number)} est annulée : son support ne peut pas être montré. Pour la rétablir : ${command(`rétablir S${number}`)}.`,
    ),
  /** `retirer`. */
  held: (number: number, wasShown: boolean): Document =>
    doc(
      wasShown
        ? line`✅ Le support de la ${common.session(number)} est retiré des salons ; la classe l'a peut-être déjà lu. Il reviendra à l'ouverture, ou par ${command(`support S${number} publier`)}.`
        : line`✅ Le support de la ${common.session(number)} est retenu jusqu'à l'ouverture, ou jusqu'à ${command(`support S${number} publier`)}.`,
    ),
  partOfOpening: (number: number): Document =>
    doc(
      line`Le support de la ${common.session(number)} fait partie de son ouverture : la classe l'a lu. Pour le remplacer : ${command(`support S${number}`)}, puis le nouveau texte à la ligne.`,
    ),

  /** Heading of the post that shows it before the opening. */
  early: (number: number, title: string, when: string): Block =>
    line`📖 ${strong(`Support de la ${common.sessionTitled(number, title)}`)} : ${when}.`,
  /** In the thread, when files come after the opening. */
  filesAdded: (number: number, files: readonly { name: string; size: number }[]): Document =>
    doc(line`📖 Support de S${number} complété : ${fileList(files).join(', ')}.`),

  /** For all: where it is, and in private the text again. */
  here: (number: number, title: string, post: string): Document =>
    doc(line`📖 ${postLink(post, `Support de la ${common.sessionTitled(number, title)}`)}.`),
  /** To who cannot read that post where they ask. */
  readApart: (it: { number: number; title: string; code: string; why: 'late' | 'elsewhere' }): Document =>
    doc(
      line`📖 Support de la ${common.sessionTitled(it.number, it.title)} : ${{ kind: 'direct', text: 'écrivez-moi en privé' }} ${command(`${it.code} support S${it.number}`)}.`,
      line`${apart[it.why]}`,
    ),
  /** The same, in their conversation with the bot. */
  sentApart: (it: { number: number; title: string; why: 'late' | 'elsewhere' }): Document =>
    doc(
      line`📖 Je vous ai écrit ${direct} le support de la ${common.sessionTitled(it.number, it.title)}.`,
      line`${apart[it.why]}`,
    ),
  /** In an encrypted room, once a session, to those who have come since its opening. */
  forLatecomers: (it: { number: number; title: string; code: string }): Document =>
    doc(
      line`Vous venez d'arriver : dans ce salon chiffré, vous ne pouvez pas lire ce qui a été écrit avant. Le support de la ${within(it.number, it.title)} se lit en privé : ${{ kind: 'direct', text: 'écrivez-moi' }} ${command(`${it.code} support S${it.number}`)}.`,
    ),
  lastOne: (number: number): Block => line`Celui de la dernière séance : ${command(`support S${number}`)}.`,
  again: (number: number, title: string): Block =>
    line`📖 ${strong(`Support de la ${common.sessionTitled(number, title)}`)} :`,
  /** `since`: how `when` is said of a moment that has come. */
  notYet: (number: number, title: string, it: Due & { when: string; since: string }): Document =>
    doc(
      line`Le support de la ${within(number, title)} ${until(it.now, it.at, `n'est pas encore montré. Il le sera ${it.when}`, `devait être montré ${it.since}`)}.`,
    ),
  atOpening: (moment: string): string => `à l'ouverture, ${moment}`,
  inAMinute: { when: 'dans une minute', since: "à l'instant" },
  notYetByHand: (number: number, title: string): Document =>
    doc(
      line`Le support de la ${within(number, title)} n'est pas encore montré. Il le sera à l'ouverture, par l'équipe.`,
    ),
  giveIt: (number: number): Block =>
    line`Pour le donner : ${command(`support S${number}`)}, puis le texte à la ligne, ou des fichiers joints au message ; les fichiers peuvent aussi suivre, seuls.`,
  notThere: (number: number, title: string): Document =>
    doc(line`La ${within(number, title)} n'a pas de support.`),
};
