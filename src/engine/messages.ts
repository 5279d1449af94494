import { behindMisspeltPrefix } from '../commands/lost-prefix.ts';
import { readMaterial } from '../commands/material-args.ts';
import { type CommandRead, readLine } from '../commands/read-line.ts';
import { findVerb } from '../commands/table.ts';
import type { CommandLine } from '../commands/verb.ts';
import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { ChatAdapter, EditEvent, MessageEvent } from '../ports/chat.ts';
import { collectingOf } from '../services/collect-material.ts';
import { calledAmong, courseCalled } from '../services/former-codes.ts';
import type { Origin } from '../services/scene.ts';
import type { ActivityTally } from './activity.ts';
import { noteReply, sessionOf } from './asking.ts';
import { bareLine } from './bare-line.ts';
import { collected } from './collecting.ts';
import { courseMeant } from './course-meant.ts';
import type { Heard } from './heard.ts';
import { answerInPrivate, lane } from './in-private.ts';
import { MessageFiles } from './inbound-files.ts';
import type { Inbox } from './inbox.ts';
import { offered } from './offering.ts';
import { meantInPrivate } from './private-words.ts';
import { quotedOf } from './quoted.ts';
import { placeOf, roomNotice } from './room-notice.ts';
import { type CommandInput, readFiles, runCommand } from './run-command.ts';
import type { Told } from './scenes.ts';
import { isElsewhere } from './standing.ts';

/** An edit of a refused command counts as the command if it comes within this time of the original. */
const editWindow = 5 * 60_000;

/** A message: a command, a part of a material being handed in, or ordinary words that only count. */
export async function onMessage(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: Heard<MessageEvent>,
  tally: ActivityTally,
): Promise<void> {
  if (event.automatic) return;
  const { deps } = inbox;
  const room = event.direct ? undefined : event.room;
  const person = await inbox.people.of(adapter, event.user, event.name, room);
  const { courses, course } = await coursesFor(inbox, adapter, event, person);
  if (event.direct) inbox.talk.heard(lane(adapter, event), event.user, deps.clock.now());
  const read = await commandIn(inbox, adapter, event, person, courses);
  if (read === undefined) {
    if (course !== undefined) await count(inbox, adapter, course, event, person, tally);
    return;
  }
  if ((await deps.store.event(adapter.account, event.id)) !== undefined) return;
  if (!(await floodGate(inbox, adapter, event, person, course))) return;
  const quoted = await quotedOf(deps.store, adapter, event, readOptions(event, courses));
  const files = {
    own: new MessageFiles(event.files),
    ...(quoted === undefined ? {} : { quoted: { text: quoted.text, files: new MessageFiles(quoted.files) } }),
  };
  await run(inbox, adapter, event, person, read, courses, course, { files });
}

/** The command in a message, also one whose prefix is lost; of ordinary words in private what is to be done is done. */
async function commandIn(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: MessageEvent,
  person: Person,
  courses: readonly Course[],
): Promise<CommandRead | undefined> {
  const options = readOptions(event, courses);
  const read = readLine(event.text, options);
  if (read.kind === 'command') return read;
  const misspelt = behindMisspeltPrefix(event.text, options);
  if (misspelt !== undefined || !event.direct) return misspelt;
  const bare = await bareLine(inbox, adapter, toldOf(adapter, event, person), event, options, courses);
  // Also while a material is handed in: what can be nothing but a command is no part of it.
  if (bare !== undefined && isPlainly(bare, event)) return bare;
  if (await collected(inbox, adapter, event, person, courses.length > 1)) return undefined;
  if (bare !== undefined) return bare;
  if (await offered(inbox, adapter, event, person, courses)) return undefined;
  const meant = await meantInPrivate(inbox, adapter, event, person, courses);
  if (meant === undefined) await answerInPrivate(inbox, adapter, event, person, courses);
  return meant;
}

