import type { Course } from '../domain/course.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Aggregates } from '../domain/journal-diff.ts';
import { applyUndo, type UndoFault } from '../domain/journal-undo.ts';
import { atLeast } from '../domain/role.ts';
import { isLive } from '../domain/session.ts';
import { formatHour } from '../domain/time/format.ts';
import { formatNear } from '../domain/time/instead.ts';
import { dayBounds, fromInstant } from '../domain/time/zone.ts';
import { wordsOf } from '../i18n/words.ts';
import { doc } from '../message/document.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import type { CourseScene } from '../services/scene.ts';
import { listSessions } from '../services/session-list.ts';
import { takeBack } from '../services/take-back.ts';
import { isConfirm } from './confirm-word.ts';
import { proposed } from './did-you-mean.ts';
import { mostUnasked } from './several.ts';
import { inverseLine } from './undo-line.ts';
import { loadUndo, shortCode, type UndoLoaded, undoable } from './undo-load.ts';
import { standing } from './undo-standing.ts';
import { meantWords, refuseUnread } from './unread.ts';
import { verb } from './verb.ts';

interface Args {
  /** A journal entry, as ↩️ names it; undefined: the person's last. */
  readonly id?: string;
  /** « confirmer »: more than three sessions go. */
  readonly confirmed: boolean;
}

/** `défaire`: takes back the person's last change, within 24 h. */
export const undoVerb = verb<Args, UndoLoaded>({
  name: 'undo',
  group: 'course',
  words: { fr: ['défaire'], en: ['undo'] },
  needs: 'course',
  role: 'student',
  listed: (scene) => scene.origin.direct || atLeast(scene.role, 'assistant'),
  help: {
    fr: {
      syntax: ['défaire'],
      does: "Revient sur votre dernier changement, pendant 24 h ; ↩️ sous ma réponse a le même effet. Refusé si quelqu'un a changé la même chose depuis.",
      examples: ['défaire', 'défaire k7q2m9x'],
    },
    en: {
      syntax: ['undo'],
      does: 'Undoes your last change, for 24 h; ↩️ below my answer does the same. Refused if somebody has changed the same thing since.',
      examples: ['undo', 'undo k7q2m9x'],
    },
  },
  parse: ({ verb: word, raw }, scene) => {
    const words = meantWords(raw)
      .split(' ')
      .filter((each) => each !== '');
    const confirmed = isConfirm(words.at(-1) ?? '');
    const [id, ...more] = confirmed ? words.slice(0, -1) : words;
    if (more.length > 0) return refuseUnread(scene, words.join(' '), word);
    return { confirmed, ...(id === undefined ? {} : { id }) };
  },
  load: (reads, scene, { id }) => loadUndo(reads, scene, id),
  decide,
});

function decide(scene: CourseScene, { id, confirmed }: Args, loaded: UndoLoaded): Outcome {
  const { entry, lasting } = loaded;
  const words = scene.words.undo;
  if (lasting !== undefined) return refuseLasting(scene, lasting, loaded);
  if (entry === undefined)
    return refuse('nothing', id === undefined ? words.nothing() : words.unknown(id.slice(0, 40)));
  if (entry.person !== scene.person.id) return refuse('notYours', words.notYours());
  if (entry.undoneAt !== undefined) return refuse('already', words.already());
  if (entry.at < scene.now - undoable) return refuse('tooOld', words.tooOld());
  if (!mayStill(scene, entry)) return refuse('needsRole', words.needsRole());
  if (loaded.conflict !== undefined) return refuseConflict(scene, loaded, entry, loaded.conflict);
  if (loaded.codeHeldBy !== undefined) return refuse('codeTaken', words.codeTaken(loaded.codeHeldBy.code));
  const current: Aggregates = {
    course: scene.course,
    sessions: loaded.sessions,
    materials: loaded.materials,
  };
  const undone = applyUndo(entry, current, scene.now);
  if ('fault' in undone) return refuseFault(scene, undone);
  const asked = confirmed ? undefined : askFirst(scene, entry, current, undone);
  if (asked !== undefined) return asked;
  const spoken = speaking(scene, undone.course?.language);
  return takeBack(spoken, {
    entry,
    current,
    undone,
    standing: standing(spoken, entry, undone, loaded.persons),
    ...(loaded.answer === undefined ? {} : { answer: loaded.answer }),
  });
}

