import type { Role } from '../../domain/role.ts';
import { code, command, type Document, doc, line } from '../../message/document.ts';
import { until } from '../../message/timed.ts';
import { of } from './elision.ts';

const roleNames: Record<Role, string> = {
  student: 'études',
  assistant: 'équipe',
  teacher: 'responsable',
  host: 'hébergeur',
};

/** Who can be asked, in brackets; nothing where nobody is known. */
const named = (names: readonly string[]) => (names.length === 0 ? '' : ` (${names.join(', ')})`);

/** Words that every part uses: names of things, and the refusals that any verb can meet. */
export const common = {
  /** « séance 3 (S3) »: first mention; afterwards S3. */
  session: (number: number) => `séance ${number} (S${number})`,
  /** « séance 3 (S3), Les arbres » or without title. */
  sessionTitled: (number: number, title: string) =>
    title === '' ? `séance ${number} (S${number})` : `séance ${number} (S${number}), ${title}`,
  /** The same before its verb: a title is closed by a comma, a name alone is not. */
  within: (session: string) => (/\), /u.test(session) ? `${session},` : session),
  /** With a capital, at the beginning of a sentence. */
  Session: (number: number) => `Séance ${number} (S${number})`,
  role: (role: Role) => roleNames[role],
  and: (items: readonly string[]) =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`,
  count: (n: number, one: string, many: string) => `${n} ${n < 2 ? one : many}`,
  /** What falls due within a minute (epoch ms), and once it is due. */
  inAMinute: (now: number, due = now + 60_000) => until(now, due, 'dans une minute', 'dès maintenant'),
  undoHint: () => line`↩️ ou ${command('défaire')}.`,
  needsStaff: (what: string, course: string, staff: readonly string[]): Document =>
    doc(line`Pour ${what}, il faut être dans l'équipe ${of(course)}${named(staff)}.`),
  needsTeacher: (what: string, course: string, teachers: readonly string[]): Document =>
    doc(line`Pour ${what}, il faut être responsable ${of(course)}${named(teachers)}.`),
  needsModerator: (what: string): Document =>
    doc(line`Pour ${what}, il faut pouvoir modérer ce salon. Demandez-le à la personne qui l'a créé.`),
  noCourseHere: (): Document =>
    doc(
      line`Ce salon n'est lié à aucun cours. Pour créer le vôtre : ${command('créer LO21 Algorithmes et structures')}. Pour le lier à un cours qui existe (un groupe, l'équipe) : ${command('lier')}, dans un autre salon du cours ou en message privé.`,
    ),
  noCourseDirect: (): Document =>
    doc(
      line`Vous n'avez encore aucun cours avec moi. Écrivez d'abord dans le salon du cours, ou créez-en un ici : ${command('créer LO21 Algorithmes et structures')}.`,
    ),
  whichCourse: (codes: readonly string[], example: string): Document =>
    doc(
      line`De quel cours s'agit-il ? Vous en avez plusieurs : ${codes.join(', ')}. Par exemple : ${command(example)}.`,
    ),
  directOnly: (example: string): Document =>
    doc(line`Cela se demande en message privé, pour que personne d'autre ne le lise : ${command(example)}.`),
  tooLate: (): Document =>
    doc(
      line`Ce message m'est parvenu trop tard : je ne l'ai pas exécuté. Renvoyez-le s'il est toujours d'actualité.`,
    ),
  /** An erased person, where they are mentioned. */
  someone: "quelqu'un",
  proposalOver: (): Document =>
    doc(
      line`Cette proposition date de plus d'un jour : je ne l'ai pas exécutée. Renvoyez la commande si elle est toujours d'actualité.`,
    ),
  flood: (): Document =>
    doc(
      line`Doucement : plus de 10 commandes en 10 secondes. Je n'exécute pas les suivantes ; réessayez dans un instant.`,
    ),
  apology: (reference: string): Document =>
    doc(
      line`Pardon, une erreur de ma part m'empêche de faire cela. Rien n'a changé. Référence pour l'hébergeur : ${code(reference)}.`,
    ),
  noSession: (number: number, example: string): Document =>
    doc(
      line`La séance S${number} n'existe pas. Les séances : ${command('agenda')}. Par exemple : ${command(example)}.`,
    ),
  noSessionAtAll: (): Document =>
    doc(
      line`Aucune séance n'est prévue. Pour en planifier une, l'équipe écrit : ${command('planifier mardi 14h15 — Les arbres')}.`,
    ),
  whichSession: (example: string): Document =>
    doc(
      line`De quelle séance s'agit-il ? Par exemple : ${command(example)}. Les séances : ${command('agenda')}.`,
    ),
  lineTooLong: (most: number, length: number): Document =>
    doc(
      line`Cette ligne est trop longue : ${length} caractères, ${most} au plus pour une commande. Un long texte s'envoie avec ${command('support S1')} ou en fichier joint.`,
    ),
  /** `without`: the line that works, without them. */
  unreadWords: (typed: string, without: string): Document =>
    doc(line`Je ne comprends pas « ${typed} » dans cette commande. Sans ces mots : ${command(without)}.`),
  /** … of a session that is opened or closed, where they say a time. */
  unreadTime: (typed: string, without: string, move: string): Document =>
    doc(
      line`Je ne comprends pas « ${typed} » dans cette commande. Tout de suite : ${command(without)} ; à un autre moment : ${command(move)}.`,
    ),
  unreadLines: (without: string): Document =>
    doc(line`Je ne comprends que la première ligne de cette commande. Seule : ${command(without)}.`),
  titleTooLong: (most: number, length: number): Document =>
    doc(line`Ce titre est trop long : ${length} caractères, ${most} au plus.`),
  reasonTooLong: (most: number, length: number): Document =>
    doc(line`Cette raison est trop longue : ${length} caractères, ${most} au plus.`),
};
