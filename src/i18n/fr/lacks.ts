/** What there is not, and what comes nearest: words, then a line that works. */
export interface Lacking {
  readonly says: string;
  readonly instead?: readonly [before: string, line: string];
}

/** « Je ne fais pas … (encore) ». */
function lacking(says: string, ...instead: [] | [before: string, line: string]): Lacking {
  const [before, line] = instead;
  return before === undefined || line === undefined ? { says } : { says, instead: [before, line] };
}

/** What people look for and do not find here; `lacking.ts` knows by which words. */
export const lacks = {
  poll: lacking('Je ne fais pas encore de sondages.'),
  quiz: lacking('Je ne fais pas de quiz.', 'Les questions peuvent se donner comme support', 'support S1'),
  homework: lacking('Je ne gère pas les devoirs.', "L'énoncé peut se donner comme support", 'support S1'),
  handIn: lacking('Je ne recueille pas encore les travaux rendus.'),
  grades: lacking('Je ne tiens pas de notes.'),
  exam: lacking(
    "Je ne fais pas passer d'examens.",
    'Pour en inscrire la date',
    'planifier mardi 14h15 — Examen',
  ),
  meetings: lacking(
    "Je n'ouvre pas de réunion sur un service extérieur.",
    'Si vous avez déjà un lien',
    'salle https://…',
  ),
  recording: lacking("Je n'enregistre ni le son ni l'image : ce qui s'écrit reste dans le fil de la séance."),
  attendance: lacking('Je ne relève pas encore les présences.'),
  question: lacking('Je ne recueille pas encore les questions : écrivez-les dans le fil de la séance.'),
  slate: lacking("Je n'ai pas encore d'ardoise ni de tableau : écrivez dans le fil de la séance."),
  steps: lacking('Je ne découpe pas encore les séances en étapes.'),
  pause: lacking('Je ne fais pas encore de pauses : annoncez-la dans le fil de la séance.'),
  summary: lacking('Je ne fais pas encore de compte rendu.', 'Les séances passées', 'agenda passé'),
  search: lacking('Je ne fais pas encore de recherches.', 'Les séances', 'agenda tout'),
  calendar: lacking("Je ne donne pas encore d'agenda à importer ailleurs.", 'Les séances', 'agenda'),
  import: lacking("Je n'importe et n'exporte encore rien."),
  reuse: lacking('Je ne recopie pas encore un cours sur de nouvelles dates.'),
  archive: lacking("Je n'archive pas encore les cours."),
  catchUp: lacking('Je ne fais pas encore revivre une séance.', 'Les séances passées', 'agenda passé'),
  reading: lacking('Je ne tiens pas encore de liste de lectures.', "Le support d'une séance", 'support'),
  booklet: lacking('Je ne fais encore ni cahier ni polycopié.', "Le support d'une séance", 'support'),
  figures: lacking('Je ne fais pas encore de bilan chiffré.'),
  entrust: lacking(
    'Je ne confie pas encore une séance seule.',
    "Pour ajouter quelqu'un à l'équipe",
    'équipe',
  ),
  groups: lacking("Un groupe n'a pas de commande à lui : on le crée en liant son salon au cours."),
  screen: lacking("Je ne partage pas d'écran.", 'Une salle vidéo le permet souvent', 'vidéo'),
  translate: lacking('Je ne traduis pas.'),
  enrol: lacking("Je n'inscris personne : qui entre dans le salon suit le cours."),
  mail: lacking("Je n'envoie pas de courriels.", 'Pour prévenir la classe', 'annoncer Le TD commence à 14 h'),
  draw: lacking('Je ne tire pas au sort.'),
  stopwatch: lacking('Je ne fais pas de minuteur.'),
};
