import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aclGroup, botIdentity } from '../../../adapters/mumble/certificate.ts';
import type { Connection } from '../../../adapters/mumble/connection.ts';
import { readConfig } from '../../../src/config.ts';
import { nextLocal } from '../../../src/domain/time/zone.ts';
import { type Running, startCours } from '../../../src/main.ts';
import { HurriedClock } from '../../../src/tour/hurried-clock.ts';
import { TourPerson } from '../../../src/tour/person.ts';
import { freePort } from '../../support/free-port.ts';
import { enter, MumbleServer } from '../../support/mumble-server.ts';

// The whole bot on the local chat, and Debian's Mumble server with its default limits: a class asks, talks,
// leaves, and loses its server in the middle. The clock skips the waiting.

const minute = 60_000;
const room = ['Cours', 'ALGO', 'S1'];
let server: MumbleServer;
let folder: string;
let clock: HurriedClock;
let cours: Running;
let prof: TourPerson;
const students: TourPerson[] = [];
const log: string[] = [];

beforeAll(async () => {
  server = await MumbleServer.start();
  folder = mkdtempSync(join(tmpdir(), 'cours-voice-'));
  const dataDir = join(folder, 'data');
  await server.admit(aclGroup(botIdentity(dataDir, 'voix')));
  writeFileSync(
    join(folder, 'calls.yaml'),
    `servers:
  - {id: visio, provider: link, url: "https://visio.example.org/lo21", label: "Petit Jitsi", capacity: {total: 30}}
  - {id: voix, provider: mumble, address: "127.0.0.1:${server.port}", fingerprint: "${server.fingerprint}", label: "Mumble de l'association", free: true, capacity: {total: 150}}
`,
  );
  const port = await freePort();
  const config = readConfig({
    COURS_DATA_DIR: dataDir,
    COURS_CALLS_FILE: join(folder, 'calls.yaml'),
    COURS_HTTP_PORT: String(port),
  });
  clock = new HurriedClock(nextLocal(Date.now(), config.zone, '14:12'));
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
  cours = await startCours({ ...config, publicUrl: `http://127.0.0.1:${port}` }, logger, { clock });
  prof = await TourPerson.enter(cours.address, 'Prof', 'teach');
  for (const name of ['Étu1', 'Étu2', 'Étu3'])
    students.push(await TourPerson.enter(cours.address, name, 'study'));
  clock.jumpTo(clock.now() + 4 * minute);
  await cours.idle();
});
afterAll(async () => {
  await cours?.stop();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function texts(): Promise<readonly string[]> {
  await cours.idle();
  return (await prof.read()).map(({ text }) => text);
}
const last = async (words: string) => (await texts()).findLast((text) => text.includes(words)) ?? '';
async function pass(ms: number): Promise<void> {
  clock.jumpTo(clock.now() + ms);
  await cours.idle();
}
/** The last message with these words, a minute later. */
async function later(words: string): Promise<string> {
  await pass(minute);
  return last(words);
}
const people: Connection[] = [];
async function come(...names: string[]): Promise<void> {
  for (const name of names) {
    const person = await server.person(name);
    people.push(person);
    await enter(person, room);
  }
}

describe('a class that talks on Mumble', () => {
  it('has no channel before anybody asks', async () => {
    const someone = await server.person('visiteur');
    expect([...someone.view.channels.values()].map(({ name }) => name)).not.toContain('ALGO');
    expect((await texts()).join()).not.toMatch(/mumble|\/salle\//i);
    someone.close();
  });

  it('gets a room of 150 places by its quorum, where it is, and why that one', async () => {
    await prof.write('!cours réglages effectif 150');
    await prof.write('!cours réglages audio quorum');
    for (const student of students) await student.write('!cours audio');
    await expect.poll(() => last('Salle audio ouverte pour')).not.toBe('');
    const opened = await last('Salle audio ouverte pour');
    expect(opened).toContain("Mumble de l'association, logiciel libre, 150 places");
    expect(opened).toContain(`serveur 127.0.0.1, port ${server.port}, salon Cours / ALGO / S1`);
    await prof.write('!cours salle');
    await expect.poll(() => last('Pourquoi celle-ci')).toContain('le plus léger qui convienne');
    expect(await last('Pourquoi celle-ci')).toContain('Petit Jitsi écarté : 30 places pour 150 personnes');
  });

  it('comes in by the page of the room, by a button or by hand', async () => {
    const [address] = /http:\S+\/salle\/[0-9a-z]+/.exec(await last('Salle audio ouverte pour')) ?? [];
    const page = await (await fetch(address ?? '')).text();
    expect(page).toContain(`href="mumble://127.0.0.1:${server.port}/Cours/ALGO/S1"`);
    await come('un', 'deux', 'trois');
    await expect.poll(async () => (await fetch(address ?? '')).text()).toContain('3 personnes connectées');
    await pass(minute);
    await expect.poll(() => last('Salle audio ouverte pour')).toContain('3 personnes connectées');
  });

  it('is found again, with the right count, after the server fell over', async () => {
    await server.kill();
    for (const person of people.splice(0)) person.close();
    await later('Salle audio ouverte pour');
    expect(await later('Salle audio ouverte pour')).not.toContain('connectées');
    await server.restart();
    await come('un', 'deux');
    // The bot waits 15 s before it knocks again: servers ban those who hurry.
    await expect
      .poll(() => later('Salle audio ouverte pour'), {
        timeout: 60_000,
        interval: 1_000,
      })
      .toContain('2 personnes connectées');
  });

  it('leaves, and ten minutes later the room and its channel are gone', async () => {
    for (const person of people.splice(0)) person.close();
    await expect
      .poll(() => later('Salle audio fermée'), { timeout: 60_000, interval: 500 })
      .toMatch(/^Salle audio fermée à .*, après .*\d min\.$/);
    const someone = await server.person('visiteur');
    await expect.poll(() => [...someone.view.channels.values()].map(({ name }) => name)).not.toContain('S1');
    someone.close();
    expect(log.join()).not.toContain('PRIVATE KEY');
  });
});
