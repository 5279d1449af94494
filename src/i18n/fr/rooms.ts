// Over 300 lines: all that is said of rooms stands together, so that it is read and changed as one voice.

import type { NoServer } from '../../domain/choose-room.ts';
import type { KnownService, ServerFacts } from '../../domain/known-services.ts';
import type { ByHand, CallRequest, ClosedRoom, Medium, WaysIn } from '../../domain/room.ts';
import type { NotGiven } from '../../domain/room-allowance.ts';
import {
  actions,
  type Block,
  code,
  command,
  type Document,
  doc,
  type Inline,
  inlines,
  line,
  link,
  mention,
  postLink,
} from '../../message/document.ts';
import { common } from './common.ts';
import { of } from './elision.ts';

const sign: Record<Medium, string> = { audio: '🔊', video: '🎥' };
const room: Record<Medium, string> = { audio: 'salle audio', video: 'salle vidéo' };
const verb: Record<Medium, string> = { audio: 'audio', video: 'vidéo' };
/** « pour la séance 1 (S1) », or nothing where the room is the course's. */
const forSession = (number: number | undefined) =>
  number === undefined ? '' : ` pour la ${common.session(number)}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** How staff give a link to a room of this medium. */
const ownLinkLine: Record<Medium, string> = {
  audio: 'salle https://…',
  video: 'salle vidéo https://…',
};
const giveLink = (medium: Medium): readonly Inline[] => [
  `L'équipe peut donner un lien : `,
  command(ownLinkLine[medium]),
  '.',
];

