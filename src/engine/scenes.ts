import { type Course, roleIn } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { Language } from '../domain/time/types.ts';
import { wordsOf } from '../i18n/words.ts';
import type { ChatAdapter } from '../ports/chat.ts';
import { answeredIn, ownLanguage } from '../services/own-language.ts';
import type { Origin, Scene } from '../services/scene.ts';
import type { Deps } from './deps.ts';
import { momentOf } from './deps.ts';

/** What happened, as far as every kind of command (message, edit, reaction, button) shares it. */
export interface Told {
  readonly eventId: string;
  readonly at: number;
  readonly origin: Origin;
  readonly person: Person;
}

/** The scene of a command: the course that it is about, who says it and with which rights. */
export async function sceneOf(
  deps: Deps,
  adapter: ChatAdapter,
  told: Told,
  course: Course | undefined,
  courses: readonly Course[],
  /** Ask the platform for the person's rights in the room: a request over the network on some. */
  asksRights: boolean,
  /** In private: the language of the words typed, where they have one. */
  typed?: Language,
): Promise<Scene> {
  const { origin, person } = told;
  const isHost = person.accounts.some((account) => deps.admins.has(account.user));
  const place = course?.places.find(
    (candidate) => candidate.account === origin.account && candidate.room === origin.room,
  );
  const staff =
    course === undefined ? [] : await deps.store.persons(course.staff.map(({ person: id }) => id));
  const own = origin.direct ? answeredIn(await ownLanguage(deps.store, person), typed) : undefined;
  const language = own ?? course?.language ?? deps.house.language;
  const { account, thread } = origin;
  const root = thread === undefined ? undefined : await deps.store.postAt(account, thread);
  return {
    ...momentOf(deps),
    at: told.at,
    eventId: told.eventId,
    person,
    isHost,
    role: roleIn(course, person.id, isHost),
    moderator:
      origin.direct || (asksRights && (await adapter.role(origin.room, origin.user)) === 'moderator'),
    origin,
    staff,
    courses,
    language,
    words: wordsOf(language),
    ...(course === undefined ? {} : { course }),
    ...(place === undefined ? {} : { place }),
    ...(root === undefined ? {} : { threadRoot: root.key }),
  };
}
