import { afterEach, beforeEach, describe } from 'vitest';
import { botSpeaks } from './bot-speaks.ts';
import { delivery } from './delivery.ts';
import { ListeningEngine } from './listening-engine.ts';
import { peopleAct } from './people-act.ts';
import type { ChatScene } from './scene.ts';
import type { ChatStage } from './stage.ts';

/**
 * What the engine may rely on with any chat platform. `make` builds a fresh stage; a capability that an
 * adapter lacks skips its tests.
 */
export function chatContract(name: string, make: () => Promise<ChatStage>): void {
  describe(`${name}: the chat port`, () => {
    // Filled before each test; the suites below read it only inside theirs.
    const on = {} as ChatScene;

    beforeEach(async () => {
      on.stage = await make();
      on.engine = new ListeningEngine();
      on.adapter = await on.stage.adapter();
      await on.adapter.start(on.engine);
      on.ana = await on.stage.person('Ana', 'moderator');
      on.bo = await on.stage.person('Bo', 'member');
      // Who has just come is known from here on: what is said next is meant for them too.
      for (const { user } of [on.ana, on.bo])
        await on.engine.event('membership', (event) => event.user === user && event.change === 'joined');
      on.target = { account: on.adapter.account, room: on.stage.room };
      on.seen = async (reference) =>
        (await on.bo.read(on.stage.room)).find((message) => message.reference === reference);
      on.restart = async () => {
        await on.adapter.stop();
        on.adapter = await on.stage.adapter();
        await on.adapter.start(on.engine);
      };
    });

    afterEach(async () => {
      await on.adapter.stop();
      await on.stage.close();
    });

    botSpeaks(on);
    peopleAct(on);
    delivery(on);
  });
}