/** Audio and video rooms, only on demand. */
export const rooms = {
  medium: (medium: Medium): string => room[medium],
  purpose: (medium: Medium): string => `ouvrir une ${room[medium]}`,

  /** The request that others join; its counter is edited. */
  request: (it: {
    medium: Medium;
    by: string;
    reason?: string;
    session?: number;
    count: number;
    needed: number;
    id: string;
    /** No server can open it: staff are told, and can give a link. */
    linkOnly: boolean;
  }): Document => {
    const who = inlines`${sign[it.medium]} ${mention(it.by)} demande une ${room[it.medium]}${forSession(it.session)}${it.reason === undefined ? '' : ` : « ${it.reason} »`}`;
    // All may open one, and only a link is missing: nobody need join.
    if (it.linkOnly && it.needed === 1)
      return doc(
        line`${who}. C'est accordé : il ne manque qu'un lien, l'équipe est prévenue. ${giveLink(it.medium)}`,
      );
    const asks = inlines`${who}. ${common.count(it.count, 'personne', 'personnes')} sur les ${it.needed} nécessaires`;
    const join = command(`${verb[it.medium]} oui`);
    const joined = !it.linkOnly
      ? line`${asks}. Pour l'ouvrir : 👍 ou ${join} ; l'équipe peut l'ouvrir sans attendre.`
      : it.count < it.needed
        ? line`${asks}. Pour la demander aussi : 👍 ou ${join}. Aucun serveur ne peut l'ouvrir ici. ${giveLink(it.medium)}`
        : line`${asks} : le compte y est, l'équipe est prévenue. Aucun serveur ne peut l'ouvrir ici. ${giveLink(it.medium)}`;
    return doc(
      joined,
      actions({
        sign: '👍',
        label: it.linkOnly ? `demander la ${room[it.medium]}` : `ouvrir la ${room[it.medium]}`,
        command: `${verb[it.medium]} oui ${it.id}`,
        off: `${verb[it.medium]} non ${it.id}`,
      }),
    );
  },
  /** The same, over: granted, lapsed or taken back. */
  requestOver: (it: {
    medium: Medium;
    by: string;
    reason?: string;
    session?: number;
    how: 'granted' | 'lapsed' | 'dropped' | 'ended';
    count: number;
    needed: number;
  }): Document => {
    const how = {
      granted: "C'est accordé.",
      lapsed:
        it.count < it.needed
          ? `Sans suite : ${common.count(it.count, 'personne', 'personnes')} sur les ${it.needed} nécessaires en 15 minutes.`
          : "Sans suite : personne n'a donné de lien en 15 minutes.",
      dropped: 'Demande retirée.',
      ended: it.session === undefined ? 'Demande expirée.' : 'Demande expirée : la séance est finie.',
    }[it.how];
    const again: readonly Inline[] =
      it.how === 'lapsed' ? [' Pour redemander : ', command(verb[it.medium]), '.'] : [];
    return doc(
      line`${sign[it.medium]} ${mention(it.by)} a demandé une ${room[it.medium]}${forSession(it.session)}${it.reason === undefined ? '' : ` : « ${it.reason} »`}. ${how}${again}`,
    );
  },
  /** To the staff place. */
  requestForStaff: (it: {
    medium: Medium;
    by: string;
    reason?: string;
    session?: number;
    linkOnly: boolean;
  }): Document => {
    const how = it.linkOnly
      ? inlines`Aucun serveur ne peut l'ouvrir ici. ${giveLink(it.medium)}`
      : inlines`Pour l'ouvrir sans attendre : ${command(`${verb[it.medium]} oui`)}.`;
    return doc(
      line`${sign[it.medium]} ${mention(it.by)} demande une ${room[it.medium]}${forSession(it.session)}${it.reason === undefined ? '' : ` : « ${it.reason} »`}. ${how}`,
    );
  },
  /** To staff, when the quorum is there and no server can open the room. */
  quorumForStaff: (it: { medium: Medium; session?: number; count: number; needed: number }): Document =>
    doc(
      line`${sign[it.medium]} Une ${room[it.medium]}${forSession(it.session)} est demandée par ${common.count(it.count, 'personne', 'personnes')}, le compte y est. ${giveLink(it.medium)}`,
    ),
  /** Whoever asks elsewhere than where the request stands: in a thread, in private. */
  asked: ({ medium, post, voters }: CallRequest, needed: number, linkOnly: boolean): Document => {
    const how = linkOnly
      ? inlines` Aucun serveur ne peut l'ouvrir ici ; l'équipe est prévenue. ${giveLink(medium)}`
      : [];
    if (needed === 1)
      return doc(
        line`${sign[medium]} ${postLink(post, `Votre demande de ${room[medium]}`)} est accordée : il ne manque qu'un lien, l'équipe est prévenue. ${giveLink(medium)}`,
      );
    return doc(
      line`${sign[medium]} ${postLink(post, `Votre demande de ${room[medium]}`)} est dans le salon du cours : ${common.count(voters.length, 'personne', 'personnes')} sur les ${needed} nécessaires.${how}`,
    );
  },
  joined: ({ medium, post }: CallRequest, count: number, needed: number): Document =>
    doc(
      needed === 1
        ? line`La ${postLink(post, room[medium])} est déjà accordée : il ne manque qu'un lien de l'équipe.`
        : line`C'est noté pour la ${postLink(post, room[medium])} : ${common.count(count, 'personne', 'personnes')} sur les ${needed} nécessaires.`,
    ),
  left: (medium: Medium): Document => doc(line`C'est noté : vous ne demandez plus de ${room[medium]}.`),
  requestGone: (medium: Medium): Document =>
    doc(line`Cette demande est close. Pour en faire une autre : ${command(verb[medium])}.`),
  noneAsked: (medium: Medium): Document =>
    doc(line`Personne ne demande de ${room[medium]}. Pour en demander une : ${command(verb[medium])}.`),

  /** The room, once in the main timeline. */
  opened: (
    it: {
      medium: Medium;
      session?: number;
      instead: boolean;
      /** How many are in it, where the provider tells. */
      persons?: number;
    } & ServerFacts &
      WaysIn,
  ): Document => {
    const where = it.link === undefined ? provider(it) : inlines`${link(it.link)} (${provider(it)})`;
    return doc(
      it.instead
        ? line`${sign[it.medium]} Autre ${room[it.medium]}${forSession(it.session)} : ${where}. Le lien précédent est retiré.`
        : line`${sign[it.medium]} ${capital(room[it.medium])} ouverte${forSession(it.session)} : ${where}.`,
      line`${howIn(it)}${it.persons === undefined ? '' : ` ${connected(it.persons)}`}`,
      byPhone(it),
      line`L'écrit reste la référence : notez ce qui compte dans le fil.`,
    );
  },
  /** The same of the server, on the room's page. */
  server: (it: ServerFacts): string =>
    it.service === undefined ? `${capital(provider(it))}.` : dependsOn(it.service),
  openedInThread: (it: { medium: Medium; post: string } & WaysIn): Document =>
    doc(
      line`${sign[it.medium]} ${capital(room[it.medium])} ouverte : ${it.link === undefined ? postLink(it.post, "comment s'y joindre") : link(it.link)}. Notez ici ce qui compte.`,
    ),
  /** To staff, in private: how they come in as moderators. */
  staffEntry: (medium: Medium, number: number | undefined, url: string, course: string): Document =>
    doc(
      line`🔑 Pour entrer dans la ${room[medium]}${forSession(number)} avec la modération : ${link(url)}. Ce lien est valable une heure ; pour un autre, en privé : ${command(`${course} salle`)}. Ne le donnez pas à la classe.`,
    ),
  staffEntryLine: (url: string): Block =>
    line`🔑 Pour y entrer avec la modération (lien valable une heure, réservé à l'équipe) : ${link(url)}.`,
  staffEntryInPrivate: (): Block =>
    line`Pour y entrer avec la modération, demandez votre lien en privé : ${command('salle')}.`,
  staffEntryOver: (medium: Medium): Document => doc(line`Lien de modération de la ${room[medium]} retiré.`),
  /**
   * `asked`: its server has still to end it; `ended`: it did; `failed`: it never said so; `left`: it cannot, only
   * the link is gone.
   */
  closed: (
    medium: Medium,
    it: { hour: string; duration: string; how: 'asked' | 'ended' | 'failed' | 'left' },
  ): Document => {
    const said = {
      asked: `lien retiré à ${it.hour}, fermeture en cours`,
      failed: `lien retiré à ${it.hour}, après ${it.duration}`,
      ended: `fermée à ${it.hour}, après ${it.duration}`,
      left: `fermée à ${it.hour}, après ${it.duration} : lien retiré`,
    }[it.how];
    const colon = it.how === 'asked' || it.how === 'failed' ? ' :' : '';
    return doc(line`${capital(room[medium])}${colon} ${said}.`);
  },
  /** To staff, once: its server did not end it in all the time that it was tried. */
  notEnded: (it: {
    medium: Medium;
    course: string;
    session?: number;
    label: string;
    fault: string;
    byHand?: ByHand;
  }): Document =>
    doc(
      line`La ${room[it.medium]} ${of(it.course)}${it.session === undefined ? '' : `, ${common.session(it.session)},`} n'a pas pu être fermée : des personnes peuvent y être encore. Son lien est retiré, mais sur ${it.label} ${it.fault}`,
      it.byHand === undefined
        ? line`Pour la fermer à la main : une personne qui a encore la modération la termine, ou l'hébergeur le fait sur le serveur.`
        : line`Pour la fermer à la main : dans Mumble (serveur ${it.byHand.server}, port ${it.byHand.port}), qui administre le serveur supprime le salon ${it.byHand.path.join(' / ')}.`,
    ),
  withdrawn: (medium: Medium): Document =>
    doc(line`${capital(room[medium])} remplacée par une autre : lien retiré.`),

  isOpen: (medium: Medium, ways: WaysIn): Document =>
    doc(
      ways.link === undefined
        ? line`${sign[medium]} La ${room[medium]} est ouverte. ${byHand(ways)}`
        : line`${sign[medium]} La ${room[medium]} est ouverte : ${link(ways.link)}.`,
      byPhone(ways),
    ),
  isComing: (medium: Medium): Document =>
    doc(line`La ${room[medium]} est en cours d'ouverture ; le lien arrive dans le salon du cours.`),
  opening: (medium: Medium): Document =>
    doc(line`${sign[medium]} J'ouvre une ${room[medium]} ; le lien arrive dans le salon du cours.`),

  linkGiven: (medium: Medium, post: string): Document =>
    doc(line`✅ ${postLink(post, `Le lien de la ${room[medium]}`)} est dans le salon du cours.`),

  never: (): Document =>
    doc(line`Ce cours se tient sans vidéo (réglage vidéo). Pour une salle audio : ${command('audio')}.`),
  audioFirst: (staff: boolean): Document =>
    doc(
      staff
        ? line`Personne n'a encore essayé l'audio, plus léger pour tous : ${command('audio')}. Pour ouvrir la vidéo quand même, répétez ${command('vidéo')}.`
        : line`Essayez d'abord l'audio, plus léger pour tous : ${command('audio')}. La vidéo vient ensuite, si l'audio ne suffit pas.`,
    ),

  /** Nothing can open: what staff can do; `staff` adds how a server is added. */
  none: (
    medium: Medium,
    why: NoServer | NotGiven,
    staff: boolean,
    left: readonly string[] = [],
  ): Document => {
    const first = {
      noServer: "Aucun serveur de salles n'est configuré ici.",
      noneForMedium: `Aucun des serveurs configurés ne propose de ${room[medium]}.`,
      noneFits: `Aucun serveur ne peut ouvrir de ${room[medium]} en ce moment.`,
      allTried: `Il n'y a pas d'autre serveur : aucune autre ${room[medium]} ne peut s'ouvrir.`,
      noPlace: "Ce cours n'est lié à aucun salon de classe : aucune salle ne peut s'y ouvrir.",
      personHas: "Hors séance, une personne n'ouvre qu'une salle à la fois, et vous en avez déjà une.",
      creatorHas:
        'Hors séance, les cours créés par une même personne ont deux salles ouvertes au plus, et elles le sont déjà.',
    }[why];
    const instead: Partial<Record<NoServer | NotGiven, readonly Inline[]>> = {
      noPlace: inlines`Pour le lier à un salon : ${command('lier')}.`,
      personHas: inlines`Fermez d'abord l'autre : ${command('fermer')}.`,
      creatorHas: inlines`Pour en fermer une : ${command('fermer')}. ${giveLink(medium)}`,
    };
    return doc(
      line`${first} ${instead[why] ?? giveLink(medium)}`,
      staff && left.length > 0 ? line`${left.join(' ')}` : undefined,
      staff && (why === 'noServer' || why === 'noneForMedium')
        ? line`Pour ajouter un serveur, l'hébergeur le décrit dans le fichier des salles (${code('COURS_CALLS_FILE')}, ${code('calls.yaml')} par défaut).`
        : undefined,
    );
  },
  /** To the class, when every server failed. */
  failed: (medium: Medium): Document =>
    doc(line`La ${room[medium]} n'a pas pu s'ouvrir : aucun serveur n'a répondu. ${giveLink(medium)}`),
  stays: (medium: Medium, post: string): Document =>
    doc(
      line`Aucune autre ${room[medium]} n'a pu s'ouvrir : ${postLink(post, 'la précédente')} reste ouverte. ${giveLink(medium)}`,
    ),
  /** `next`: the server that is asked then. */
  failedForStaff: (medium: Medium, instance: string, reason: string, next?: string): Document =>
    doc(
      line`La ${room[medium]} n'a pas pu s'ouvrir sur ${instance} : ${reason}${next === undefined ? '' : ` Cours essaie ${next}.`}`,
    ),

  ownLink: (): string => "lien de l'équipe",

  /** To staff: a room's server does not answer any more. */
  serverAway: (medium: Medium, label: string, another: boolean): Document =>
    doc(
      another
        ? line`${label} ne répond plus : la ${room[medium]} y est sans doute coupée. Pour en ouvrir une ailleurs : ${command('salle autre')}.`
        : line`${label} ne répond plus : la ${room[medium]} y est sans doute coupée. ${giveLink(medium)}`,
    ),

  /** `salle`: what is open. */
  noneOpen: (): Block =>
    line`Aucune salle n'est ouverte. Pour demander une salle audio : ${command('audio')}.`,
  waiting: (medium: Medium, count: number, it: { needed: number; linkOnly: boolean }): Block => {
    const how = it.linkOnly
      ? inlines`Pour la demander aussi : ${command(`${verb[medium]} oui`)}. ${giveLink(medium)}`
      : inlines`Pour l'ouvrir : ${command(`${verb[medium]} oui`)}.`;
    if (it.linkOnly && it.needed === 1)
      return line`Une ${room[medium]} est accordée : il ne manque qu'un lien. ${giveLink(medium)}`;
    return line`Une ${room[medium]} est demandée : ${common.count(count, 'personne', 'personnes')} sur les ${it.needed} nécessaires. ${how}`;
  },
  location: (number: number, place: string): Block => line`${common.Session(number)}, sur place : ${place}.`,
  whyLine: (why: string): Block => line`Pourquoi celle-ci : ${why}`,
  doesNotWork: (): Block => line`Si elle ne marche pas : ${command('salle autre')}.`,

  /** To staff: many say that it does not work, and no server is left. */
  broken: (medium: Medium, count: number, course: string): Document =>
    doc(
      line`La ${room[medium]} ${of(course)} ne marche pas pour ${common.count(count, 'personne', 'personnes')}, et il n'y a pas d'autre serveur. ${giveLink(medium)}`,
    ),

  /** `salle autre`. */
  otherVote: (medium: Medium, count: number, needed: number, call: string | undefined): Document =>
    doc(
      line`Une autre ${room[medium]} ? ${common.count(count, 'personne', 'personnes')} sur les ${needed} nécessaires ; l'équipe peut changer sans attendre. Si elle ne marche pas non plus chez vous : 👍 ou ${command('salle autre')}.`,
      call === undefined
        ? undefined
        : actions({ sign: '👍', label: "demander l'autre salle", command: `salle autre ${call}` }),
    ),
  /** The vote, once the room is closed or replaced. */
  otherOver: (medium: Medium): Document =>
    doc(line`Cette ${room[medium]} n'est plus ouverte : la demande d'une autre est close.`),
  nothingToReplace: (): Document =>
    doc(
      line`Aucune salle n'est ouverte, il n'y a rien à changer. Pour en demander une : ${command('audio')}.`,
    ),
  unknownInstance: (typed: string, known: readonly string[]): Document =>
    doc(
      known.length === 0
        ? line`« ${typed} » n'est pas un serveur connu ici, et aucun n'est configuré. Donnez un lien : ${command('salle https://…')}.`
        : line`« ${typed} » n'est pas un serveur connu ici. Les serveurs : ${known.join(', ')}. Par exemple : ${command(`salle ${known[0] ?? ''}`)}.`,
    ),
  badMedium: (medium: Medium, label: string): Document =>
    doc(
      line`${label} ne propose pas de ${room[medium]}. Choisissez-en un autre, ou donnez un lien : ${command('salle https://…')}.`,
    ),
  serviceEnded: (name: string, year: number): Document =>
    doc(
      line`${name} a fermé en ${year} : ce lien n'ouvre plus rien. Donnez-en un autre : ${command('salle https://visio.example.org/lo21')}.`,
    ),
  badLink: (): Document =>
    doc(
      line`Ce lien n'est pas une adresse https. Par exemple : ${command('salle https://visio.example.org/lo21')}.`,
    ),
  badPhone: (): Document =>
    doc(
      line`Je ne comprends pas ce qui suit le lien : il faut un numéro de téléphone, puis un code si nécessaire. Par exemple : ${command('salle https://visio.example.org/lo21 tél +33 1 23 45 67 89 code 1234#')}.`,
    ),

  /** `fermer`. */
  closing: (closed: readonly ClosedRoom[]): Document => {
    const said = (how: ClosedRoom['how'], one: string, many: string) => {
      const those = closed.filter((each) => each.how === how).map(({ medium }) => room[medium]);
      const rooms = [...new Set(those)];
      if (rooms.length === 0) return undefined;
      return line`✅ ${capital(common.and(rooms))} : ${rooms.length > 1 ? many : one}.`;
    };
    return doc(
      said('left', 'fermée, lien retiré', 'fermées, liens retirés'),
      said('asked', 'lien retiré, fermeture en cours', 'liens retirés, fermeture en cours'),
      said('unmade', "ne s'ouvrira pas", "ne s'ouvriront pas"),
    );
  },
  /** Its server has not ended it yet, or (`never`) did not in all the time that it was tried. */
  stillClosing: (medium: Medium, never: boolean): Document =>
    doc(
      never
        ? line`La ${room[medium]} n'a pas pu être fermée sur son serveur ; son lien est retiré. L'équipe a lu comment la fermer à la main.`
        : line`La ${room[medium]} est en cours de fermeture : son lien est retiré, son serveur n'a pas encore répondu.`,
    ),
  notYours: (medium: Medium, staff: readonly string[]): Document =>
    doc(
      line`D'autres personnes ont demandé cette ${room[medium]} : seule l'équipe peut la fermer (${staff.join(', ')}). Elle se ferme d'elle-même en fin de séance.`,
    ),
  nothingToClose: (): Document =>
    doc(line`Aucune salle n'est ouverte. Pour en demander une : ${command('audio')}.`),
  endInstead: (number: number): Document =>
    doc(
      line`Aucune salle n'est ouverte. Terminer la ${common.session(number)} ? ${command(`terminer S${number}`)}`,
    ),
};