/** Taking back what leaves the plan without more than three sessions, or without the course, asks first. */
function askFirst(
  scene: CourseScene,
  entry: JournalEntry,
  current: Aggregates,
  undone: Aggregates,
): Refusal | undefined {
  const { undo: words } = scene.words;
  const before = new Map(current.sessions.map((session) => [session.id, session]));
  const going = undone.sessions.filter(({ id, status }) => {
    const was = before.get(id);
    return was !== undefined && isLive(was) && (status === 'removed' || status === 'cancelled');
  });
  const line = `${words.typed.undo} ${shortCode(entry)} ${words.typed.confirm}`;
  if (undone.course?.status === 'gone' && scene.course.nextNumber - 1 > mostUnasked) {
    return proposed(scene, 'confirm', (shown) => words.confirmCourse(scene.course.code, shown), line);
  }
  if (going.length <= mostUnasked) return undefined;
  const numbers = going.map(({ number }) => number);
  const removed = going.some(({ status }) => status === 'removed');
  const { blocks, zone } = listSessions(going, scene.language);
  const say = (shown: string) => doc(words.confirm({ removed, numbers, line: shown, zone }), ...blocks);
  return proposed(scene, 'confirm', say, line);
}

/** What is said is said in the language that the course speaks again. */
function speaking(scene: CourseScene, language = scene.course.language): CourseScene {
  return language === scene.course.language ? scene : { ...scene, language, words: wordsOf(language) };
}

/** The last action stays; the one before it is taken back only by name. */
function refuseLasting(scene: CourseScene, lasting: JournalEntry, loaded: UndoLoaded): Refusal {
  const { entry, sessions } = loaded;
  const words = scene.words.undo;
  const stays = words.lasting(lasting.verb);
  if (entry === undefined) return refuse('lasting', doc(stays));
  const numbers = sessions.map(({ number }) => number);
  const say = (line: string) => doc(stays, words.before({ verb: entry.verb, numbers, line }));
  return proposed(scene, 'lasting', say, `${words.typed.undo} ${shortCode(entry)}`);
}

/** Who has left the staff since takes nothing back any more, except that very leaving. */
function mayStill({ role, course, person }: CourseScene, entry: JournalEntry): boolean {
  if (entry.writes.some(({ kind, field }) => kind === 'course' && field === `staff.${person.id}`))
    return true;
  return atLeast(
    role,
    entry.writes.some(({ kind, id }) => kind === 'course' && id === course.id) ? 'teacher' : 'assistant',
  );
}

function refuseConflict(
  scene: CourseScene,
  { sessions, author }: UndoLoaded,
  entry: JournalEntry,
  conflict: JournalEntry,
): Refusal {
  const words = scene.words.undo;
  const ids = new Set(conflict.writes.map(({ id }) => id));
  const numbers = sessions.filter(({ id }) => ids.has(id)).map(({ number }) => number);
  const said = { verb: conflict.verb, numbers, at: said24(scene, scene.course, conflict.at) };
  if (conflict.person === scene.person.id) {
    return refuse(
      'conflict',
      words.conflictOwn({ ...said, line: `${words.typed.undo} ${shortCode(conflict)}` }),
    );
  }
  const line = inverseLine(entry, sessions, scene.words);
  return refuse('conflict', words.conflict({ ...said, name: author?.name ?? words.someone, line }));
}

/** A moment of the last day: its hour, with the date unless it is today. */
function said24({ now, language }: CourseScene, { zone }: Course, at: number): string {
  const start = fromInstant(at, zone);
  return at >= dayBounds(now, zone).from ? formatHour(start, language) : formatNear(start, language, now);
}

function refuseFault(scene: CourseScene, { fault, session }: UndoFault): Refusal {
  const words = scene.words.undo;
  if (fault === 'lastTeacher') return refuse(fault, words.lastTeacher());
  return refuse(fault, words[fault](session?.number ?? 0));
}
