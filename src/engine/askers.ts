import { laneOf } from '../domain/post.ts';
import type { ChatAdapter } from '../ports/chat.ts';
import type { Asker } from '../services/asker.ts';
import type { Origin } from '../services/scene.ts';
import type { Deps } from './deps.ts';

/** Whoever wrote a command, as its platform knows them. */
export function askerOf(deps: Deps, adapter: ChatAdapter, { account, room, user }: Origin): Asker {
  return {
    async sees(post) {
      const copies = await deps.store.copies(post);
      const here = copies.find(
        ({ part, target }) => part === 0 && laneOf(target) === laneOf({ account, room }),
      );
      if (here === undefined || here.state === 'deleted' || here.state === 'failed') return 'elsewhere';
      // What is still on its way reaches all who are there.
      if (here.reference === undefined) return 'here';
      return ((await adapter.history?.reached(room, user, here.reference)) ?? true) ? 'here' : 'late';
    },
    conversation: async () => adapter.conversations?.find(user),
  };
}
