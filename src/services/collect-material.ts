import { z } from 'zod';
import type { Course } from '../domain/course.ts';
import type { FileRef, Material, Session } from '../domain/session.ts';
import { stateKeys } from '../domain/state-keys.ts';
import { wordsOf } from '../i18n/words.ts';
import { concat, doc } from '../message/document.ts';
import type { FilesKept, Reads } from '../ports/store.ts';
import type { Decision } from './decision.ts';
import { givenState } from './offer-files.ts';
import type { Moment } from './scene.ts';
import { storeMaterial } from './store-material.ts';

/** How long `support S3` alone waits for its text and files. */
const patience = 15 * 60_000;
/** How long after it somebody may think that it still waits. */
const memory = 24 * 60 * 60_000;

/** Somebody is handing in a material, one message after the other. */
export interface Collecting {
  readonly courseId: string;
  readonly sessionId: string;
  readonly until: number;
  /** A text has come: what follows is added to it, where the first replaced the old one. */
  readonly begun: boolean;
  readonly received: number;
  /** Characters of the text that the first one took the place of. */
  readonly replaced?: number;
  /** The line that ends it, with the course's code where the person has several. */
  readonly finish: string;
}

const stored = z.object({
  courseId: z.string(),
  sessionId: z.string(),
  until: z.number(),
  begun: z.boolean(),
  received: z.number(),
  replaced: z.number().exactOptional(),
  finish: z.string(),
});

const keyOf = (person: string) => stateKeys.collect + person;

/** The state that begins or goes on collecting; undefined ends it. */
export function collectState(person: string, collecting: Collecting | undefined) {
  return [{ key: keyOf(person), value: collecting && JSON.stringify(collecting) }];
}

/** From now on the person's ordinary direct messages are this session's material. */
export function beginCollecting(session: Session, now: number, finish: string): Collecting {
  return {
    courseId: session.courseId,
    sessionId: session.id,
    until: now + patience,
    begun: false,
    received: 0,
    finish,
  };
}

/** What this person is handing in now; undefined if nothing, or if the time is over. */
export async function collectingOf(
  reads: Reads,
  person: string,
  now: number,
): Promise<Collecting | undefined> {
  const collecting = await lastCollecting(reads, person);
  return collecting !== undefined && now <= collecting.until ? collecting : undefined;
}

/** What this person was handing in when the time ran out, within the last day; undefined if nothing. */
export async function collectingOver(
  reads: Reads,
  person: string,
  now: number,
): Promise<Collecting | undefined> {
  const collecting = await lastCollecting(reads, person);
  if (collecting === undefined) return undefined;
  return now > collecting.until && now <= collecting.until + memory ? collecting : undefined;
}

async function lastCollecting(reads: Reads, person: string): Promise<Collecting | undefined> {
  const value = await reads.state(keyOf(person));
  return value === undefined ? undefined : stored.parse(JSON.parse(value));
}

export interface CollectLoaded {
  readonly course: Course;
  readonly session: Session;
  readonly material?: Material;
  readonly kept: FilesKept;
}

/** Reads what a message handed in is decided on; undefined where course or session are no more. */
export async function loadCollect(
  reads: Reads,
  collecting: Collecting,
  given: { readonly person: string; readonly files: readonly FileRef[] },
): Promise<CollectLoaded | undefined> {
  const course = await reads.course(collecting.courseId);
  const session = await reads.session(collecting.sessionId);
  if (course?.status !== 'active' || session === undefined) return undefined;
  const material = await reads.material(session.id);
  const blobs = given.files.map(({ blob }) => blob);
  const kept = await reads.filesKept(course.id, given.person, blobs);
  return { course, session, ...(material === undefined ? {} : { material }), kept };
}

/**
 * An ordinary direct message of somebody who is handing in a material: kept at once (nothing is lost if
 * `support fini` never comes). The first text replaces the old one, later ones are added. The answer is
 * for that conversation alone; the decision can be taken back.
 */
export function collectMaterial(
  moment: Moment,
  message: { readonly person: string; readonly text: string; readonly files: readonly FileRef[] },
  collecting: Collecting,
  loaded: CollectLoaded,
): Decision {
  const words = wordsOf(loaded.course.language).material;
  const text = message.text.trim();
  const before = loaded.material?.body ?? '';
  const body = text === '' ? undefined : collecting.begun && before !== '' ? `${before}\n\n${text}` : text;
  const given = { files: message.files, ...(body === undefined ? {} : { body }) };
  // Where the setting would show it at once, it waits for the rest.
  const kept = storeMaterial(moment, loaded, given, patience);
  if ('refused' in kept) return { answer: kept.answer };
  const next: Collecting = {
    ...collecting,
    until: moment.now + patience,
    begun: collecting.begun || body !== undefined,
    received: collecting.received + 1,
    ...((kept.replaced?.characters ?? 0) > 0 ? { replaced: kept.replaced?.characters ?? 0 } : {}),
  };
  return {
    sessions: [kept.session],
    materials: [kept.material],
    given: message.files,
    posts: kept.posts,
    state: [...collectState(message.person, next), ...givenState(message.person, kept.session, moment.now)],
    answer: concat(
      words.collected(kept.session.number, collecting.finish, {
        characters: kept.session.material.characters,
        files: kept.material.files,
      }),
      doc(kept.replaced && words.replaced(kept.replaced, 'now')),
    ),
    undoable: true,
  };
}
