import { audioVerb } from '../../src/commands/audio.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Session } from '../../src/domain/session.ts';
import { fromInstant } from '../../src/domain/time/zone.ts';
import { asTold } from '../../src/domain/told.ts';
import type { PostOp } from '../../src/message/post.ts';
import { plain } from './plain.ts';
import { makePerson, makeSession, now, room } from './scene.ts';
import { instance, Story } from './story.ts';

export const minute = 60_000;
export const student3 = makePerson('etu3', 'Étu3');
/** S1, open for ten minutes. */
export const open: Session = makeSession({
  status: 'open',
  startsAt: now - 10 * minute,
  openedAt: now - 10 * minute,
  endsAt: now + 110 * minute,
  opening: 'session/session-1/opening/1',
});
/** What the provider of the tests makes. */
export const url = 'https://visio.example.org/cours-k7q2m9x4tz';
/** Somebody in the class place. */
export const by = (person: Person) => ({ person, origin: room('classe', person) });

/** S1 is open, and two servers are set up. */
export function inSession(over: ConstructorParameters<typeof Story>[0] = {}): Story {
  return new Story({ sessions: [open], instances: [instance('a'), instance('b')], ...over });
}

/** S2, planned at that moment and known to the class. */
export function beginning(startsAt: number): Session {
  const start = fromInstant(startsAt, 'Europe/Paris');
  return asTold(makeSession({ number: 2, start, startsAt }));
}

/** What a post now says. */
export function revised(post: PostOp | undefined): string {
  return post?.op === 'revise' ? plain(post.document) : 'not revised';
}

/** An audio room is open. */
export async function opened(story: Story): Promise<Story> {
  await story.command(audioVerb, 'audio');
  await story.settle({ link: url });
  return story;
}
