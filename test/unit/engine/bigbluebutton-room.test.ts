import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bigBlueButtonProvider } from '../../../adapters/bigbluebutton/bigbluebutton.ts';
import { roomBehind } from '../../../adapters/bigbluebutton/room.ts';
import type { Call } from '../../../src/domain/room.ts';
import { deliver } from '../../../src/engine/deliver.ts';
import type { Deps } from '../../../src/engine/deps.ts';
import { newId } from '../../../src/engine/ids.ts';
import type { OutboxRow } from '../../../src/ports/store.ts';
import { orderOf } from '../../../src/services/call-order.ts';
import { RoomLinks } from '../../../src/web/room-links.ts';
import { roomPages } from '../../../src/web/room-page.ts';
import { BigBlueButtonDouble } from '../../fakes/bigbluebutton-server.ts';
import { selfSigned } from '../../fakes/self-signed.ts';
import { lesson, openLesson, sessionOf, start } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { instance } from '../../support/story.ts';
import { texts } from '../../support/world.ts';

// A session, a BigBlueButton and the house's pages behind https, as in front of a class.

const secret = '639259d4-9dd8-4b25-bf01-95f9567eaf4b';
const log = { info: () => {}, warn: () => {}, error: () => expect.unreachable() };
const pdf = (words: string, name = 'TD 1.pdf') =>
  new File([`%PDF-1.4 ${words}`], name, { type: 'application/pdf' });

let pages = new Hono();
const front = createServer(selfSigned, (request, answer) => getRequestListener(pages.fetch)(request, answer));
let double: BigBlueButtonDouble;
let world: LocalWorld;
let publicUrl: string;
let deps: Pick<Deps, 'house' | 'providers'>;

beforeEach(async () => {
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  publicUrl = `https://127.0.0.1:${(front.address() as AddressInfo).port}`;
  double = await new BigBlueButtonDouble({ generation: '3.0', secret }).start();
  await begin(publicUrl);
});
afterEach(async () => {
  await world.close();
  await double.stop();
  front.closeAllConnections();
  await new Promise<void>((resolve) => front.close(() => resolve()));
});

async function begin(address: string): Promise<void> {
  const bbb = instance('bbb', { provider: 'bigbluebutton', media: ['audio', 'video'], personal: true });
  const options = { instance: bbb, url: double.url, secret, installation: 'ours', log };
  const provider = bigBlueButtonProvider(options);
  const links = new RoomLinks(address, 'the secret of the house');
  world = await LocalWorld.open({ providers: [provider], house: { roomPages: links } });
  const now = () => world.clock.now();
  pages = roomPages({ desk: world.engine.rooms, links, language: 'fr', now, newId, secure: true, log });
  const house = { language: 'fr', zone: 'Europe/Paris', instances: [bbb], roomPages: links } as const;
  deps = { house, providers: new Map([['bbb', provider]]) };
}

/** What a server would fetch, by the names that it was told. */
function documents(): { url: string; name: string }[] {
  const listed = double.meeting.body.matchAll(/<document url="([^"]*)" filename="([^"]*)"\/>/g);
  return Array.from(listed, ([, url = '', name = '']) => ({ url: unescaped(url), name: unescaped(name) }));
}
const unescaped = (xml: string) => xml.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

/** As a call server fetches it; nobody vouches for the certificate of a test. */
function fetched(url: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { rejectUnauthorized: false, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    }).on('error', reject);
  });
}

describe('the way into a room', () => {
  const form = { method: 'POST', body: new URLSearchParams({ nom: 'Ana' }) };

  it.each([
    { how: 'cut' },
    { how: 'answer', text: '<html>at Object.<anonymous> (/srv/a.js:1:1)</html>', status: 500 },
    { how: 'answer', text: '<response><returncode>FAILED</returncode></response>' },
    { how: 'answer', text: '', location: 'https://elsewhere.example/', status: 302 },
  ] as const)('is a sentence where the server is interrupted: %j', async (failure) => {
    await openLesson(world);
    await world.say('prof', 'class', '!cours audio');
    const id = (await sessionOf(world)).rooms.calls[0]?.id;
    double.failure = failure;
    const failed = await pages.request(`/salle/${id}/entrer`, form);
    expect(failed.status).toBe(502);
    const text = await failed.text();
    expect(text).toContain('Impossible d&#39;entrer dans la salle');
    expect(text).toContain('Revenir à la page de la salle');
    expect(text).not.toMatch(/checksum|password|\.[jt]s:\d|Error/);
    double.failure = undefined;
    const entered = await pages.request(`/salle/${id}/entrer`, form);
    expect(entered.status).toBe(303);
    expect(entered.headers.get('Location')).toContain('/api/join?');
  });
});