/** `LO21 agenda`, `support fini`: a short line with the course's code, or the end of a material. */
function isPlainly({ course, line }: CommandRead, { text, files }: MessageEvent): boolean {
  if (text.includes('\n') || text.length > 60 || files.length > 0) return false;
  return course !== undefined || endsMaterial(line);
}

/** Is it `support fini`? */
function endsMaterial(line: CommandLine): boolean {
  const found = findVerb(line.verb);
  return found?.verb.name === 'material' && readMaterial(found.line(line)).act === 'done';
}

/**
 * An edit. Of a refused command, by its author and in time: read anew, and the refusal becomes its
 * answer. Of another command: one sentence that edits are not read. Of anything else: nothing.
 */
export async function onEdit(inbox: Inbox, adapter: ChatAdapter, event: Heard<EditEvent>): Promise<void> {
  const { deps } = inbox;
  const original = await deps.store.event(adapter.account, event.original);
  if (original?.command === undefined || isElsewhere(original, event)) return;
  if ((await deps.store.event(adapter.account, event.id)) !== undefined) return;
  const person = await inbox.people.of(adapter, event.user, event.name);
  if (original.command.person !== person.id) return;
  const { courses, course } = await coursesFor(inbox, adapter, event, person);
  const options = readOptions(event, courses);
  const read = readLine(event.text, options);
  const inTime = event.at - event.originalAt <= editWindow;
  if (original.command.outcome === 'done' || !inTime) {
    await sayEditsNotRead(inbox, adapter, event, person, course);
    return;
  }
  const told = toldOf(adapter, event, person);
  const command =
    read.kind === 'command' || !event.direct
      ? read
      : await bareLine(inbox, adapter, told, event, options, courses);
  if (command?.kind !== 'command') return;
  if (!(await floodGate(inbox, adapter, event, person, course))) return;
  await run(inbox, adapter, event, person, command, courses, course, {
    completes: [event.original],
    ...(original.command.answer === undefined ? {} : { revises: original.command.answer }),
  });
}

async function run(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: MessageEvent | EditEvent,
  person: Person,
  read: CommandRead,
  courses: readonly Course[],
  here: Course | undefined,
  more: Pick<CommandInput, 'completes' | 'revises' | 'files'>,
): Promise<void> {
  const collecting =
    here ??
    linkedInPrivate(event, read, courses) ??
    (await collectedCourse(inbox, event, person, read, courses));
  const meant =
    collecting === undefined
      ? await courseMeant(inbox.deps.store, { account: adapter.account, ...event }, person, read, courses)
      : { course: collecting };
  const course = meant?.course;
  const input = {
    told: toldOf(adapter, event, person),
    line: read,
    courses,
    ...(course === undefined ? {} : { courseId: course.id }),
    ...(meant?.named === undefined ? {} : { namesCourse: true }),
    ...more,
  };
  // Before its turn in the course's queue, which does not wait for a download.
  await readFiles(inbox.deps, adapter, input);
  const work = () => runCommand(inbox.deps, adapter, input, inbox.applied);
  const about = course ?? (await namedCourse(inbox, read));
  await (about === undefined ? work() : inbox.queues.run(`course:${about.id}`, work));
}

/** `support fini` in private is about the course whose material is handed in. */
async function collectedCourse(
  inbox: Inbox,
  event: MessageEvent | EditEvent,
  person: Person,
  read: CommandRead,
  courses: readonly Course[],
): Promise<Course | undefined> {
  if (!event.direct || read.course !== undefined || !endsMaterial(read.line)) return undefined;
  const collecting = await collectingOf(inbox.deps.store, person.id, event.at);
  return courses.find(({ id }) => id === collecting?.courseId);
}

/** The course that `lier CODE …` names from a room that is not linked yet: decided in its queue too. */
async function namedCourse(inbox: Inbox, read: CommandRead): Promise<Course | undefined> {
  const code = codeToLink(read);
  return code === '' ? undefined : courseCalled(inbox.deps.store, code);
}

