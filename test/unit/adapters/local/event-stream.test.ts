import { afterEach, beforeEach, expect, test } from 'vitest';
import { doc, line } from '../../../../src/message/document.ts';
import type { ChatAdapter } from '../../../../src/ports/chat.ts';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import type { LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';

let stage: LocalStage;
let adapter: ChatAdapter;
let prof: LocalPerson;
let ana: LocalPerson;
beforeEach(async () => {
  stage = await localStage();
  adapter = await stage.adapter();
  await adapter.start(new ListeningEngine());
  prof = await stage.person('Prof', 'moderator');
  ana = await stage.person('Ana', 'member');
});
afterEach(() => stage.close());

interface Streamed {
  readonly id: string;
  readonly name: string;
  readonly data: {
    readonly id: string;
    readonly text: string;
    readonly fresh: boolean;
    readonly html: string;
  };
}

/** The stream of one person, read event by event. */
async function* events(person: LocalPerson, headers: Record<string, string> = {}): AsyncGenerator<Streamed> {
  const stop = new AbortController();
  const answer = await person.ask('/api/events', { headers, signal: stop.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        text += (await reader?.read())?.value ?? '';
        continue;
      }
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((field) => field.split(/: (.*)/s, 2) as [string, string]),
      );
      text = text.slice(end + 2);
      yield {
        id: fields.get('id') ?? '',
        name: fields.get('event') ?? '',
        data: JSON.parse(fields.get('data') ?? '{}'),
      };
    }
  } finally {
    stop.abort();
    await reader?.cancel();
  }
}

async function next(stream: AsyncGenerator<Streamed>, name = 'message'): Promise<Streamed> {
  for (;;) {
    const { value } = await stream.next();
    if (value?.name === name) return value;
  }
}

test('brings what people and the bot write, and what changes', async () => {
  const stream = events(ana);
  await next(stream, 'alive');
  const reference = await prof.say('bonjour');
  expect((await next(stream)).data).toMatchObject({ id: reference, text: 'bonjour', fresh: true });
  await prof.edit(reference, 'bonsoir');
  expect((await next(stream)).data).toMatchObject({ id: reference, text: 'bonsoir', fresh: false });
  const target = { account: 'local', room: stage.room };
  const options = { key: 'k1', ring: false, mention: [], mentionRoom: false };
  await adapter.post(target, { kind: 'text', document: doc(line`Séance 1`) }, options);
  expect((await next(stream)).data.html).toContain('<p>Séance 1</p>');
  await stream.return(undefined);
});

test('goes on behind the last event seen, each message once and as it is now', async () => {
  const before = events(ana);
  const { id } = await next(before, 'alive');
  await before.return(undefined);
  const one = await prof.say('un');
  await prof.edit(one, 'un, corrigé');
  await prof.say('deux');
  const after = events(ana, { 'last-event-id': id });
  expect((await next(after)).data).toMatchObject({ text: 'un, corrigé', fresh: true });
  expect((await next(after)).data).toMatchObject({ text: 'deux', fresh: true });
  await after.return(undefined);
});

test('tells nobody of a conversation that is not theirs', async () => {
  const stream = events(prof);
  await next(stream, 'alive');
  await ana.say('entre nous', { room: await ana.direct() });
  await ana.say('pour tous');
  expect((await next(stream)).data.text).toBe('pour tous');
  await stream.return(undefined);
});

test('an answer in a thread changes its root too', async () => {
  const root = await prof.say('une question');
  const stream = events(ana);
  await next(stream, 'alive');
  const reply = await prof.say('une réponse', { thread: root });
  const seen = [await next(stream), await next(stream)];
  expect(seen.map(({ data }) => [data.id, data.fresh])).toEqual([
    [reply, true],
    [root, false],
  ]);
  expect(seen[1]?.data.html).toContain('1 réponse');
  await stream.return(undefined);
});

test('ends when the chat stops', async () => {
  const stream = events(ana);
  await next(stream, 'alive');
  const rest = ana.ask('/api/events').then((answer) => answer.text());
  await adapter.stop();
  expect(await rest).toContain('event: alive');
  await stream.return(undefined);
});
