import type { Course } from '../domain/course.ts';
import { limits } from '../domain/limits.ts';
import { urgency } from '../domain/post.ts';
import type { FileRef, Material, Session } from '../domain/session.ts';
import { wordsOf } from '../i18n/words.ts';
import { plainHeading } from '../message/plain-heading.ts';
import { type PostOp, say } from '../message/post.ts';
import { readable } from '../message/withheld.ts';
import type { FilesKept } from '../ports/store.ts';
import { type Refusal, refuse } from './decision.ts';
import { overQuota } from './file-quota.ts';
import { audienceOf } from './holders.ts';
import type { Moment } from './scene.ts';
import { reviseShown } from './show-material.ts';

/** Between `publier` (or a material given when the setting already shows it) and its showing, in ms. */
export const beforeShowing = 60_000;

/** A material kept: the session that knows of it, and what the class's posts say from now on. */
export interface Kept {
  readonly session: Session;
  readonly material: Material;
  readonly posts: readonly PostOp[];
  /** The heading that named the session just now. */
  readonly named?: string;
  /** What was there before and is no more. */
  readonly replaced?: Replaced;
}

/** A text (in characters; 0: none) and files that others took the place of. */
export interface Replaced {
  readonly characters: number;
  readonly files: readonly string[];
}

/**
 * Keeps text and files of a session. A new text replaces the old one, files are added (one of the same
 * name replaces). Its first heading names a session that staff did not name. Where the class reads the
 * material already, its post follows; before that nothing of it is posted.
 */
export function storeMaterial(
  moment: Moment,
  loaded: {
    readonly course: Course;
    readonly session: Session;
    readonly material?: Material;
    /** Without these files; absent: nothing. */
    readonly kept?: FilesKept;
  },
  message: { readonly body?: string; readonly files: readonly FileRef[] },
  patience: number = beforeShowing,
): Kept | Refusal {
  const { course, session } = loaded;
  const words = wordsOf(course.language).material;
  const body = message.body?.replace(/\r\n?/g, '\n');
  const given = { files: message.files, ...(body === undefined ? {} : { body }) };
  const bytes = given.body === undefined ? 0 : Buffer.byteLength(given.body);
  if (bytes > limits.materialBytes) {
    return refuse('materialTooLong', words.tooLong(Math.ceil(bytes / 1024), limits.materialBytes / 1024));
  }
  const large = given.files.filter(({ size }) => size > limits.fileBytes);
  if (large.length > 0) {
    const names = large.map(({ name }) => name);
    return refuse('fileTooLarge', words.fileTooLarge(names, limits.fileBytes / (1024 * 1024)));
  }
  const full = overQuota(moment.house, course.language, loaded.kept ?? { course: 0, person: 0 }, given.files);
  if (full !== undefined) return full;
  const old = loaded.material;
  const material: Material = {
    sessionId: session.id,
    courseId: course.id,
    body: given.body ?? old?.body ?? '',
    files: withFiles(old?.files ?? [], given.files),
    version: old?.version ?? 0,
  };
  const title = given.body === undefined ? undefined : headingOf(given.body);
  const names = title !== undefined && session.titleFrom !== 'staff' && title !== session.title;
  const filled: Session = {
    ...session,
    ...(names ? { title, titleFrom: 'material' as const } : {}),
    material: {
      ...session.material,
      characters: [...readable(material.body).text.trim()].length,
      files: material.files.length,
    },
  };
  const replaced = replacedBy(old, given);
  const stored = shownInOpening(notAtOnce(course, filled, moment.now, patience));
  return {
    session: stored,
    material,
    posts: [...reviseShown(course, stored, material), ...filesAdded(moment, course, stored, given.files)],
    ...(names ? { named: title } : {}),
    ...(replaced === undefined ? {} : { replaced }),
  };
}

/** What of the old material is gone with this; a text that only goes on replaces nothing. */
function replacedBy(
  old: Material | undefined,
  { body, files }: { readonly body?: string; readonly files: readonly FileRef[] },
): Replaced | undefined {
  const before = old?.body ?? '';
  const isGone = body !== undefined && !body.startsWith(before);
  const gone = (old?.files ?? []).filter(({ name, blob }) =>
    files.some((file) => sameName(file.name, name) && file.blob !== blob),
  );
  if (!isGone && gone.length === 0) return undefined;
  return { characters: isGone ? [...before].length : 0, files: gone.map(({ name }) => name) };
}

/** Where the setting would show it this instant, it waits: a minute to think better of it. */
function notAtOnce(course: Course, session: Session, now: number, patience: number): Session {
  const { showMaterial } = course.settings;
  if (showMaterial === 'opening' || session.status !== 'planned' || session.material.state !== 'hidden') {
    return session;
  }
  const due = session.startsAt - showMaterial.minutes * 60_000;
  return due > now ? session : { ...session, material: { ...session.material, showAt: now + patience } };
}

/** « Le support sera ajouté ici »: material that comes after the opening goes into it. */
function shownInOpening(session: Session): Session {
  const begun = session.status === 'open' || session.status === 'closed';
  if (!begun || session.opening === undefined || session.material.state === 'shown') return session;
  return { ...session, material: { ...session.material, state: 'shown', post: session.opening } };
}

/** Files that come once the material is shown, in the thread where there is one. */
function filesAdded(
  moment: Moment,
  course: Course,
  session: Session,
  files: readonly FileRef[],
): readonly PostOp[] {
  const { state, post } = session.material;
  if (files.length === 0 || state !== 'shown' || post === undefined) return [];
  return [
    say({
      key: `session/${session.id}/files/${moment.now}`,
      subject: { kind: 'session', id: session.id, courseId: course.id },
      audience: audienceOf(course, session),
      document: wordsOf(course.language).material.filesAdded(session.number, files),
      files,
      urgency: urgency.announcement,
      ring: false,
      ...(session.opening === undefined ? {} : { under: session.opening }),
    }),
  ];
}

/** Files with more of them: of each name the last. */
export function withFiles(old: readonly FileRef[], added: readonly FileRef[]): readonly FileRef[] {
  return [...old, ...added].filter(
    (file, index, all) => !all.slice(index + 1).some(({ name }) => sameName(name, file.name)),
  );
}

/** Names kept before they were all of one form may be of another. */
function sameName(one: string, other: string): boolean {
  return one.normalize('NFC') === other.normalize('NFC');
}

/** The first `# heading` of a Markdown text as a title: plain, of a title's length; undefined if there is none. */
export function headingOf(body: string): string | undefined {
  return plainHeading(body, limits.titleLength);
}
