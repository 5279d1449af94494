import type { AnyVerb } from '../../src/commands/verb.ts';
import type { Course } from '../../src/domain/course.ts';
import type { JournalEntry } from '../../src/domain/journal.ts';
import { diffJournal } from '../../src/domain/journal-diff.ts';
import type { Material, Session } from '../../src/domain/session.ts';
import { announceDue } from '../../src/domain/told.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import type { Document } from '../../src/message/document.ts';
import type { PostOp, Revise, Say } from '../../src/message/post.ts';
import { answerKey } from '../../src/message/post.ts';
import type { StoredPost } from '../../src/ports/store.ts';
import { announceChanges, loadAnnouncing } from '../../src/services/announce-changes.ts';
import { type Decision, isRefusal, type Outcome } from '../../src/services/decision.ts';
import { makeReads } from './reads.ts';
import { classPlace, house, makeCourse, makeScene, now, prof, run, type SceneOver } from './scene.ts';

/**
 * A course over time: commands and `announce` timers one after the other, each applied before the next,
 * with a journal, as the engine does. Time moves only by `wait`.
 */
export class ClassLife {
  course: Course;
  now: number = now;
  readonly sessions = new Map<string, Session>();
  readonly materials = new Map<string, Material>();
  readonly journal: JournalEntry[] = [];
  readonly posts = new Map<string, StoredPost>();
  /** What was said and revised by the last step, answers excepted. */
  last: readonly PostOp[] = [];
  private ids = 0;

  constructor(
    given: { course?: Course; sessions?: readonly Session[]; materials?: readonly Material[] } = {},
  ) {
    const last = Math.max(0, ...(given.sessions ?? []).map(({ number }) => number));
    this.course = given.course ?? makeCourse({ nextNumber: last + 1 });
    for (const session of given.sessions ?? []) this.sessions.set(session.id, session);
    for (const material of given.materials ?? []) this.materials.set(material.sessionId, material);
  }

  /** Somebody types a line; by default Prof in the class place. */
  async type(verb: AnyVerb, text: string, over: SceneOver = {}): Promise<Outcome> {
    this.ids += 1;
    const scene = makeScene({
      course: this.course,
      now: this.now,
      at: this.now,
      eventId: `event-${this.ids}`,
      newId: () => this.newId(),
      ...over,
    });
    const outcome = await run(verb, text, scene, this.reads());
    this.last = [];
    if (isRefusal(outcome)) return outcome;
    const key = answerKey(scene.origin.account, scene.eventId);
    if (outcome.undoable === true) {
      const { decisionCourse, sessions, materials } = partsOf(outcome);
      const writes = diffJournal(
        {
          course: this.course,
          sessions: [...this.sessions.values()],
          materials: [...this.materials.values()],
        },
        { ...decisionCourse, sessions, materials },
      );
      this.journal.push({
        id: `entry-${this.ids}`,
        courseId: this.course.id,
        person: scene.person.id,
        at: this.now,
        verb: verb.name,
        writes,
        answer: key,
      });
    }
    if (outcome.answer !== undefined) {
      this.keep(key, outcome.answer, { account: scene.origin.account, room: scene.origin.room });
    }
    this.apply(outcome);
    return outcome;
  }

  /** Time passes; the announcements due by then are made, each at its moment. */
  async wait(seconds: number): Promise<readonly PostOp[]> {
    const until = this.now + seconds * 1000;
    const all: PostOp[] = [];
    for (;;) {
      const due = Math.min(
        ...[...this.sessions.values()].map((session) => announceDue(session) ?? Number.POSITIVE_INFINITY),
      );
      if (due > until) break;
      this.now = Math.max(this.now, due);
      const moment = { now: this.now, newId: () => this.newId(), house };
      const decision = announceChanges(moment, await loadAnnouncing(this.reads(), this.course.id));
      this.apply(decision);
      all.push(...this.last);
    }
    this.now = until;
    this.last = all;
    return all;
  }

  session(number: number): Session {
    const found = [...this.sessions.values()].find((session) => session.number === number);
    if (found === undefined) throw new Error(`no S${number}`);
    return found;
  }

  reads() {
    return makeReads({
      courses: [this.course],
      sessions: [...this.sessions.values()],
      materials: [...this.materials.values()],
      journal: this.journal,
      posts: [...this.posts.values()],
    });
  }

  private newId(): string {
    this.ids += 1;
    return `id${this.ids}`;
  }

  private apply(decision: Decision): void {
    if (decision.course !== undefined) this.course = decision.course;
    for (const session of decision.sessions ?? []) this.sessions.set(session.id, session);
    for (const material of decision.materials ?? []) this.materials.set(material.sessionId, material);
    for (const id of decision.undone ?? []) {
      const index = this.journal.findIndex((entry) => entry.id === id);
      const entry = this.journal[index];
      if (entry !== undefined) this.journal[index] = { ...entry, undoneAt: this.now };
    }
    this.last = decision.posts ?? [];
    for (const op of this.last) {
      if (op.op === 'say')
        this.keep(op.key, op.document, { account: classPlace.account, room: classPlace.room });
      if (op.op === 'revise') {
        const post = this.posts.get(op.key);
        if (post !== undefined) this.posts.set(op.key, { ...post, document: op.document });
      }
    }
  }

  private keep(key: string, document: Document, target: { account: string; room: string }): void {
    this.posts.set(key, {
      key,
      subject: { kind: 'course', id: this.course.id, courseId: this.course.id },
      document,
      files: [],
      revision: 1,
      accounts: [target.account],
      targets: [target],
      withdrawn: false,
    });
  }
}

function partsOf(decision: Decision) {
  return {
    decisionCourse: decision.course === undefined ? {} : { course: decision.course },
    sessions: decision.sessions ?? [],
    materials: decision.materials ?? [],
  };
}

/** The new posts among operations. */
export const said = (ops: readonly PostOp[]): readonly Say[] => ops.filter((op) => op.op === 'say');

/** The revisions among operations. */
export const revised = (ops: readonly PostOp[]): readonly Revise[] => ops.filter((op) => op.op === 'revise');

/** A scene in English, where Prof writes in the class place. */
export const inEnglish: SceneOver = { language: 'en', words: wordsOf('en'), person: prof };
