import {
  type Block,
  code,
  command,
  type Document,
  doc,
  inlines,
  line,
  list,
} from '../../message/document.ts';
import { of } from './elision.ts';
import { planning } from './planning.ts';

/** One setting: what it is, which values it takes, a value that works. */
interface SettingWords {
  readonly about: string;
  readonly accepts: string;
  readonly example: string;
}

const rooms = 'équipe (elle seulement), quorum (plusieurs personnes ensemble) ou tous';

const keys = {
  title: {
    about: 'titre du cours',
    accepts: 'un texte de 200 caractères au plus',
    example: 'réglages titre Algorithmes et structures',
  },
  code: {
    about: 'code du cours',
    accepts: '2 à 20 lettres, chiffres, tirets, points ou « _ », sans espace',
    example: 'réglages code LO21',
  },
  language: { about: 'langue du cours', accepts: 'fr ou en', example: 'réglages langue fr' },
  zone: {
    about: 'fuseau horaire',
    accepts: 'un nom de fuseau IANA, comme Europe/Paris ou America/Montreal',
    example: 'réglages fuseau Europe/Paris',
  },
  holidays: {
    about: 'jours fériés signalés',
    accepts: 'un pays ou une région, comme FR, FR-67 ou BE, ou aucun',
    example: 'réglages fériés FR',
  },
  vacations: {
    about: 'vacances, laissées de côté par toute série',
    accepts: "des périodes comme 19/12-3/1, 13/2-1/3, ou aucune, ou auto (celles de l'hébergeur)",
    example: 'réglages vacances 19/12-3/1, 13/2-1/3',
  },
  headcount: {
    about: 'nombre de personnes attendues',
    accepts: 'un nombre de 1 à 10 000, ou aucun',
    example: 'réglages effectif 40',
  },
  length: {
    about: "durée d'une séance",
    accepts: 'une durée de 5 minutes à 12 heures',
    example: 'réglages durée 1h30',
  },
  reminders: {
    about: 'avant chaque séance',
    accepts: 'au plus cinq moments séparés par des virgules (veille 18h, 1j, 1h, 10min), ou aucun',
    example: 'réglages rappels veille 18h, 10min',
  },
  quiet: {
    about: 'heures où les rappels attendent',
    accepts: 'deux heures, comme 21h-7h, ou aucun',
    example: 'réglages silence 21h-7h',
  },
  mention: {
    about: 'prévenir tout le salon',
    accepts: 'aucune ou room',
    example: 'réglages mention aucune',
  },
  opening: {
    about: "ouverture des séances : à l'heure, ou à la main",
    accepts: 'auto ou main',
    example: 'réglages ouverture auto',
  },
  groups: {
    about: 'une séance de la classe dans les salons des groupes : un lien, ou toute la séance',
    accepts: 'lien ou entier',
    example: 'réglages groupes lien',
  },
  material: {
    about: 'quand le support est montré',
    accepts: 'ouverture, ou un délai avant la séance, comme 2j ou 3h',
    example: 'réglages support 2j',
  },
  audio: { about: 'qui ouvre une salle audio', accepts: rooms, example: 'réglages audio quorum' },
  quorum: {
    about: 'personnes nécessaires pour ouvrir une salle',
    accepts: 'un nombre de 2 à 50',
    example: 'réglages quorum 3',
  },
  video: {
    about: 'qui ouvre une salle vidéo',
    accepts: `${rooms}, ou jamais`,
    example: 'réglages vidéo équipe',
  },
  rooms: {
    about: "serveurs de salles configurés par l'hébergeur, dans l'ordre",
    accepts: "auto (l'ordre de l'hébergeur), ou une liste de serveurs",
    example: 'réglages salles auto',
  },
  widget: {
    about: 'montrer une salle vidéo Jitsi dans le salon Matrix',
    accepts: 'oui ou non',
    example: 'réglages widget oui',
  },
  videoLink: {
    about: 'lien vidéo du cours',
    accepts: 'un lien https, ou aucun',
    example: 'réglages lien-vidéo https://visio.example.org/lo21',
  },
} satisfies Record<string, SettingWords>;

