import { laneOf } from '../domain/post.ts';
import type { ChatAdapter } from '../ports/chat.ts';
import type { Asker } from '../services/asker.ts';
import type { Origin } from '../services/scene.ts';
import type { Deps } from './deps.ts';
import { inPatience } from './patience.ts';

/**
 * Whoever wrote a command, as its platform knows them. It is asked in the course's queue: not for long. Where a room
 * is encrypted and it is not known who could read a post, the asker is taken for late: never a link to what they
 * cannot read.
 */
export function askerOf(deps: Deps, adapter: ChatAdapter, { account, room, user }: Origin): Asker {
  const ask = <T>(question: () => Promise<T>) => inPatience(adapter, deps.clock.now(), question);
  return {
    async sees(post) {
      const copies = await deps.store.copies(post);
      const here = copies.find(
        ({ part, target }) => part === 0 && laneOf(target) === laneOf({ account, room }),
      );
      if (here === undefined || here.state === 'deleted' || here.state === 'failed') return 'elsewhere';
      // What is still on its way reaches all who are there.
      if (here.reference === undefined) return 'here';
      const { history } = adapter;
      const { reference } = here;
      if (history === undefined || (await ask(() => history.closed(room))) !== true) return 'here';
      return (await ask(() => history.reached(room, user, reference))) === true ? 'here' : 'late';
    },
    async conversation() {
      const { conversations } = adapter;
      return conversations && (await ask(() => conversations.find(user)));
    },
  };
}
