import { readLine } from '../commands/read-line.ts';
import { findVerb } from '../commands/table.ts';
import { type Action, actionsOf } from '../message/document.ts';
import type { ButtonEvent, ChatAdapter, ReactionEvent } from '../ports/chat.ts';
import type { Copy, EventRecord, Store, StoredPost } from '../ports/store.ts';
import type { Origin } from '../services/scene.ts';
import { onQuestionMark } from './asking.ts';
import { courseMeant } from './course-meant.ts';
import type { Heard } from './heard.ts';
import type { Inbox } from './inbox.ts';
import { type CommandInput, runCommand } from './run-command.ts';
import { isElsewhere, isInCourse, standsHere } from './standing.ts';

/** Past it a proposal is answered « trop tard »; soon after, its text goes. */
const proposalLife = 24 * 60 * 60_000;

/**
 * A reaction or button on a post of ours: leads copy → post → action, and the action's command runs as
 * if that person had typed it. Signs that the post does not offer mean nothing.
 */
export async function onSign(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: Heard<ReactionEvent | ButtonEvent>,
): Promise<void> {
  const { store } = inbox.deps;
  const removed = event.kind === 'reaction' && event.removed;
  const given = await whatWasGiven(inbox, adapter, event);
  if (given === undefined && event.kind === 'reaction') return onQuestionMark(inbox, adapter, event);
  if (given === undefined || given.post.withdrawn) return;
  const { post } = given;
  const copies = await store.copies(post.key);
  if (!standsHere(copies, adapter.account, event.message, event)) return;
  const action = actionsOf(post.document).find((candidate) => sameSign(candidate.sign, given.sign));
  const command = removed ? action?.off : action?.command;
  if (action === undefined || command === undefined) return;
  if ((await store.event(adapter.account, event.id)) !== undefined) return;
  const person = await inbox.people.of(adapter, event.user, event.name);
  if (action.by !== undefined && action.by !== person.id) return;
  // A moderator who takes another's reaction away takes nothing back of their own.
  if (given.by !== undefined && given.by !== person.id) return;
  const courseId = post.subject.courseId;
  const course = courseId === undefined ? undefined : await store.course(courseId);
  const here = { account: adapter.account, room: event.room };
  if (course !== undefined && !(await isInCourse(inbox.deps, course, person, here))) return;
  // A finger that taps without end gets no answer: the sign itself says enough.
  if (!inbox.flood.passes(person.id, event.countsAt, event.id, event.heardAt)) return;
  const courses = event.direct ? await store.coursesOf(person.id) : [];
  const codes = courses.map(({ code }) => code);
  const line = readLine(`!cours ${command}`, { codes, isVerb: (word) => findVerb(word) !== undefined });
  if (line.kind === 'notCommand') return;
  const meant = courseId === undefined ? await courseMeant(store, here, person, line, courses) : undefined;
  const about = courseId ?? meant?.course.id;
  const work = async () =>
    runCommand(
      inbox.deps,
      adapter,
      {
        told: {
          eventId: event.id,
          at: event.at,
          origin: originOf(adapter, event, copies),
          person,
        },
        line,
        courses,
        ...(about === undefined ? {} : { courseId: about }),
        ...(meant?.named === undefined ? {} : { namesCourse: true }),
        ...(await proposal(store, adapter, event, post, action)),
        reaction: { post: post.key, person: person.id, sign: action.sign },
      },
      inbox.applied,
    );
  await (about === undefined ? work() : inbox.queues.run(`course:${about}`, work));
}

/**
 * The post and the sign. A removal that names only the reaction's event is looked up by that; `by` is
 * then the person whose reaction it was.
 */
async function whatWasGiven(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: ReactionEvent | ButtonEvent,
): Promise<{ post: StoredPost; sign: string; by?: string } | undefined> {
  const { store } = inbox.deps;
  if (event.kind === 'reaction' && event.removed && event.reaction !== undefined) {
    const record = await store.event(adapter.account, event.reaction);
    const given: EventRecord['reaction'] = record?.reaction;
    const post = given === undefined ? undefined : await store.post(given.post);
    return record === undefined || given === undefined || post === undefined || isElsewhere(record, event)
      ? undefined
      : { post, sign: given.sign, by: given.person };
  }
  const post = await store.postAt(adapter.account, event.message);
  return post === undefined ? undefined : { post, sign: event.sign };
}

/** The ✅ of a proposal executes the refused command that it corrects, for a day. */
async function proposal(
  store: Store,
  { account }: ChatAdapter,
  event: Heard<ReactionEvent | ButtonEvent>,
  post: StoredPost,
  action: Action,
): Promise<Pick<CommandInput, 'completes' | 'isOver'>> {
  if (post.subject.kind !== 'command' || action.sign !== '✅') return {};
  const refused = await store.event(account, post.subject.id);
  const isOver = refused === undefined || event.countsAt - refused.at > proposalLife;
  return { completes: [post.subject.id], isOver };
}

/** The answer goes where the post stands: in its thread, if it is in one. */
function originOf(adapter: ChatAdapter, event: ReactionEvent | ButtonEvent, copies: readonly Copy[]): Origin {
  // A removal may name the reaction alone: then it is the post's message in that room.
  const copy =
    copies.find((candidate) => candidate.reference === event.message) ??
    copies.find(
      ({ target }) => target.account === adapter.account && 'room' in target && target.room === event.room,
    );
  const thread = copy !== undefined && 'room' in copy.target ? copy.target.thread : undefined;
  return {
    account: adapter.account,
    platform: adapter.platform,
    room: event.room,
    user: event.user,
    direct: event.direct,
    ...(thread === undefined ? {} : { thread }),
  };
}

/** Skin tones and variation selectors make no difference. */
function sameSign(offered: string, given: string): boolean {
  return plainSign(offered) === plainSign(given);
}

function plainSign(sign: string): string {
  return sign.replace(/[\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f]/gu, '');
}
