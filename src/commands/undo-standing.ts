import type { Course } from '../domain/course.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { type Aggregates, whole } from '../domain/journal-diff.ts';
import type { Person } from '../domain/person.ts';
import { hasMaterial, materialOf, type Session } from '../domain/session.ts';
import type { Block } from '../message/document.ts';
import { dateOf } from '../services/change-documents.ts';
import type { CourseScene } from '../services/scene.ts';
import { listSessions } from '../services/session-list.ts';
import { shownLine } from './material-give.ts';
import type { SettingLook } from './setting.ts';
import { nameOf, settingKeys } from './settings-keys.ts';
import { staffList } from './staff-list.ts';

/** Of so many sessions each has a line of its own. */
const mostNamed = 3;

/** What there is now where `entry` was taken back: dates, titles, places, material, settings, staff. */
export function standing(
  scene: CourseScene,
  entry: JournalEntry,
  undone: Aggregates,
  persons: readonly Person[],
): readonly Block[] {
  const wrote = (id: string, test: (field: string) => boolean) =>
    entry.writes.some((write) => write.id === id && test(write.field));
  const made = undone.sessions.filter(({ id }) =>
    entry.writes.some((write) => write.kind === 'session' && write.id === id && write.field === whole),
  );
  if (made.length > 0) return [scene.words.undo.removed(made.map(({ number }) => number))];
  const dated = undone.sessions.filter(({ id }) => wrote(id, (field) => dateFields.has(field)));
  return [
    ...dates(scene, dated),
    ...undone.sessions.flatMap((session) => [
      ...(wrote(session.id, (field) => field === 'title') ? [titleOf(scene, session)] : []),
      ...(wrote(session.id, (field) => field === 'location') ? [placeOf(scene, session)] : []),
      ...(wrote(session.id, isMaterial) ? materialNow(scene, session, undone) : []),
      ...(wrote(session.id, (field) => field === 'material.state' || field === 'material.showAt')
        ? whenRead(scene, session)
        : []),
    ]),
    ...courseNow(scene, entry, undone.course, persons),
  ];
}

const dateFields = new Set(['start', 'minutes', 'status']);
const isMaterial = (field: string) =>
  field === whole || field === 'body' || field === 'files' || field.startsWith('material.');

function dates({ words, language }: CourseScene, sessions: readonly Session[]): readonly Block[] {
  const shown = sessions.filter(({ status }) => status !== 'removed' && status !== 'closed');
  if (shown.length <= mostNamed) {
    return shown.map((session) => {
      const { number, status } = session;
      const state = status === 'open' || status === 'cancelled' ? status : 'planned';
      return words.undo.stands({ number, status: state, when: dateOf(session, language) });
    });
  }
  const { hours, blocks } = listSessions(shown, language);
  const cancelled = shown.every(({ status }) => status === 'cancelled');
  return [words.undo.standing({ count: shown.length, cancelled, hours }), ...blocks];
}

function titleOf({ words }: CourseScene, { number, title }: Session): Block {
  return words.undo.titleIs(number, title);
}

function placeOf({ words }: CourseScene, { number, location }: Session): Block {
  return words.undo.placeIs(number, location);
}

function materialNow(scene: CourseScene, session: Session, { materials }: Aggregates): readonly Block[] {
  const { number, material } = session;
  if (!hasMaterial(session)) return [scene.words.undo.noMaterial(number)];
  const files = materialOf(session, materials)?.files ?? [];
  return [scene.words.undo.materialIs({ number, characters: material.characters, files })];
}

function whenRead(scene: CourseScene, session: Session): readonly Block[] {
  return hasMaterial(session) && session.material.state !== 'shown' ? [shownLine(scene, session)] : [];
}

/** Every setting whose value is another one again; the staff, where somebody came or went. */
function courseNow(
  scene: CourseScene,
  entry: JournalEntry,
  course: Course | undefined,
  persons: readonly Person[],
): readonly Block[] {
  const writes = entry.writes.filter(({ kind }) => kind === 'course');
  if (course === undefined || writes.length === 0 || course.status === 'gone') return [];
  const look: SettingLook = { house: scene.house, now: scene.now, words: scene.words };
  const changed = settingKeys.filter((key) => key.show(course, look) !== key.show(scene.course, look));
  const staffed = writes.some(({ field }) => field.startsWith('staff.'));
  return [
    ...changed.map((key) => scene.words.undo.settingIs(nameOf(key, scene.language), key.show(course, look))),
    ...(staffed ? staffList(scene.words, course, persons).blocks : []),
  ];
}
