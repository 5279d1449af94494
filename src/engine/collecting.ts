import { type Course, roleIn } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import { urgency } from '../domain/post.ts';
import { atLeast } from '../domain/role.ts';
import { wordsOf } from '../i18n/words.ts';
import { withCourseCode } from '../message/course-code.ts';
import { answerKey } from '../message/post.ts';
import type { ChatAdapter, MessageEvent } from '../ports/chat.ts';
import type { Commit, PostWrite } from '../ports/store.ts';
import { collectingOf, collectMaterial, loadCollect } from '../services/collect-material.ts';
import { commitOf } from './commit.ts';
import { decideAndCommit } from './decide-and-commit.ts';
import { type Deps, momentOf } from './deps.ts';
import { filesKept, MessageFiles } from './inbound-files.ts';
import type { Inbox } from './inbox.ts';
import { journalOf } from './outcomes.ts';
import { sayWrite } from './posts.ts';

/** Only staff hand in a material. */
export function mayHandIn({ admins }: Deps, course: Course, person: Person): boolean {
  const isHost = person.accounts.some(({ user }) => admins.has(user));
  return atLeast(roleIn(course, person.id, isHost), 'assistant');
}

/**
 * An ordinary direct message of somebody who is handing in a material (`support S3` alone): kept as its
 * text and files. False where it is not theirs to be kept. `several`: they have other courses, so that lines name it.
 */
export async function collected(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: MessageEvent,
  person: Person,
  several: boolean,
): Promise<boolean> {
  const { deps, queues } = inbox;
  const waiting = await collectingOf(deps.store, person.id, event.at);
  if (waiting === undefined) return false;
  if ((await deps.store.event(adapter.account, event.id)) !== undefined) return true;
  const files = new MessageFiles(event.files);
  const judge = async () => {
    const collecting = await collectingOf(deps.store, person.id, event.at);
    const given = { person: person.id, text: event.text, files: files.refs };
    const loaded = collecting === undefined ? undefined : await loadCollect(deps.store, collecting, given);
    if (collecting === undefined || loaded === undefined) return undefined;
    // Whoever has left the staff meanwhile hands in nothing any more.
    if (!mayHandIn(deps, loaded.course, person)) return undefined;
    const moment = momentOf(deps);
    return { moment, loaded, decision: collectMaterial(moment, given, collecting, loaded) };
  };
  // Before its turn in the course's queue, which does not wait for a download.
  const first = await judge();
  if (first !== undefined && files.isAwaited(first.decision)) await files.read();
  return queues.run(`course:${waiting.courseId}`, async () => {
    let theirs = false;
    const decide = async (): Promise<Commit | undefined> => {
      let decided = await judge();
      if (decided !== undefined && files.isAwaited(decided.decision)) {
        await files.read();
        decided = await judge();
      }
      theirs = decided !== undefined;
      if (decided === undefined) return undefined;
      const { moment, loaded, decision } = decided;
      const words = wordsOf(loaded.course.language);
      const key = answerKey(adapter.account, event.id);
      const scene = { ...moment, person, words, course: loaded.course };
      const journal = await journalOf(deps, scene, decision, 'material', key);
      const said = journal?.document ?? decision.answer;
      const document = said && several ? withCourseCode(said, loaded.course.code) : said;
      const answer: PostWrite[] =
        document === undefined
          ? []
          : [
              await sayWrite(
                deps,
                {
                  op: 'say',
                  key,
                  subject: { kind: 'session', id: loaded.session.id, courseId: loaded.course.id },
                  audience: { kind: 'person', person: person.id },
                  document,
                  urgency: urgency.urgent,
                  ring: false,
                },
                [{ account: adapter.account, room: event.room }],
                words,
                event.id,
              ),
            ];
      return commitOf(deps, decision, loaded.course, {
        event: { account: adapter.account, id: event.id, at: event.at },
        ...(journal === undefined ? {} : { journal: [journal.entry] }),
        ...filesKept([files], decision, loaded.course.id, person.id),
        posts: answer,
      });
    };
    await decideAndCommit(deps, { decide }, inbox.applied);
    return theirs;
  });
}
