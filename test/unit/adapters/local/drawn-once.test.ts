import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Drawings } from '../../../../adapters/local/view/drawings.ts';
import { doc, markdown } from '../../../../src/message/document.ts';
import type { ChatAdapter } from '../../../../src/ports/chat.ts';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import type { LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';

const drawn = vi.hoisted(() => ({ sources: [] as string[] }));
vi.mock('../../../../src/message/markdown-html.ts', async (original) => {
  const real = await original<typeof import('../../../../src/message/markdown-html.ts')>();
  const markdownToHtml: typeof real.markdownToHtml = (source, options) => {
    drawn.sources.push(source);
    return real.markdownToHtml(source, options);
  };
  return { ...real, markdownToHtml };
});

let stage: LocalStage;
let adapter: ChatAdapter;
let ana: LocalPerson;
let bo: LocalPerson;
beforeEach(async () => {
  drawn.sources = [];
  stage = await localStage();
  adapter = await stage.adapter();
  await adapter.start(new ListeningEngine());
  ana = await stage.person('Ana', 'member');
  bo = await stage.person('Bo', 'moderator');
});
afterEach(() => stage.close());

const times = (source: string) => drawn.sources.filter((each) => each === source).length;
const page = async (person: LocalPerson) => (await person.ask(`/rooms/${stage.room}`)).text();

describe('a message', () => {
  test('is drawn once, whoever reads it and however, and once more when it changes', async () => {
    const id = await ana.say('un **mot**');
    for (const person of [ana, bo]) {
      expect(await page(person)).toContain('un <strong>mot</strong>');
      await person.read(stage.room);
    }
    expect(times('un **mot**')).toBe(1);
    await ana.edit(id, 'deux **mots**');
    for (const person of [ana, bo]) expect(await page(person)).toContain('deux <strong>mots</strong>');
    expect([times('un **mot**'), times('deux **mots**')]).toEqual([1, 1]);
  });

  test('of the bot too, and once more when a picture of it comes', async () => {
    const target = { account: 'local', room: stage.room };
    const options = { key: 'k1', ring: false, mention: [], mentionRoom: false };
    const source = 'Voyez ![le plan](plan.png)';
    await adapter.post(target, { kind: 'text', document: doc(markdown(source)) }, options);
    for (const person of [ana, bo]) await page(person);
    expect(times(source)).toBe(1);
  });
});

describe('drawings', () => {
  test('are forgotten when there are too many, the one asked for longest ago first', () => {
    const drawings = new Drawings();
    const large = 'x'.repeat(9 * 1024 * 1024);
    const draws: string[] = [];
    const ask = (place: string) => drawings.of(place, large, '', () => `${draws.push(place)}`);
    for (const place of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) ask(place);
    expect(draws).toEqual(['a', 'b', 'c', 'd', 'b']);
  });
});

describe('a form', () => {
  const form = (parts: number, name: string) => {
    const body = new FormData();
    body.set('id', randomUUID());
    body.set('text', 'bonjour');
    for (let n = 0; n < parts; n += 1)
      body.append(name, name === 'files' ? new File(['x'], `${n}.txt`) : 'x');
    return { method: 'POST', body };
  };
  test.each(['files', 'whatever'])(
    'of thousands of parts (%s) is refused before it is taken apart',
    async (name) => {
      const read = vi.spyOn(Response.prototype, 'formData');
      await expect(ana.ask(`/api/rooms/${stage.room}/messages`, form(3_000, name))).rejects.toThrow(/10/u);
      expect(read).not.toHaveBeenCalled();
      read.mockRestore();
    },
  );

  test('without files, or JSON, is no larger than a message', async () => {
    const path = `/api/rooms/${stage.room}/messages`;
    const large = `id=${randomUUID()}&text=${'x'.repeat(2_000_000)}`;
    for (const [type, body] of [
      ['application/x-www-form-urlencoded', large],
      ['application/x-www-form-urlencoded', `id=${randomUUID()}&text=a${'&a=1'.repeat(5_000)}`],
      ['application/json', JSON.stringify({ id: randomUUID(), text: 'a', more: 'x'.repeat(2_000_000) })],
    ] as const)
      await expect(
        ana.ask(path, { method: 'POST', body, headers: { 'content-type': type } }),
      ).rejects.toThrow();
  });

  test('of ten files is read', async () => {
    const { status } = await ana.ask(`/api/rooms/${stage.room}/messages`, form(10, 'files'));
    expect(status).toBe(201);
  });
});

describe('streams of events', () => {
  test('are four a person: a fifth closes the oldest, and nobody else’s', async () => {
    const open = async (person: LocalPerson) => {
      const body = (await person.ask('/api/events')).body;
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      await reader?.read();
      return reader;
    };
    const other = await open(bo);
    const streams = [];
    for (let n = 0; n < 6; n += 1) streams.push(await open(ana));
    for (const closed of streams.slice(0, 2)) {
      let text = '';
      for (let part = await closed?.read(); part?.done === false; part = await closed?.read())
        text += part.value;
      expect(text).toContain('retry: 30000');
    }
    await ana.say('vous êtes là ?');
    for (const live of [...streams.slice(2), other]) {
      let text = '';
      while (!text.includes('vous êtes là')) text += (await live?.read())?.value ?? '';
      await live?.cancel();
    }
  });
});
