import { gate } from '../commands/gate.ts';
import { prefixLost } from '../commands/lost-prefix.ts';
import type { CommandRead } from '../commands/read-line.ts';
import { findVerb, unknownVerb } from '../commands/table.ts';
import { isRefused } from '../commands/verb.ts';
import type { Course } from '../domain/course.ts';
import type { Language } from '../domain/time/types.ts';
import { concat } from '../message/document.ts';
import { answerKey } from '../message/post.ts';
import type { ChatAdapter } from '../ports/chat.ts';
import type { Commit, EventRecord } from '../ports/store.ts';
import type { Asker } from '../services/asker.ts';
import { type Decision, isRefusal, type Outcome, refuse } from '../services/decision.ts';
import { languageState, ownLanguage } from '../services/own-language.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { askerOf } from './askers.ts';
import { type CommandFiles, messagesOf, readGiven, withFiles } from './command-files.ts';
import { commitOf } from './commit.ts';
import { usedNow } from './course-meant.ts';
import { decideAndCommit } from './decide-and-commit.ts';
import type { Deps } from './deps.ts';
import { newReference } from './ids.ts';
import { filesKept } from './inbound-files.ts';
import { type AnswerTo, answerWrites, eventRecord, journalOf } from './outcomes.ts';
import { isPassing } from './passing.ts';
import { isAnswerAlone, questionOf, remembering } from './question.ts';
import { sceneOf, type Told } from './scenes.ts';

/** A command to be run: what was told, the line, and how its answer and its row relate to earlier ones. */
export interface CommandInput {
  readonly told: Told;
  readonly line: CommandRead;
  readonly courseId?: string;
  readonly courses: readonly Course[];
  /** The answer to a refused command that this edit repeats: revised instead of a new answer. */
  readonly revises?: string;
  /** The line named none of several courses: the answer names the one that was meant. */
  readonly namesCourse?: boolean;
  /** Earlier events that are done once this one is executed (an edited command, a proposal). */
  readonly completes?: readonly string[];
  /** Files of its message: said by it at first, read where the decision would keep them. */
  readonly files?: CommandFiles;
  /** It is a proposal that stood for too long. */
  readonly isOver?: boolean;
  /** Kept with the event where a reaction stands for the command. */
  readonly reaction?: EventRecord['reaction'];
}

/** Past these ages a command is answered « trop tard » instead of being run. */
const urgentAge = 15 * 60_000;
const oldestAge = 24 * 60 * 60_000;
/** A longer line is not given back as an example. */
const longestRepeated = 200;

/**
 * Runs a command to its end: decided on today's state, applied in one transaction with its event's id;
 * a conflict reads and decides again. An error of our own is tried three times, then parked with an
 * apology. I/O faults are thrown: the batch comes again.
 */
export async function runCommand(
  deps: Deps,
  adapter: ChatAdapter,
  input: CommandInput,
  applied: (commit: Commit) => void,
): Promise<void> {
  const park = async (error: unknown) => {
    const commit = await parked(deps, adapter, input, error);
    if ((await deps.store.apply(commit)) === 'applied') applied(commit);
  };
  await decideAndCommit(deps, { decide: () => decided(deps, adapter, input), park }, applied);
}

/**
 * Reads the bytes of a command's files if it would be executed as things stand: nobody's who may not give them, none
 * of a verb that takes none. Throws what may pass.
 */
export async function readFiles(deps: Deps, adapter: ChatAdapter, input: CommandInput): Promise<void> {
  if (messagesOf(input.files).every(({ refs }) => refs.length === 0)) return;
  try {
    const { outcome } = await judged(deps, adapter, input);
    await readGiven(input.files, outcome);
  } catch (error) {
    // An error of ours shows again when the command is run, and is told then.
    if (isPassing(error)) throw error;
  }
}

