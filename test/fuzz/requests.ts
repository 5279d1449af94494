import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalChat, type LocalChat } from '../../adapters/local/local-chat.ts';
import type { Random } from './random.ts';
import { noiseOf, repeatedOf, textOf } from './words.ts';

const origin = 'http://127.0.0.1:8080';
/** What the pages and programs ask for. ROOM, ID and LIMIT stand for one that is there, or for none. */
const routes: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/'],
  ['GET', '/api/me'],
  ['GET', '/api/rooms'],
  ['POST', '/api/rooms'],
  ['POST', '/api/enter'],
  ['POST', '/enter'],
  ['POST', '/rooms'],
  ['GET', '/rooms/list'],
  ['GET', '/rooms/ROOM'],
  ['POST', '/rooms/ROOM'],
  ['POST', '/rooms/ROOM'],
  ['POST', '/rooms/ROOM/join'],
  ['GET', '/api/rooms/ROOM/messages?limit=LIMIT'],
  ['POST', '/api/rooms/ROOM/messages'],
  ['POST', '/api/rooms/ROOM/messages'],
  ['POST', '/api/rooms/ROOM/join'],
  ['POST', '/api/rooms/ROOM/read'],
  ['PATCH', '/api/messages/ID'],
  ['DELETE', '/api/messages/ID'],
  ['POST', '/api/messages/ID/buttons'],
  ['PUT', '/api/messages/ID/reactions/👍'],
  ['DELETE', '/api/messages/ID/reactions/👍'],
  ['GET', '/files/ID'],
  ['GET', '/..%2f..%2fetc/passwd'],
  ['GET', '/%00'],
  ['GET', '/%E0%A4%A'],
];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
/** Messages that later requests are about. */
const remembered = 50;

/** The local chat on a folder of its own, without a port and without an engine, and two people in it. */
export class RequestTarget {
  readonly #dir = mkdtempSync(join(tmpdir(), 'cours-fuzz-'));
  readonly #faults: unknown[] = [];
  readonly #chat: LocalChat;
  readonly #cookies: string[] = [];
  #messages: string[] = ['x'];

  constructor() {
    this.#chat = createLocalChat({
      dataDir: this.#dir,
      language: 'fr',
      zone: 'Europe/Paris',
      classRoom: { name: 'Classe' },
      verbs: () => [],
      onFailure: (fault) => this.#faults.push(fault),
    });
  }

  async enter(): Promise<void> {
    for (const name of ['Prof', 'Ana']) {
      const answer = await this.#chat.app.request(`${origin}/api/enter`, {
        method: 'POST',
        headers: { host: '127.0.0.1:8080', origin, 'content-type': 'application/json' },
        body: JSON.stringify({ name, role: name === 'Prof' ? 'teach' : 'study' }),
      });
      this.#cookies.push(answer.headers.get('set-cookie')?.split(';')[0] ?? '');
    }
  }

  /** A request as a browser, a script or nobody sends it. */
  requestFrom(random: Random): Request {
    const [usual, route] = random.pick(routes);
    const method = random.chance(90) ? usual : random.pick(methods);
    const nowhere = encodeURIComponent(noiseOf(random, 8).toWellFormed());
    const path = route
      .replace('ROOM', random.chance(90) ? this.#chat.classRoom() : nowhere)
      .replace('ID', random.chance(90) ? random.pick(this.#messages) : nowhere)
      .replace('LIMIT', random.pick(['1', '50', '500', '-1', 'x', '1e9']));
    const headers = new Headers({
      host: random.chance(95) ? '127.0.0.1:8080' : 'evil.example',
      origin: random.chance(95) ? origin : 'http://evil.example',
      cookie: random.chance(95) ? random.pick(this.#cookies) : 'cours=__proto__',
      'accept-language': random.pick(['fr', 'en', '*', 'x;q=9']),
    });
    const given = { method, headers };
    if (method === 'GET' || method === 'HEAD') return new Request(`${origin}${path}`, given);
    return new Request(`${origin}${path}`, { ...given, body: bodyFrom(random, headers) });
  }

  /** Answers a request, the body of the answer read to its end; throws if the answer is a fault of ours. */
  async answer(request: Request): Promise<number> {
    const answer = await this.#chat.app.request(request.clone());
    const said = await answer.text();
    const [, id] = /"message":\{"id":"(\w+)"/.exec(said) ?? [];
    if (answer.status === 201 && id !== undefined)
      this.#messages = [id, ...this.#messages].slice(0, remembered);
    if (answer.status >= 500) throw new Error(`${request.method} ${request.url}: ${answer.status}`);
    const [fault] = this.#faults;
    if (fault !== undefined) throw fault;
    return answer.status;
  }

  async close(): Promise<void> {
    await this.#chat.adapter.stop();
    rmSync(this.#dir, { recursive: true });
  }
}

function bodyFrom(random: Random, headers: Headers): string | FormData {
  const fields = {
    id: random.chance(90) ? `browser-${random.below(2 ** 30)}` : noiseOf(random, 12),
    text: random.chance(2) ? repeatedOf(random, 64_000) : textOf(random),
    name: random.chance(50) ? textOf(random) : noiseOf(random, 50),
    role: random.pick(['teach', 'study', 'study', 'host']),
    for: random.pick(['group', 'staff', 'class']),
    thread: random.pick(['', '', '', 'x']),
    seq: random.pick([0, 1, -1, 1e300]),
    sign: random.pick(['👍', '✅', 'x']),
  };
  const kept = Object.entries(fields).filter(() => random.chance(80));
  if (random.chance(40)) {
    const form = new FormData();
    for (const [key, value] of kept) form.append(key, String(value));
    if (random.chance(20)) form.append('files', new File([noiseOf(random, 500)], noiseOf(random, 30)));
    return form;
  }
  headers.set(
    'content-type',
    random.pick(['application/json', 'application/json', 'application/x-www-form-urlencoded', 'text/plain']),
  );
  if (random.chance(10)) return noiseOf(random, 200);
  if (headers.get('content-type') !== 'application/json')
    return new URLSearchParams(
      Object.fromEntries(kept.map(([key, value]) => [key, String(value)])),
    ).toString();
  const spoilt = random.chance(20) ? { [random.pick(['__proto__', 'text', 'id'])]: [null, { a: 1 }] } : {};
  return JSON.stringify({ ...Object.fromEntries(kept), ...spoilt });
}
