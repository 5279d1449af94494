import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ChatAdapter } from '../../../src/ports/chat.ts';
import { ListeningEngine } from '../../contract/chat/listening-engine.ts';
import { options, text } from '../../contract/chat/scene.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { startJsClients } from '../synapse/people/js-person.ts';
import type { MatrixPerson } from '../synapse/people/matrix-person.ts';
import { Synapse } from '../synapse/server.ts';
import { type MatrixStage, matrixStage } from '../synapse/stage.ts';

// Of an opening and its files people are notified once: told by the default push rules of a real homeserver.

let server: Synapse;
let clients: ClientProcess;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
});
afterAll(async () => {
  await clients?.close();
  await server?.stop();
});

const bytes = new TextEncoder().encode('1;2;3\n');
const files = [
  { blob: 'b1', name: 'arbre équilibré.csv', type: 'text/csv', size: bytes.length },
  { blob: 'b1', name: 'figure.png', type: 'image/png', size: bytes.length },
];

describe.each([{ encrypted: false }, { encrypted: true }])(
  'an opening with files, encrypted $encrypted',
  (kind) => {
    let stage: MatrixStage;
    let engine: ListeningEngine;
    let adapter: ChatAdapter;
    let ana: MatrixPerson;

    beforeEach(async () => {
      stage = await matrixStage(server, clients, kind.encrypted);
      engine = new ListeningEngine();
      engine.blobs.set('b1', bytes);
      adapter = await stage.adapter();
      await adapter.start(engine);
      await stage.owner.until(stage.bot, 'join', stage.room);
      ana = await stage.person('Ana', 'member');
    });
    afterEach(async () => {
      await adapter.stop();
      await stage.close();
    });

    /** Ids of the messages that a person was notified of. */
    async function notified(): Promise<readonly string[]> {
      const answer = await ana.ask('GET', '/_matrix/client/v3/notifications?limit=50');
      const shape = z.array(z.object({ event: z.object({ event_id: z.string(), sender: z.string() }) }));
      const all = shape.parse(answer.notifications).map(({ event }) => event);
      return all.filter(({ sender }) => sender === stage.bot).map(({ event_id: id }) => id);
    }

    const post = async () => {
      const target = { account: adapter.account, room: stage.room };
      const opening = await adapter.post(target, text('📖 Séance 1'), options('k1'));
      const sent: string[] = [];
      for (const [index, file] of files.entries()) {
        const silent = options(`k2-${index}`, { ring: false });
        const reference = await adapter.post(target, { kind: 'file', file }, silent);
        // Twice under one key is once.
        expect(await adapter.post(target, { kind: 'file', file }, silent)).toBe(reference);
        sent.push(reference);
      }
      return { target, opening, sent };
    };

    it('notifies once, and shows the files in their order', async () => {
      const { opening, sent } = await post();
      const seen = (await ana.read(stage.room)).filter(({ user }) => user === stage.bot);
      expect(seen.map(({ reference }) => reference)).toEqual([opening, ...sent]);
      expect(seen.map(({ ring }) => ring)).toEqual([true, false, false]);
      expect(seen.flatMap((message) => message.files.map(({ name, type }) => [name, type]))).toEqual(
        files.map(({ name, type }) => [name, type]),
      );
      expect([...(seen[1]?.files[0]?.bytes ?? [])]).toEqual([...bytes]);
      // Of what is encrypted a server knows only that it is no edit: the clients judge by the kind, seen above.
      if (!kind.encrypted) expect(await notified()).toEqual([opening]);
    });

    it('takes a file back with all that its message held', async () => {
      const { target, sent } = await post();
      const before = await stage.owner.serverEvents(stage.room);
      await adapter.edits?.delete(target, sent[0] ?? '', 'k3');
      await adapter.edits?.delete(target, sent[0] ?? '', 'k3');
      const after = await stage.owner.serverEvents(stage.room);
      const emptied = after.filter(({ content }) => Object.keys(content).length === 0);
      const about = before.filter(
        ({ event_id: id, content }) => id === sent[0] || content['m.relates_to']?.event_id === sent[0],
      );
      expect(about).toHaveLength(2);
      expect(emptied.map(({ event_id: id }) => id)).toEqual(
        expect.arrayContaining(about.map(({ event_id: id }) => id)),
      );
    });
  },
);