/** What the command leads to now; `note` is told in the turn that decides it. */
async function judged(
  deps: Deps,
  adapter: ChatAdapter,
  input: CommandInput,
  note: (decision: Decision) => void = () => {},
) {
  const found = findVerb(input.line.line.verb);
  const course = input.courseId === undefined ? undefined : await deps.store.course(input.courseId);
  const asksRights = found === undefined || found.verb.needs === 'nothing';
  const scene = await sceneOf(deps, adapter, input.told, course, input.courses, asksRights, typedIn(input));
  const { asker, told } = remembering(askerOf(deps, adapter, scene.origin));
  return { scene, found, told, outcome: await outcomeOf(deps, scene, input, asker, note) };
}

async function decided(deps: Deps, adapter: ChatAdapter, input: CommandInput): Promise<Commit> {
  // In the same turn: whoever decides next sees the places that this one takes.
  const note = (decision: Decision) => deps.pool?.note(decision);
  const { scene, found, told, outcome } = await judged(deps, adapter, input, note);
  // Only now allowed: what the file is, it is decided on anew.
  if (await readGiven(input.files, outcome)) return decided(deps, adapter, input);
  const alone = isRefusal(outcome) || isAnswerAlone(outcome);
  const mayThread = alone && !isRefusal(outcome) && outcome.besideThread !== true;
  const answer = { ...(await answerTo(deps, scene, input, alone)), mayThread };
  if (isRefusal(outcome)) {
    deps.log.debug({ event: scene.eventId, refused: outcome.refused }, 'command refused');
    return {
      event: withReaction(eventRecord(scene, 'refused', answer.revises ?? answer.key), input),
      posts: (await answerWrites(deps, scene, answer, outcome.answer)).posts,
      ...(await keptOf(deps, scene, input, scene.course)),
    };
  }
  const question =
    alone && found?.verb.shared === true ? { question: questionOf(scene, input.line.line, told) } : {};
  return executed(deps, scene, input, outcome, { ...answer, ...question }, found?.verb.name ?? 'help');
}

async function executed(
  deps: Deps,
  scene: Scene,
  input: CommandInput,
  decision: Decision,
  answer: AnswerTo,
  verb: string,
): Promise<Commit> {
  const answerKey = answer.revises ?? answer.key;
  const journal = await journalOf(deps, scene, decision, verb, answerKey);
  const document = journal?.document ?? decision.answer;
  const course = decision.course ?? scene.course;
  const after: Scene = course === undefined ? scene : { ...scene, course };
  const answered =
    document === undefined ? undefined : await answerWrites(deps, after, answer, document, decision.privacy);
  return commitOf(deps, decision, scene.course, {
    event: withReaction(
      eventRecord(scene, 'done', answered && (answer.revises ?? answered.key), decision.request),
      input,
    ),
    ...(input.completes === undefined
      ? {}
      : { markDone: input.completes.map((id) => ({ account: scene.origin.account, id })) }),
    ...(journal === undefined ? lasting(scene, decision, course, verb) : { journal: [journal.entry] }),
    ...filesKept(messagesOf(input.files), decision, course?.id, scene.person.id),
    ...(await keptOf(deps, scene, input, course)),
    posts: answered?.posts ?? [],
  });
}

/** The language of the verb's word; undefined where it is a word of both. */
function typedIn({ line }: CommandInput): Language | undefined {
  return findVerb(line.line.verb)?.line(line.line).language;
}

/** What is remembered of who writes in private: the course that they use, the language of their words. */
async function keptOf(
  deps: Deps,
  { origin, person }: Scene,
  input: CommandInput,
  course: Course | undefined,
): Promise<Pick<Commit, 'state'>> {
  const used = await usedNow(deps.store, origin, person, course, input.courses);
  const own = origin.direct ? await ownLanguage(deps.store, person) : undefined;
  const language = origin.direct ? typedIn(input) : undefined;
  // Of who writes in the language that they are answered in anyway nothing is kept.
  const before = own?.language ?? course?.language ?? deps.house.language;
  const isKept = language === undefined || own?.chosen === true || before === language;
  const spoken = isKept ? [] : languageState(person, { language, chosen: false });
  const state = [...(used.state ?? []), ...spoken];
  return state.length === 0 ? {} : { state };
}

/**
 * A change that cannot be taken back is noted without writes: `défaire` says so, where it would else take back
 * what came before it.
 */
