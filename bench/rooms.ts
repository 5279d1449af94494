import { RoomPool } from '../src/engine/room-pool.ts';
import type { CallInstance } from '../src/ports/calls.ts';
import { choiceFor } from '../src/services/open-call.ts';
import { courseOf } from './seed.ts';
import { inMs, median, quantile, report } from './tools.ts';

const courses = 1_000;
const instances: readonly CallInstance[] = Array.from({ length: 20 }, (_, n) => ({
  id: `s${n}`,
  provider: n % 4 === 0 ? 'mumble' : 'jitsi',
  label: `Server ${n}`,
  media: n % 4 === 0 ? ['audio'] : ['audio', 'video'],
  capacity: { total: 100 + 40 * n, room: 40 + 3 * n },
  ...(n % 5 === 0 ? { group: 'g', weight: 1 + n } : {}),
  example: false,
}));

/** A thousand courses of different sizes ask in the same minute over twenty servers: how long a choice takes. */
export function benchRooms(): void {
  const waits: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const pool = new RoomPool(() => Date.now());
    pool.failed('s3');
    let opened = 0;
    for (let n = 0; n < courses; n += 1) {
      const course = courseOf(n, [], { headcount: 5 + (n % 40) });
      const before = performance.now();
      const choice = choiceFor(
        { house: { language: 'fr', zone: 'Europe/Paris', instances, pool } },
        course,
        'audio',
      );
      waits.push(performance.now() - before);
      if ('none' in choice) continue;
      opened += 1;
      pool.note({ course: { ...course, rooms: { requests: [], calls: [callOn(choice.instance.id, n)] } } });
    }
    const places = instances.reduce((sum, { capacity }) => sum + (capacity?.total ?? 0), 0);
    const held = instances.reduce((sum, { id }) => sum + pool.held(id), 0);
    if (opened === 0 || opened === courses || held > places || pool.held('s3') > 0)
      throw new Error(`the rooms were not shared out as they should: ${opened} opened, ${held} of ${places}`);
  }
  report('choice of a server, 1,000 courses, 20 servers: median', inMs(median(waits)));
  report('choice of a server, 1,000 courses, 20 servers: p99', inMs(quantile(waits, 0.99)), 'aim < 5 ms');
}

function callOn(instance: string, n: number) {
  return {
    ...{ id: `call${n}`, medium: 'audio' as const, by: 'p', status: 'open' as const, instance, tried: [] },
    ...{ persons: 5 + (n % 40), closesAt: 0, otherVotes: [], why: '', post: `call/${n}` },
  };
}
