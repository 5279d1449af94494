import { fold } from '../domain/fold.ts';
import { wordTable } from '../domain/word-table.ts';

/**
 * What people type first for a verb of ours, by meaning: the beginning of a line, then the words that stand for it.
 * They are proposed, not run: each could mean a little more or less than the verb does.
 */
const meanings: readonly (readonly [line: string, words: string])[] = [
  ['annuler', 'supprimer suprimer effacer retirer enlever'],
  ['cancel', 'delete remove erase'],
  ['déplacer', 'ajourner différer postposer'],
  ['démarrer', 'débuter'],
  ['terminer', 'arrêter stopper clôturer'],
  ['end', 'stop'],
  ['planifier', 'nouvelle'],
  ['agenda', 'programme séances séance calendrier emploi horaires horaire cours'],
  ['agenda', 'sessions session class classes'],
  ['prochain', 'heure'],
  ['équipe', 'prof professeur professeurs enseignant enseignante enseignants tuteur tuteurs'],
  ['staff', 'teacher tutor tutors'],
  ['réglages', 'paramètres paramètre options option préférences configuration config configurer'],
  ['settings', 'preferences configure'],
  ['rappel', 'rappeler rappels notification notifications notifier'],
  ['remindme', 'remind reminder reminders notify'],
  ['annoncer', 'prévenir informer avertir'],
  ['announce', 'inform'],
  ['audio', 'micro vocal voix voice téléphone'],
  ['vidéo', 'visioconférence visioconf caméra webcam camera'],
  ['salle', 'rejoindre lien url'],
  ['call', 'join'],
  ['salle jitsi', 'jitsi'],
  ['salle bigbluebutton', 'bbb bigbluebutton'],
  ['salle mumble', 'mumble'],
  ['support', 'fichier fichiers pdf diapo diapos diaporama pièce'],
  ['material', 'file files slides slide upload'],
  ['support fini', 'fini'],
  ['lieu', 'adresse localisation amphi bâtiment'],
  ['place', 'address'],
  ['défaire', 'retour revenir oups'],
  ['undo', 'revert back oops'],
  ['aide', 'menu commandes commande'],
  ['help', 'commands command'],
];

const table = wordTable(
  Object.fromEntries(meanings.flatMap(([line, words]) => words.split(' ').map((word) => [fold(word), line]))),
);

/** How a line begins that means what this word means; undefined where we know of none. */
export function lineMeant(word: string): string | undefined {
  return table.get(fold(word));
}
