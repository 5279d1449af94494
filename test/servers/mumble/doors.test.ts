import { createServer as createTcp } from 'node:net';
import { createServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { makeIdentity } from '../../../adapters/mumble/certificate.ts';
import { freePort } from '../../support/free-port.ts';
import { hasty, MumbleBot, mumbleOrder } from '../../support/mumble-bot.ts';
import { generous, MumbleServer, type MumbleSettings } from '../../support/mumble-server.ts';

const patience = () => AbortSignal.timeout(10_000);
let opened: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.reverse()) await one.stop();
  opened = [];
});

async function ground(settings: MumbleSettings = {}): Promise<{ server: MumbleServer; bot: MumbleBot }> {
  const server = await MumbleServer.start({ ...generous, ...settings });
  const bot = new MumbleBot(server);
  opened.push(server, bot);
  return { server, bot };
}

describe('the door of a Mumble server', () => {
  it('is open to who has the right to make channels', async () => {
    const { server, bot } = await ground();
    await server.admit(bot.group());
    const provider = await bot.started();
    const places = { total: 200, free: 199 };
    expect(await provider.probe(patience())).toEqual({ ok: true, latency: expect.any(Number), places });
  });

  it('without the channel or the right, says what the host has to set', async () => {
    const { server, bot } = await ground();
    const provider = await bot.started();
    const denied = { ok: false, reason: 'denied' };
    const group = bot.group();
    expect(await provider.probe(patience())).toEqual({
      ...denied,
      detail: `there is no channel Cours, and ${group} may not make it`,
    });
    const asked = provider.create(mumbleOrder(), 'call/c1');
    await expect(asked).rejects.toMatchObject({ code: 'denied', message: expect.stringContaining(group) });
    await server.admit('$0000000000000000000000000000000000000000');
    expect(await provider.probe(patience())).toEqual({
      ...denied,
      detail: `${group} has no right to make channels in Cours`,
    });
    await expect(provider.create(mumbleOrder(), 'call/c1')).rejects.toMatchObject({ code: 'denied' });
    await server.admit(group);
    expect(await provider.probe(patience())).toMatchObject({ ok: true });
    expect((await provider.create(mumbleOrder(), 'call/c1')).entry.uri).toContain('/Cours/LO21/S1');
  });

  it('with another certificate than the pinned one is not entered', async () => {
    const { bot } = await ground();
    const provider = await bot.started({ fingerprint: 'AB'.repeat(32) });
    expect(await provider.probe(patience())).toMatchObject({ ok: false, reason: 'tls' });
    await expect(provider.create(mumbleOrder(), 'call/c1')).rejects.toMatchObject({ code: 'tls' });
  });

  it('without a pin and without an authority is not entered either', async () => {
    const { bot } = await ground();
    const provider = await bot.started({ fingerprint: undefined });
    expect(await provider.probe(patience())).toMatchObject({ ok: false, reason: 'tls' });
  });

  it('hears no word before its certificate is known', async () => {
    const { bot } = await ground();
    const { key, cert } = makeIdentity('a liar');
    const heard: Buffer[] = [];
    let called = 0;
    const liar = createServer({ key, cert, requestCert: true, rejectUnauthorized: false }, (socket) => {
      socket.on('data', (bytes: Buffer) => heard.push(bytes));
      socket.on('error', () => undefined);
    });
    liar.on('connection', () => {
      called += 1;
    });
    const port = await freePort();
    await new Promise<void>((resolve) => liar.listen(port, '127.0.0.1', resolve));
    for (const fingerprint of ['AB'.repeat(32), undefined]) {
      const provider = await bot.started({ port, fingerprint, password: 'hush' });
      expect(await provider.probe(patience())).toMatchObject({ ok: false, reason: 'tls' });
      await provider.stop();
    }
    expect(called).toBe(2);
    expect(heard).toEqual([]);
    await new Promise((resolve) => liar.close(resolve));
  });

  it('wants the right password, and nothing tells the wrong one', async () => {
    const { server, bot } = await ground({ serverpassword: 'open sesame' });
    await server.admit(bot.group());
    const wrong = await bot.started({ password: 'open barley' });
    const probe = await wrong.probe(patience());
    expect(probe).toMatchObject({
      ok: false,
      reason: 'secret',
      detail: expect.stringContaining('WrongServerPW'),
    });
    expect(JSON.stringify(probe)).not.toMatch(/barley|sesame/);
    await expect(wrong.create(mumbleOrder(), 'call/c1')).rejects.toMatchObject({ code: 'secret' });
    await wrong.stop();
    const right = await bot.started({ password: 'open sesame' });
    expect(await right.probe(patience())).toMatchObject({ ok: true });
  });

  it('is shut when the server is full', async () => {
    const { server, bot } = await ground({ users: 2 });
    const [one, two] = [await server.person('one'), await server.person('two')];
    const provider = await bot.started();
    expect(await provider.probe(patience())).toMatchObject({ ok: false, reason: 'full' });
    await expect(provider.create(mumbleOrder(), 'call/c1')).rejects.toMatchObject({ code: 'full' });
    one.close();
    two.close();
  });

  it('is no way in for a class that finds no place', async () => {
    const { server, bot } = await ground({ users: 10 });
    await server.admit(bot.group());
    const provider = await bot.started();
    const asked = (persons: number) => provider.create(mumbleOrder({ persons }), `call/${persons}`);
    await expect(asked(10)).rejects.toMatchObject({ code: 'full' });
    expect((await asked(9)).reference).not.toBe('');
  });

  it('nobody behind it: the start does not fail, and the bot comes in once there is', async () => {
    const { server, bot } = await ground();
    await server.admit(bot.group());
    await server.kill();
    const provider = await bot.started({ tuning: hasty });
    expect(await provider.probe(patience())).toMatchObject({ ok: false, reason: 'refused' });
    expect(await provider.presence.status('any')).toEqual({ kind: 'unknown' });
    expect(await provider.sweep(new Set())).toBe(0);
    await provider.close('any');
    await server.restart();
    await expect.poll(() => provider.probe(patience())).toMatchObject({ ok: true });
  });

  it('something else behind it is not taken for a server', async () => {
    const { bot } = await ground();
    const other = createTcp((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    );
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const provider = await bot.started({ port });
    expect(await provider.probe(patience())).toMatchObject({ ok: false, reason: 'tls' });
    await provider.stop();
    await new Promise((resolve) => other.close(resolve));
  });
});