function lasting(
  scene: Scene,
  decision: Decision,
  course: Course | undefined,
  verb: string,
): Pick<Commit, 'journal'> {
  const { sessions = [], outside = [] } = decision;
  // A post alone is no change, but for an announcement: the files of a material are given again as posts.
  const isNews = verb === 'announce' && decision.posts !== undefined;
  const changes = decision.course !== undefined || sessions.length + outside.length > 0 || isNews;
  if (course === undefined || !changes || decision.undoable === true || decision.undone !== undefined)
    return {};
  const { person, now, newId } = scene;
  return { journal: [{ id: newId(), courseId: course.id, person: person.id, at: now, verb, writes: [] }] };
}

async function outcomeOf(
  deps: Deps,
  scene: Scene,
  input: CommandInput,
  asker: Asker,
  note: (decision: Decision) => void,
): Promise<Outcome> {
  const age = scene.now - scene.at;
  if (input.isOver === true) return refuse('tooLate', scene.words.common.proposalOver());
  if (age > oldestAge) return refuse('tooLate', scene.words.common.tooLate());
  const found = findVerb(input.line.line.verb);
  const read = { ...input.line, line: withFiles(input.line.line, input.files) };
  if (read.prefix === 'lost') return prefixLost(scene, read, found);
  if (found === undefined) return unknownVerb(scene, input.line);
  const { verb } = found;
  if (verb.urgent === true && age > urgentAge) return refuse('tooLate', scene.words.common.tooLate());
  const { line: typed } = input.line;
  const repeated = typed.raw.length > longestRepeated ? undefined : `${typed.verb} ${typed.raw}`.trim();
  const closed = gate(verb, scene, repeated);
  if (closed !== undefined) return closed;
  const line = found.line(read.line);
  const args = verb.parse(line, scene);
  if (isRefused(args)) return args;
  const loaded = await verb.load(deps.store, scene, args, asker);
  // A verb that needs a course has passed the gate with one; the others read `scene.course` as optional.
  const outcome = verb.decide(scene as CourseScene, args, loaded);
  if (!isRefusal(outcome)) note(outcome);
  return outcome;
}

/** `alone`: it is for whoever asked. */
async function answerTo(
  deps: Deps,
  scene: Scene,
  { revises, namesCourse }: Pick<CommandInput, 'revises' | 'namesCourse'>,
  alone: boolean,
): Promise<AnswerTo> {
  const before = revises === undefined ? undefined : await deps.store.post(revises);
  const { course } = scene;
  const said =
    before === undefined
      ? {}
      : before.only === undefined || alone
        ? { revises: before.key }
        : { replaces: before.key };
  return {
    key: answerKey(scene.origin.account, scene.eventId),
    subject: { kind: 'command', id: scene.eventId, ...(course === undefined ? {} : { courseId: course.id }) },
    alone,
    ...said,
    ...(namesCourse === true ? { namesCourse: true } : {}),
  };
}

function withReaction(record: EventRecord, input: CommandInput): EventRecord {
  return input.reaction === undefined ? record : { ...record, reaction: input.reaction };
}

/** The course, for its language; what fails may be just that reading. */
async function courseIfReadable(deps: Deps, input: CommandInput): Promise<Course | undefined> {
  try {
    return input.courseId === undefined ? undefined : await deps.store.course(input.courseId);
  } catch {
    return undefined;
  }
}

/** The commit that puts a failing event aside: an apology with a reference that is in the log. */
async function parked(
  deps: Deps,
  adapter: ChatAdapter,
  input: CommandInput,
  error: unknown,
): Promise<Commit> {
  const reference = newReference();
  deps.log.error({ err: error, reference, event: input.told.eventId }, 'a command failed and is parked');
  const scene = await sceneOf(deps, adapter, input.told, await courseIfReadable(deps, input), [], false);
  const answer = await answerTo(deps, scene, input, true);
  return {
    event: withReaction(eventRecord(scene, 'refused', answer.key), input),
    posts: (await answerWrites(deps, scene, answer, concat(scene.words.common.apology(reference)))).posts,
  };
}
