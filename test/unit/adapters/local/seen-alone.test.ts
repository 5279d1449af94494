import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actions, doc, line } from '../../../../src/message/document.ts';
import type { ChatAdapter } from '../../../../src/ports/chat.ts';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import { json, type LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';

let stage: LocalStage;
let adapter: ChatAdapter;
let engine: ListeningEngine;
let prof: LocalPerson;
let ana: LocalPerson;
let bo: LocalPerson;
beforeEach(async () => {
  stage = await localStage();
  engine = new ListeningEngine();
  adapter = await stage.adapter();
  await adapter.start(engine);
  prof = await stage.person('Prof', 'moderator');
  ana = await stage.person('Ana', 'member');
  bo = await stage.person('Bo', 'member');
});
afterEach(() => stage.close());

const secret = 'Rien que pour Ana';
const options = (key: string) => ({ key, ring: false, mention: [], mentionRoom: false });

async function shown(thread?: string): Promise<string> {
  const target = { account: 'local', room: stage.room, ...(thread === undefined ? {} : { thread }) };
  const proposal = { sign: '✅', label: 'Envoyer', command: 'agenda' } as const;
  const document = doc(line`${secret}`, actions(proposal));
  return (
    (await adapter.ephemeral?.show(target, ana.user, { kind: 'text', document }, options(randomUUID()))) ?? ''
  );
}

/** Everything that somebody is told while `act` runs: the stream, from the beginning. */
async function stream(person: LocalPerson): Promise<string> {
  const body = (await person.ask('/api/events?after=0')).body;
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  await person.say('fin du flux');
  let text = '';
  while (!text.includes('fin du flux')) text += (await reader?.read())?.value ?? '';
  await reader?.cancel();
  return text;
}

describe('what one person alone sees', () => {
  test('is on their page, in their list and in their stream, and says so', async () => {
    const id = await shown();
    const page = await (await ana.ask(`/rooms/${stage.room}`)).text();
    expect(page).toContain(secret);
    expect(page).toContain('visible par vous uniquement');
    expect((await ana.read(stage.room)).map(({ reference }) => reference)).toContain(id);
    expect(await stream(ana)).toContain(secret);
  });

  test('is nobody else’s by any way, whatever their role', async () => {
    const root = await ana.say('Un fil');
    const ids = [await shown(), await shown(root)];
    for (const other of [prof, bo]) {
      for (const path of [
        `/rooms/${stage.room}`,
        `/rooms/${stage.room}?thread=${root}`,
        ...ids.map((id) => `/rooms/${stage.room}?thread=${id}`),
        `/api/rooms/${stage.room}/messages?limit=500`,
        `/api/rooms/${stage.room}/messages?thread=${root}`,
        `/api/rooms/${stage.room}/messages?after=0`,
      ])
        expect((await (await other.ask(path)).text()).includes(secret), path).toBe(false);
      const told = await stream(other);
      expect(told).not.toContain(secret);
      for (const id of ids) expect(told).not.toContain(id);
    }
  });

  test('cannot be answered, quoted, signed, pressed, edited or deleted by others', async () => {
    const id = await shown();
    for (const other of [prof, bo]) {
      for (const act of [
        () => other.say('moi aussi', { replyTo: id }),
        () => other.say('moi aussi', { thread: id }),
        () => other.react(id, '👍'),
        () => other.press(id, '✅'),
        () => other.edit(id, 'autre'),
        () => other.remove(id),
        () => other.ask(`/messages/${id}/buttons`, json('POST', { id: randomUUID(), sign: '✅' })),
      ])
        await expect(act()).rejects.toThrow();
    }
    expect(engine.events.filter((event) => 'message' in event && event.message === id)).toEqual([]);
  });

  test('does not reach others in a quotation of it', async () => {
    const id = await shown();
    await ana.say('Voici ce que je lis', { replyTo: id });
    const page = await (await bo.ask(`/rooms/${stage.room}`)).text();
    expect(page).toContain('Voici ce que je lis');
    expect(page).not.toContain(secret);
    expect(await (await ana.ask(`/rooms/${stage.room}`)).text()).toMatch(
      /class="quote"[^>]*>[^<]*Rien que pour Ana/,
    );
  });

  test('counts in no thread and rings for nobody', async () => {
    const root = await ana.say('Un fil');
    await shown(root);
    for (const person of [ana, bo]) {
      const list = (await (await person.ask(`/api/rooms/${stage.room}/messages`)).json()) as {
        messages: { id: string; replies: number }[];
      };
      expect(list.messages.find((message) => message.id === root)?.replies).toBe(0);
    }
  });

  test('is deleted by them, and its proposal is pressed by them', async () => {
    const id = await shown();
    await ana.press(id, '✅');
    await engine.event('button', (event) => event.message === id);
    await ana.remove(id);
    await engine.event('deletion', (event) => event.message === id);
    expect(await (await ana.ask(`/rooms/${stage.room}`)).text()).not.toContain(secret);
    expect(await stream(bo)).not.toContain(id);
  });

  test('is refused for who is not in the room', async () => {
    const target = { account: 'local', room: await prof.direct() };
    const part = { kind: 'text', document: doc(line`x`) } as const;
    await expect(adapter.ephemeral?.show(target, ana.user, part, options('k'))).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