/** The settings of a course. */
export const courseSettings = {
  toChange: 'changer les réglages',
  keys,
  values: {
    link: 'lien',
    whole: 'entier',
    none: 'aucun',
    noMention: 'aucune',
    unknown: 'inconnu',
    room: 'room',
    auto: 'auto',
    hand: 'main',
    staff: 'équipe',
    quorum: 'quorum',
    all: 'tous',
    never: 'jamais',
    yes: 'oui',
    no: 'non',
  },
  all: (course: string, rows: readonly { key: string; value: string; about: string }[]): Document =>
    doc(
      line`Réglages ${of(course)} :`,
      list(rows.map(({ key, value, about }) => inlines`${code(key)} ${value} (${about})`)),
      line`Pour en changer un (responsables) : ${command('réglages durée 1h30')}.`,
    ),
  one: (course: string, key: string, value: string, accepts: string, example: string): Document =>
    doc(
      line`${course}, ${code(key)} : ${value}.`,
      line`Valeurs possibles : ${accepts}. Par exemple : ${command(example)}.`,
    ),
  unknown: (typed: string, keyNames: readonly string[]): Document =>
    doc(
      line`« ${typed} » n'est pas un réglage. Les réglages : ${keyNames.join(', ')}. Par exemple : ${command('réglages durée 1h30')}.`,
    ),
  bad: (key: string, typed: string, accepts: string, example: string): Document =>
    doc(
      line`« ${typed} » ne convient pas pour ${code(key)} : ${accepts}. Par exemple : ${command(example)}.`,
    ),
  badRooms: (typed: string, ids: readonly string[]): Document =>
    doc(
      line`« ${typed} » n'est pas un serveur de salles connu ici. Serveurs : ${ids.join(', ')}. Par exemple : ${command(`réglages salles ${ids.join(', ')}`)}.`,
    ),
  codeTaken: (taken: string, free: string): Document =>
    doc(
      line`Le code ${taken} est déjà celui d'un autre cours. Prenez-en un autre, par exemple : ${command(`réglages code ${free}`)}.`,
    ),
  /** After another code was given. */
  codeKept: (former: string): Document =>
    doc(
      line`Les messages déjà publiés gardent ${former} ; ce code reste compris partout où on le tape, tant qu'aucun autre cours ne le prend.`,
    ),
  noRooms: (): Document =>
    doc(
      line`Aucun serveur de salles n'est configuré ici. L'équipe peut donner un lien au moment voulu : ${command('salle https://visio.example.org/lo21')}.`,
    ),
  changed: (course: string, key: string, value: string, before: string): Document =>
    doc(
      value === before
        ? line`✅ ${course}, ${code(key)} : ${value}, comme avant.`
        : line`✅ ${course}, ${code(key)} : ${value}, au lieu ${of(before)}.`,
    ),
  vacationsPast: (days: string): Block => line`Déjà passé, donc sans effet : ${days}.`,
  /** `cancel`: the line that cancels them. */
  vacationsHit: (numbers: readonly number[], cancel: string): Block =>
    numbers.length === 1
      ? line`La ${planning.sessionsNamed(numbers).slice('la '.length)} tombe dans ces vacances et reste prévue ; pour l'annuler : ${command(cancel)}.`
      : line`${planning.sessionsNamed(numbers)} tombent dans ces vacances et restent prévues ; pour les annuler : ${command(cancel)}.`,
  zoneMoved: (moved: number, left: number, zone: string): Document =>
    doc(
      moved === 0
        ? undefined
        : line`${moved === 1 ? 'La séance à venir garde son heure' : `Les ${moved} séances à venir gardent leur heure`}, désormais en ${zone} ; la classe en est prévenue.`,
      left === 0
        ? undefined
        : line`${left === 1 ? 'Une séance, qui serait' : `${left} séances, qui seraient`} alors déjà ${left === 1 ? 'passée' : 'passées'}, ${left === 1 ? "garde l'ancien fuseau" : "gardent l'ancien fuseau"}.`,
    ),
};
