import { fold } from '../domain/fold.ts';
import { atLeast } from '../domain/role.ts';
import { wordTable } from '../domain/word-table.ts';
import type { Words } from '../i18n/words.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';

/** What people look for here and do not find; words.lacks says so. */
export type Lack = keyof Words['lacks'];

/** The words by which each is asked for, in both languages; plural and inflected forms are words too. */
const asked: Readonly<Record<Lack, string>> = {
  poll: 'sondage sondages sonder vote votes voter scrutin poll polls survey surveys ballot',
  quiz: 'quiz quizz quizzes qcm questionnaire questionnaires interro interrogation kahoot wooclap mcq',
  homework:
    'devoir devoirs dm exercice exercices exo exos énoncé énoncés homework assignment assignments exercise exercises',
  handIn:
    'rendre rendu rendus déposer dépôt dépôts copie copies remettre handin submit submission submissions',
  grades:
    'note notes noter notation moyenne barème correction corrections corriger grade grades mark marks grading',
  exam: 'exam exams examen examens partiel partiels contrôle contrôles ds midterm midterms',
  meetings: 'zoom teams meet skype webex discord whatsapp facetime réunion réunions meeting meetings',
  recording: 'enregistrer enregistrement enregistrements record recording recordings replay rediffusion',
  attendance:
    'présence présences présent présente appel absence absences absent absente émargement émarger retard retards attendance here present roll late',
  question: 'question questions répondre réponse réponses ask answer answers faq',
  slate: 'ardoise ardoises tableau whiteboard blackboard slate slates',
  steps:
    'déroulé déroulés étape étapes suite continuer continue suivant suivante essai répétition step steps rehearse',
  pause: 'pause pauses reprendre break breaks resume',
  summary:
    'compte-rendu compterendu comptes-rendus cr résumé résumés résumer synthèse summary summaries summarize minutes',
  search: 'chercher recherche recherches rechercher trouver search find',
  calendar: 'ics ical icalendar calendar calendars',
  import: 'importer import imports exporter export exports',
  reuse: 'réutiliser dupliquer copier cloner reuse duplicate copy clone',
  archive: 'archiver archive archives',
  catchUp: 'rattraper rattrapage rattrapages catchup catch-up catch',
  reading: 'lecture lectures lire read reading',
  booklet: 'cahier cahiers polycopié polycopiés notebook notebooks booklet booklets',
  figures: 'bilan bilans statistiques statistique stats statistics figures',
  entrust: 'confier déléguer entrust delegate',
  groups: 'groupe groupes group groups',
  screen: 'partager partage écran share screen',
  translate: 'traduire traduction traductions translate translation',
  enrol:
    'inscrire inscription inscriptions inscrit inviter invite enrol enroll enrolment register registration',
  mail: 'mail mails email emails e-mail courriel courriels sms',
  draw: 'tirage hasard dé dice random draw',
  stopwatch: 'minuteur chrono chronomètre minuterie timer stopwatch countdown',
};

const table = wordTable(
  Object.fromEntries(
    Object.entries(asked).flatMap(([lack, words]) =>
      words.split(' ').map((word) => [fold(word), lack as Lack]),
    ),
  ),
);

/** Every word that asks for something that is not here. */
export const lackingWords: readonly string[] = [...table.keys()];

/** What is looked for by this word, where it is something that is not here. */
export function lackOf(word: string): Lack | undefined {
  return table.get(fold(word));
}

/** Words between an order and what is ordered: « lancer un sondage », "open the whiteboard". */
const small = new Set('un une le la les l des du de mon ma mes my the a an'.split(' '));

/** « lancer un sondage », « mon cahier »: the first word of a line that is not small, where something by that name lacks. */
export function lackAt(text: string): Lack | undefined {
  const words = text
    .slice(0, 80)
    .replace(/[’']/gu, ' ')
    .split(/[\s,.!?]+/u);
  const [first, second = ''] = words.filter((word) => word !== '' && !small.has(fold(word)));
  // « compte rendu », "hand in".
  return first === undefined
    ? undefined
    : (lackOf(`${first}-${second}`) ?? lackOf(`${first}${second}`) ?? lackOf(first));
}

/** What comes nearest to these is for staff alone. */
const forStaff: ReadonlySet<Lack> = new Set(['quiz', 'homework', 'exam', 'meetings', 'entrust', 'mail']);

/** That it is not here (yet), and what comes nearest for whoever may do that; help where nothing does. */
export function refuseLack(scene: Scene, lack: Lack): Refusal {
  const { says, instead } = scene.words.lacks[lack];
  const may = !forStaff.has(lack) || scene.course === undefined || atLeast(scene.role, 'assistant');
  return refuse('lacking', scene.words.help.lacking(says, may ? instead : undefined));
}
