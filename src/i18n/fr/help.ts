import type { Role } from '../../domain/role.ts';
import {
  code,
  command,
  type Document,
  doc,
  type Inline,
  inlines,
  line,
  list,
  strong,
} from '../../message/document.ts';
import { until } from '../../message/timed.ts';

type Group = 'course' | 'planning' | 'session' | 'rooms' | 'personal';

const groupNames: Record<Group, string> = {
  course: 'Le cours',
  planning: 'Le planning',
  session: "La séance, à l'écrit",
  rooms: 'Les salles, à la demande',
  personal: 'Pour vous',
};

const whoMay: Record<Role, string> = {
  student: '',
  assistant: "Réservé à l'équipe du cours.",
  teacher: 'Réservé aux responsables du cours.',
  host: "Réservé à l'hébergeur.",
};

const helpLine = () => line`Aide : ${command('aide')}.`;

/** A session to come, and when that is said (epoch ms). */
interface Coming {
  readonly startsAt: number;
  readonly now: number;
}

/** Help, the next step, and words that are no verb. */
export const help = {
  group: (group: Group) => groupNames[group],
  overview: (
    sections: readonly { group: Group; rows: readonly { word: string; does: readonly Inline[] }[] }[],
  ): Document =>
    doc(
      line`Ce que vous pouvez faire ici, en écrivant ${code('!cours')} puis :`,
      ...sections.flatMap(({ group, rows }) => [
        line`${strong(groupNames[group])}`,
        list(rows.map(({ word, does }) => inlines`${code(word)} : ${does}`)),
      ]),
      line`Syntaxe et exemples d'une commande : ${command('aide équipe')}.`,
    ),
  threeLines: (everyone: readonly string[], reading: readonly string[], staff: readonly string[]): Document =>
    doc(
      line`Ici, après ${code('!cours')} : ${codes(everyone)}${reading.length === 0 ? [] : [' ; pour lire : ', ...codes(reading)]}.`,
      staff.length === 0 ? undefined : line`Pour l'équipe : ${codes(staff)}.`,
      line`Une commande en détail : ${command('aide équipe')}. Tout le reste : ${command('aide')} en message privé.`,
    ),
  verb: (about: {
    word: string;
    syntax: readonly string[];
    does: readonly Inline[];
    examples: readonly string[];
    synonyms: readonly string[];
    role: Role;
    direct: boolean;
  }): Document =>
    doc(
      line`${strong(about.word)} : ${about.does}`,
      line`Syntaxe : ${alternatives(about.syntax, ' ou ')}.`,
      line`Par exemple : ${alternatives(about.examples, ', ')}.`,
      about.synonyms.length === 0 ? undefined : line`Synonymes : ${about.synonyms.join(', ')}.`,
      restrictions(about.role, about.direct),
    ),
  noHelpFor: (typed: string, near: string | undefined): Document =>
    doc(
      near === undefined
        ? line`Je ne connais pas la commande « ${typed} ». Toutes les commandes : ${command('aide')}.`
        : line`Je ne connais pas la commande « ${typed} » ; vouliez-vous ${command(`aide ${near}`)} ?`,
    ),
  unknownVerb: (typed: string): Document =>
    doc(
      line`Je ne connais pas la commande « ${typed} ». Celles que vous pouvez utiliser ici : ${command('aide')}.`,
    ),
  /** What there is not; then what comes nearest, else where help is. */
  lacking: (says: string, instead: readonly [before: string, line: string] | undefined): Document =>
    instead === undefined
      ? doc(line`${says} Ce que je fais : ${command('aide')}.`)
      : doc(line`${says} ${instead[0]} : ${command(instead[1])}.`),
  didYouMean: (typed: string, corrected: string): Document =>
    doc(
      line`Je ne connais pas la commande « ${typed} » ; vouliez-vous ${command(corrected)} ? ✅ pour l'envoyer.`,
    ),
  /** « lancer audio », « terminer la salle »: of a room, not of the session. */
  meantRoom: (corrected: string): Document =>
    doc(line`Pour une salle, c'est ${command(corrected)}. ✅ pour l'envoyer.`),
  prefixLost: (corrected: string): Document =>
    doc(
      line`Une commande commence par ${code('!cours')} ; vouliez-vous ${command(corrected)} ? ✅ pour l'envoyer.`,
    ),
  prefixLostFiles: (corrected: string): Document =>
    doc(
      line`Une commande commence par ${code('!cours')} ; renvoyez les fichiers avec ${command(corrected)}. Je ne les ai pas gardés.`,
    ),
  sendIt: 'envoyer',

  nextCreate: (): Document =>
    doc(
      line`Ce salon n'est lié à aucun cours. Pour créer le vôtre : ${command('créer LO21 Algorithmes et structures')}. Pour le lier à un cours qui existe (un groupe, l'équipe) : ${command('lier')}, dans un autre salon du cours ou en message privé.`,
      helpLine(),
    ),
  nextCreateDirect: (): Document =>
    doc(
      line`Vous n'avez encore aucun cours avec moi. Écrivez d'abord dans le salon du cours, ou créez-en un : ${command('créer LO21 Algorithmes et structures')}.`,
      helpLine(),
    ),
  nextChoose: (codes: readonly string[]): Document =>
    doc(
      line`Vous avez plusieurs cours : ${codes.join(', ')}. Commencez par le code, par exemple : ${command(`${codes[0] ?? 'LO21'} prochain`)}.`,
      helpLine(),
    ),
  nextPlan: (course: string): Document =>
    doc(
      line`${course} n'a aucune séance prévue. Pour en planifier une : ${command('planifier jeudi 14h15-16h15 — Les arbres')}.`,
      helpLine(),
    ),
  nextNothing: (course: string, elsewhere: boolean, past: boolean): Document =>
    doc(
      line`${course} n'a aucune séance prévue pour l'instant ; elle sera annoncée ${elsewhere ? 'dans le salon du cours' : 'ici'}.${past ? inlines` Celles qui ont eu lieu : ${command('agenda passé')}.` : []}`,
      helpLine(),
    ),
  nextLink: (course: string): Document =>
    doc(
      line`Aucun salon n'est lié à ${course} : personne ne lit ce que j'y annonce. Dans le salon de la classe, où je dois être présent, tapez : ${command(`lier ${course}`)}.`,
      helpLine(),
    ),
  nextMaterial: (course: string, session: string, when: string, it: Coming, name: string): Document =>
    doc(
      line`${course}, ${until(it.now, it.startsAt, 'prochaine séance', 'séance')} : ${session}, ${when}. Son support reste à préparer, en message privé : ${command(`support ${name}`)}, suivi du texte à la ligne.`,
      helpLine(),
    ),
  nextSession: (course: string, session: string, when: string, it: Coming): Document =>
    doc(
      line`${course}, ${until(it.now, it.startsAt, 'prochaine séance', 'séance')} : ${session}, ${when}. Les autres : ${command('agenda')}.`,
      helpLine(),
    ),

  reference: {
    title: 'Les commandes',
    generated:
      'Page produite par `npm run generate` à partir de la table des commandes ; ne la modifiez pas à la main.',
    intro:
      "Dans le salon d'un cours ou en message privé, écrivez `!cours` puis une commande, ou mentionnez le bot au début du message. Les majuscules et les accents ne comptent pas ; les mots français et anglais se valent. `!cours` seul dit la prochaine étape, `!cours aide` ce que vous pouvez faire là où vous êtes. En message privé, avec plusieurs cours, le code vient d'abord : `!cours LO21 agenda`.",
    who: 'Qui',
    everyone: 'tout le monde',
    staff: "l'équipe du cours",
    teachers: 'les responsables du cours',
    hosts: "l'hébergeur",
    direct: 'en message privé seulement',
    also: 'Synonymes',
    examples: 'Par exemple',
    settings: 'Les réglages',
    settingColumns: ['Clé', 'Ce que c’est', 'Valeurs'],
  },
};

function codes(words: readonly string[]): readonly Inline[] {
  return words.flatMap((word, index) => (index === 0 ? [code(word)] : [', ', code(word)]));
}

function alternatives(lines: readonly string[], between: string): readonly Inline[] {
  return lines.flatMap((each, index) => (index === 0 ? [command(each)] : [between, command(each)]));
}

function restrictions(role: Role, direct: boolean) {
  const sentences = [whoMay[role], direct ? 'En message privé seulement.' : ''].filter(Boolean);
  return sentences.length === 0 ? undefined : line`${sentences.join(' ')}`;
}