/** In private `lier CODE confirmer …` is about the course that it names. */
function linkedInPrivate(
  { direct }: MessageEvent | EditEvent,
  read: CommandRead,
  courses: readonly Course[],
): Course | undefined {
  const code = direct ? codeToLink(read) : '';
  return code === '' ? undefined : calledAmong(courses, code);
}

/** The code that follows `lier`; '' for another verb. */
function codeToLink({ line }: CommandRead): string {
  return findVerb(line.verb)?.verb.name === 'link' ? (line.raw.split(/\s+/u, 1)[0] ?? '') : '';
}

/** In a linked room its course; in private the person's courses, of which one alone is meant. */
async function coursesFor(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: { readonly direct: boolean; readonly room: string },
  person: Person,
): Promise<{ courses: readonly Course[]; course: Course | undefined }> {
  const { store } = inbox.deps;
  if (event.direct) return { courses: await store.coursesOf(person.id), course: undefined };
  return { courses: [], course: await store.courseAt(adapter.account, event.room) };
}

function readOptions({ naming }: MessageEvent | EditEvent, courses: readonly Course[]) {
  return {
    ...naming,
    codes: courses.flatMap(({ code, formerCodes = [] }) => [code, ...formerCodes]),
    isVerb: (word: string) => findVerb(word) !== undefined,
  };
}

function toldOf(adapter: ChatAdapter, event: MessageEvent | EditEvent, person: Person): Told {
  return { eventId: event.id, at: event.at, origin: originOf(adapter, event), person };
}

function originOf(adapter: ChatAdapter, event: MessageEvent | EditEvent): Origin {
  return {
    account: adapter.account,
    platform: adapter.platform,
    room: event.room,
    user: event.user,
    direct: event.direct,
    message: event.kind === 'edit' ? event.original : event.id,
    ...(event.thread === undefined ? {} : { thread: event.thread }),
  };
}

/** Counts an ordinary message for the running session of its place. */
async function count(
  inbox: Inbox,
  adapter: ChatAdapter,
  course: Course,
  event: MessageEvent,
  person: Person,
  tally: ActivityTally,
): Promise<void> {
  const session = await sessionOf(inbox, course, event.room, event.at);
  if (session === undefined) return;
  tally.add(session.id, person.id, event.at);
  await noteReply(inbox, adapter, event, session);
}

async function floodGate(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: Heard<MessageEvent | EditEvent>,
  person: Person,
  course: Course | undefined,
): Promise<boolean> {
  const verdict = inbox.flood.check(person.id, event.countsAt, event.id, event.heardAt);
  if (verdict === 'pass') return true;
  const { deps } = inbox;
  const key = `flood/${adapter.account}/${event.id}`;
  const notice = async () =>
    roomNotice(
      deps,
      { ...placeOf(adapter, event, key), to: { person: person.id, course } },
      course?.language,
      ({ common }) => common.flood(),
    );
  const commit = {
    event: {
      account: adapter.account,
      id: event.id,
      at: event.at,
      room: event.room,
      command: { person: person.id, outcome: 'refused', answer: key },
    },
    ...(verdict === 'tell' ? { posts: [await notice()] } : {}),
  } as const;
  if ((await deps.store.apply(commit)) === 'applied') inbox.applied(commit);
  return false;
}

async function sayEditsNotRead(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: EditEvent,
  person: Person,
  course: Course | undefined,
): Promise<void> {
  const { deps } = inbox;
  // Once for each command, however often it is edited.
  const place = placeOf(adapter, event, `edited/${adapter.account}/${event.original}`);
  const notice = await roomNotice(
    deps,
    { ...place, replyTo: event.original, to: { person: person.id, course } },
    course?.language,
    ({ engine }) => engine.editsNotRead(),
  );
  const commit = { event: { account: adapter.account, id: event.id, at: event.at }, posts: [notice] };
  deps.log.debug({ person: person.id, event: event.id }, 'an edited command is not read');
  if ((await deps.store.apply(commit)) === 'applied') inbox.applied(commit);
}
