import fc from 'fast-check';
import { expect, it } from 'vitest';
import { audioVerb } from '../../../src/commands/audio.ts';
import { callVerb } from '../../../src/commands/call.ts';
import { closeVerb } from '../../../src/commands/close.ts';
import { endVerb } from '../../../src/commands/end.ts';
import { reopenVerb } from '../../../src/commands/reopen.ts';
import { startVerb } from '../../../src/commands/start.ts';
import { videoVerb } from '../../../src/commands/video.ts';
import type { Rooms } from '../../../src/domain/room.ts';
import { fromInstant } from '../../../src/domain/time/zone.ts';
import { asTold } from '../../../src/domain/told.ts';
import { makePerson, makeSession, now, prof, room, student, student2 } from '../../support/scene.ts';
import { instance, Story } from '../../support/story.ts';

const lines = [
  [audioVerb, 'audio'],
  [audioVerb, 'audio oui'],
  [audioVerb, 'audio non'],
  [videoVerb, 'vidéo'],
  [callVerb, 'salle'],
  [callVerb, 'salle autre'],
  [callVerb, 'salle b'],
  [callVerb, 'salle https://visio.example.org/x'],
  [closeVerb, 'fermer'],
  [startVerb, 'démarrer'],
  [endVerb, 'terminer'],
  [reopenVerb, 'rouvrir S1'],
] as const;
const people = [prof, student, student2, makePerson('etu3')];

const step = fc.oneof(
  fc.record({ line: fc.constantFrom(...lines), person: fc.constantFrom(...people) }),
  fc.constantFrom({ link: 'https://a.example.org/x' }, { code: 'full' }),
  fc.record({ minutes: fc.constantFrom(1, 10, 40) }),
);

/** S1 in 20 minutes, S2 right after it. */
function sessions() {
  return [20, 140].map((minutes, index) => {
    const startsAt = now + minutes * 60_000;
    const start = fromInstant(startsAt, 'Europe/Paris');
    return asTold(makeSession({ number: index + 1, start, startsAt }));
  });
}

it.each([
  ['with two servers', [instance('a'), instance('b')]],
  ['without any', []],
])(
  'whatever happens, %s: one request and one room a medium, nothing in use without a timer or a session',
  async (_, instances) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const story = new Story({ sessions: sessions(), instances });
        for (const each of steps) {
          if ('line' in each) {
            const [verb, text] = each.line;
            await story.command(verb, text, { person: each.person, origin: room('classe', each.person) });
          } else if ('minutes' in each) {
            await story.until(story.now + each.minutes * 60_000);
          } else if (story.outside.some(({ kind }) => kind === 'callCreate')) {
            await story.settle(each);
          }
          check(story);
        }
      }),
      { numRuns: 150 },
    );
  },
);

function check(story: Story): void {
  const orders = story.outside.flatMap((work) => (work.kind === 'callCreate' ? [work.key] : []));
  expect(new Set(orders).size).toBe(orders.length);
  const timers = new Set(story.timers().map(({ key }) => key));
  const holders: readonly Rooms[] = [story.course.rooms, ...story.sessions.map(({ rooms }) => rooms)];
  for (const { calls, requests } of holders) {
    for (const medium of ['audio', 'video'] as const) {
      const open = calls.filter((call) => call.medium === medium && call.status === 'open');
      expect(open.length).toBeLessThanOrEqual(1);
      expect(
        requests.filter((each) => each.medium === medium && each.status === 'waiting').length,
      ).toBeLessThanOrEqual(1);
      for (const { id } of open) expect(timers).toContain(id);
    }
  }
  for (const { status, rooms } of story.sessions) {
    if (status !== 'closed') continue;
    expect(rooms.calls.filter((call) => call.status === 'open' || call.status === 'wanted')).toEqual([]);
    expect(rooms.requests.filter((request) => request.status === 'waiting')).toEqual([]);
  }
}