/** « 12 personnes connectées. » */
export const connected = (count: number): string =>
  count === 0
    ? "Personne dans la salle pour l'instant."
    : `${common.count(count, 'personne connectée', 'personnes connectées')}.`;

/** How one comes in the first time. */
function howIn(it: WaysIn & { readonly service?: KnownService }): readonly Inline[] {
  if (it.service !== undefined) return [dependsOn(it.service)];
  if (it.byHand === undefined)
    return ["Ouvrez le lien et donnez votre nom ; le micro s'active dans le navigateur."];
  const first =
    it.link === undefined
      ? 'Première fois : installez Mumble et donnez votre nom.'
      : 'Première fois : installez Mumble, ouvrez le lien, donnez votre nom.';
  return inlines`${first} ${byHand(it)}`;
}

function byHand({ byHand: hand }: WaysIn): readonly Inline[] {
  if (hand === undefined) return [];
  const { password, path, port, server } = hand;
  const secret = password === undefined ? [] : inlines`, mot de passe ${code(password)}`;
  return inlines`À la main : serveur ${server}, port ${port}${secret}, salon ${path.join(' / ')}.`;
}

function byPhone({ phone }: WaysIn): Block | undefined {
  if (phone === undefined) return undefined;
  const pass = phone.code === undefined ? [] : inlines`, code ${code(phone.code)}`;
  return line`Par téléphone : ${code(phone.number)}${pass}.`;
}

/** « Jitsi chez example.org, logiciel libre, 30 places », marked if it is only the example, or a link of one's own. */
function provider(it: ServerFacts): string {
  return [
    it.label ?? it.service?.name ?? rooms.ownLink(),
    it.free === true ? 'logiciel libre' : undefined,
    it.places === undefined ? undefined : common.count(it.places, 'place', 'places'),
    it.example ? "serveur d'exemple, non vérifié" : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** What a service of a company depends on, without praise or blame. */
function dependsOn({ name, company, country, account }: KnownService): string {
  const where = new Intl.DisplayNames('fr', { type: 'region' }).of(country) ?? country;
  const who = name === company ? '' : ` ${of(company)}`;
  return `${name} est un service${who} (${where}), qui reçoit votre nom et votre adresse de connexion ; pour y entrer, ${account ? 'il faut un compte' : 'un nom suffit, sauf réglage contraire'}. Rien ne vous y oblige : le fil suffit.`;
}
