import type { Medium } from '../../domain/room.ts';
import { common } from './common.ts';
import { size } from './material.ts';
import { connected, rooms } from './rooms.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The page of a room (/salle/ID): plain sentences, no markup. */
export const roomPage = {
  heading: (medium: Medium): string => capital(rooms.medium(medium)),
  title: (medium: Medium, course: string): string => `${capital(rooms.medium(medium))}, ${course}`,

  enter: 'Entrer dans la salle',
  enterInBrowser: 'Entrer par le navigateur',
  openMumble: 'Ouvrir dans Mumble',
  yourName: 'Votre nom',
  nameHint: 'Les autres le verront.',
  firstTime: "Vous entrez micro coupé ; vous l'ouvrez dans la page de la salle.",
  /** Of a service that Cours does not steer. */
  firstTimeLink: "À l'entrée, vérifiez que votre micro est coupé : ce service en décide lui-même.",
  firstTimeMumble:
    "Première fois ? Installez Mumble (ordinateur : mumble.info ; Android : Mumla ; iPhone : Mumble), puis ouvrez la salle par le bouton et donnez votre nom. Si rien ne s'ouvre, entrez à la main :",
  byHand: { server: 'Serveur', port: 'Port', password: 'Mot de passe', channel: 'Salon' },
  phone: 'Par téléphone',
  phoneCode: 'puis le code',
  staff:
    "Ce lien est réservé à l'équipe : il donne la modération de la salle, pendant une heure. Gardez-le pour vous.",
  persons: connected,
  writing: "L'écrit reste la référence : notez ce qui compte dans le fil du cours.",

  material: 'Support de la séance',
  readMaterial: 'Lire le texte',
  fileSize: size,
  /** In a room's own chat; its address follows. */
  fromInside: "La page de cette salle, avec le support de la séance s'il y en a un :",
  noFile:
    "Ce fichier n'est pas disponible ici, ou ne l'est plus : il l'est tant que la salle est ouverte. Vous le trouverez dans le salon du cours.",

  doesNotWork: 'Ça ne marche pas',
  /** Where no other room can take its place. */
  doesNotWorkAlone:
    "Si la salle ne s'ouvre pas chez vous, dites-le : il n'y a pas d'autre serveur, mais l'équipe le lira et peut donner un lien.",
  doesNotWorkHint: (needed: number): string =>
    `Si la salle ne s'ouvre pas chez vous, dites-le : quand ${common.count(needed, 'personne l’a signalé', 'personnes l’ont signalé')}, une autre s'ouvre. L'une d'elles au moins l'écrit dans le salon du cours :`,
  otherCommand: '!cours salle autre',
  voted: {
    counted: (count: number, needed: number): string =>
      `C'est noté : ${common.count(count, 'personne', 'personnes')} sur les ${needed} nécessaires pour ouvrir une autre salle.`,
    /** What follows is the command. */
    needsChat: (count: number, needed: number): string =>
      `C'est noté : ${common.count(count, 'personne', 'personnes')} sur les ${needed} nécessaires. Il manque une voix, à donner dans le salon du cours :`,
    coming: "Une autre salle s'ouvre ; elle apparaît ici et dans le salon du cours.",
    none: "C'est noté. Il n'y a pas d'autre serveur ; l'équipe peut donner un lien dans le salon du cours.",
    gone: "Cette salle n'est plus ouverte.",
    again: "C'était déjà noté, ou cette page est trop ancienne : rechargez-la.",
  },

  closedHeading: 'Salle fermée',
  closed: (hour: string): string => `Cette salle est fermée depuis ${hour}.`,
  /** Its server has not ended it (yet). */
  closingHeading: 'Lien retiré',
  closing: (hour: string, failed: boolean): string =>
    `Le lien de cette salle est retiré depuis ${hour}${failed ? '' : ' ; elle est en cours de fermeture'}.`,
  coming: "Cette salle est en cours d'ouverture ; la page se recharge d'elle-même.",
  failed: "Cette salle n'a pas pu s'ouvrir. Les nouvelles sont dans le salon du cours.",
  again: 'Pour en demander une, écrivez dans le salon du cours :',
  replaced: "Une autre salle l'a remplacée.",
  toNext: "Aller à l'autre salle",
  unknownHeading: 'Aucune salle ici',
  unknown:
    'Cette adresse ne mène à aucune salle : elle est incomplète, ou la salle est fermée depuis longtemps. Reprenez le lien dans le salon du cours.',
  cannotEnter: "Impossible d'entrer dans la salle :",
  back: 'Revenir à la page de la salle',
  brokenHeading: "Quelque chose n'a pas marché",
  broken:
    "Cette page n'a pas pu s'afficher ; l'incident est enregistré. Réessayez dans un moment, ou reprenez le lien dans le salon du cours.",
  tooMuch: 'Ce formulaire est trop long pour cette page. Donnez un nom plus court.',
};