describe('a room whose meeting does not end', () => {
  it('is not said to be closed until it has', async () => {
    await openLesson(world);
    await world.say('prof', 'class', '!cours audio');
    double.failure = { how: 'answer', call: 'end', status: 500 };
    await world.say('prof', 'class', '!cours fermer');
    const said = async () =>
      (await texts(world, 'class')).filter((text) => text.startsWith('Salle audio')).at(-1);
    expect(await said()).toMatch(/lien retiré à .*, fermeture en cours/);
    const { id } = (await sessionOf(world)).rooms.calls[0] ?? expect.unreachable();
    const page = async () => (await pages.request(`/salle/${id}`)).text();
    expect(await page()).toMatch(/Lien retiré.*elle est en cours de fermeture/s);
    expect(double.meeting.ended).toBe(false);
    double.failure = undefined;
    await world.until(world.clock.now() + 60_000);
    expect(await said()).toMatch(/^Salle audio fermée à/);
    expect(await page()).toContain('Cette salle est fermée depuis');
  });
});

describe('the documents of a room', () => {
  it('are the files that the class has been shown, at addresses where the server gets them', async () => {
    await openLesson(world);
    await world.give('prof', 'class', '!cours support S1', [pdf('un'), pdf('deux', "L'arbre & <co>.pdf")]);
    await world.say('prof', 'class', '!cours audio');
    const [first, second] = documents();
    expect([first?.name, second?.name]).toEqual(['TD 1.pdf', "L'arbre & <co>.pdf"]);
    expect(first?.url.startsWith(`${publicUrl}/salle/`)).toBe(true);
    expect(await fetched(first?.url ?? '')).toEqual({ status: 200, text: '%PDF-1.4 un' });
    expect(await fetched(second?.url ?? '')).toEqual({ status: 200, text: '%PDF-1.4 deux' });
    const { calls } = (await sessionOf(world)).rooms;
    expect(calls.at(-1)?.status).toBe('open');
    expect(double.meeting.parameters.get('welcome')).toContain(`href="${publicUrl}/salle/${calls[0]?.id}"`);
    await world.say('prof', 'class', '!cours fermer');
    expect((await fetched(first?.url ?? '')).status).toBe(404);
  });

  it('are none before the class has been shown any', async () => {
    await lesson(world);
    await world.give('prof', '@prof', '!cours support S1', [pdf('un')]);
    await world.until(start - 20 * 60_000);
    await world.say('prof', 'class', '!cours audio');
    expect(double.meeting.body).toBe('');
  });

  it('are none where the public address is none that a server fetches from', async () => {
    await world.close();
    await begin('http://cours.example.org');
    await openLesson(world);
    await world.give('prof', 'class', '!cours support S1', [pdf('un')]);
    await world.say('prof', 'class', '!cours audio');
    expect(double.meeting.body).toBe('');
    expect(double.meeting.parameters.get('welcome')).toContain('http://cours.example.org/salle/');
  });

  it('may be more when an order is repeated after a kill: the room is the same', async () => {
    await openLesson(world);
    await world.give('prof', 'class', '!cours support S1', [pdf('un')]);
    const first = await delivered();
    await world.give('prof', 'class', '!cours support S1', [pdf('deux', 'TD 2.pdf')]);
    const again = await delivered();
    expect(double.count('create')).toBe(2);
    expect(documents().map(({ name }) => name)).toEqual(['TD 1.pdf']);
    expect([roomBehind(first)?.id, roomBehind(again)?.id]).toEqual([double.meeting.id, double.meeting.id]);
    const provider = deps.providers.get('bbb');
    expect(await provider?.sweep?.(new Set([again]))).toBe(0);
    expect(await provider?.presence?.status(first)).toEqual(await provider?.presence?.status(again));
    await provider?.close(again);
    expect(await provider?.presence?.status(first)).toEqual({ kind: 'ended' });
  });

  /** Does the row of one room's order, as a bot does that was killed before it could write what came of it. */
  async function delivered(): Promise<string> {
    const session = await sessionOf(world);
    const course = await world.store.course(session.courseId);
    if (course === undefined) return expect.unreachable();
    const call: Call = {
      id: 'zzzzzzzzzzzzzzzzzzzzzzzzzz',
      medium: 'video',
      by: 'p',
      status: 'wanted',
      instance: 'bbb',
      tried: [],
      closesAt: Date.now() + 3_600_000,
      otherVotes: [],
      why: '',
      post: 'call/z',
    };
    const order = orderOf(deps.house, { course, session }, call);
    const key = 'call/z/bbb';
    const about = { courseId: course.id, sessionId: session.id, instance: 'bbb' };
    const work = { kind: 'callCreate', key, ...about, order } as const;
    const row: OutboxRow = { id: 'row', key, lane: 'call/z', urgency: 0, tries: 1, work };
    const { clock, store } = world;
    const delivery = await deliver({ ...deps, clock, store } as unknown as Deps, row, clock.now());
    return ('settlement' in delivery && delivery.settlement.ok && delivery.settlement.reference) || '';
  }
});
