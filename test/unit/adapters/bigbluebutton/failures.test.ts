import { afterEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../../../../adapters/bigbluebutton/client.ts';
import { probeServer } from '../../../../adapters/bigbluebutton/probe.ts';
import { CallFault } from '../../../../src/ports/calls.ts';
import {
  failed,
  failedInAttributes,
  failedInElements,
  success,
} from '../../../fakes/bigbluebutton-answers.ts';
import type { Failure } from '../../../fakes/bigbluebutton-server.ts';
import { installation, onDouble, order, providerOf, secret, visitor } from './on-double.ts';

const answer = (text: string, status = 200): Failure => ({ how: 'answer', text, status });
const soon = () => AbortSignal.timeout(5_000);
afterEach(() => vi.restoreAllMocks());

/** Hurries every timeout of the client to 100 ms. */
function hurry(): void {
  const real = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => real(100));
}

async function faultOf(work: Promise<unknown>): Promise<CallFault> {
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(fault instanceof CallFault)) throw new Error(`no CallFault: ${String(fault)}`);
  return fault;
}

describe('what a server refuses', () => {
  it.each<[string, string, string]>([
    ['checksumError', 'Checksums do not match', 'secret'],
    [
      'maxParticipantsReached',
      'The number of participants allowed for this meeting has been reached.',
      'full',
    ],
    ['notFound', 'A meeting with that ID does not exist', 'gone'],
    ['invalidMeetingIdentifier', 'The meeting ID that you supplied did not match any', 'gone'],
    ['meetingForciblyEnded', 'You can not re-join a meeting that has already been forcibly ended.', 'gone'],
    ['mismatchCreateTimeParam', 'The createTime parameter submitted mismatches', 'gone'],
    ['serverUnavailable', 'The server for this meeting is disabled/offline.', 'refused'],
    ['serverTagUnavailable', 'There is no available server with the required tag', 'refused'],
    ['internalError', 'Could not find any available servers.', 'refused'],
    ['internalError', 'Unable to create meeting on server.', 'unexpected'],
    ['idNotUnique', 'A meeting already exists with that meeting ID.', 'unexpected'],
    ['invalidPassword', 'The password you submitted is not valid.', 'unexpected'],
    ['validationError', 'Meeting name must be between 2 and 256 characters', 'unexpected'],
    ['unsupportedContentType', 'POST request Content-Type is missing or unsupported', 'unexpected'],
    ['', 'Meeting/Attendee limit reached.', 'full'],
    ['', 'No Node available.', 'refused'],
    ['', 'something else', 'unexpected'],
    ['constructor', '', 'unexpected'],
  ])('%j (%s) is of the code %s', async (key, message, code) => {
    const { provider, server } = await onDouble();
    server.failure = answer(failed(key, message));
    const fault = await faultOf(provider.create(order(), 'k'));
    expect(fault.code).toBe(code);
    const shown = key === '' || key === 'constructor' ? 'refused for a reason of its own' : key;
    expect(fault.message).toBe(`bbb: create: ${shown}`);
  });

  it('is read from the lists of errors of older and newer servers too', async () => {
    const { provider, server } = await onDouble();
    server.failure = answer(failedInElements('maxParticipantsReached'));
    expect((await faultOf(provider.create(order(), 'k'))).code).toBe('full');
    server.failure = answer(failedInAttributes('checksumError'));
    expect((await faultOf(provider.create(order(), 'k'))).code).toBe('secret');
  });
});

describe('a server that fails', () => {
  it('refuses connections', async () => {
    const { provider, server } = await onDouble();
    await server.stop();
    expect(await faultOf(provider.create(order(), 'k'))).toMatchObject({
      code: 'refused',
      message: 'bbb: create: refused (ECONNREFUSED)',
    });
    expect(await provider.probe(soon())).toMatchObject({ ok: false, reason: 'refused' });
  });

  it('never answers', async () => {
    const { provider, server } = await onDouble();
    server.failure = { how: 'silent' };
    hurry();
    expect((await faultOf(provider.create(order(), 'k'))).code).toBe('timeout');
    expect(await provider.probe(soon())).toMatchObject({ ok: false, reason: 'timeout' });
  });

  it('is given four seconds', async () => {
    const { provider } = await onDouble();
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    await provider.create(order(), 'k');
    expect(timeout.mock.calls).toEqual([[4_000]]);
  });

  it('shows a certificate that nobody signed', async () => {
    const { provider } = await onDouble({ tls: true });
    expect(await faultOf(provider.create(order(), 'k'))).toMatchObject({
      code: 'tls',
      message: 'bbb: create: tls (DEPTH_ZERO_SELF_SIGNED_CERT)',
    });
    expect(await provider.probe(soon())).toMatchObject({ ok: false, reason: 'tls' });
  });

  it('has another secret', async () => {
    const { server } = await onDouble();
    const provider = providerOf(server, { secret: 'a wrong one' });
    expect((await faultOf(provider.create(order(), 'k'))).code).toBe('secret');
    expect(await provider.probe(soon())).toMatchObject({ ok: false, reason: 'secret' });
  });

  it('goes away in the middle of its answer', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    server.failure = { how: 'cut' };
    expect((await faultOf(provider.create(order(), 'k2'))).code).toBe('gone');
    // The server is gone, not the meeting: that would be nothing left to close.
    expect((await faultOf(provider.close(reference))).code).toBe('gone');
    expect(await provider.presence.status(reference)).toEqual({ kind: 'unknown' });
    expect(await provider.probe(soon())).toMatchObject({ ok: false, reason: 'unexpected' });
  });

  it.each<[string, Failure]>([
    ['text', answer('It works!')],
    ['a page', answer('<html><body>Bad Gateway<hr></body></html>', 502)],
    ['half an answer', answer('<response><returncode>SUCCESS</returncode>')],
    ['nothing', answer('')],
    ['an answer without a return code', answer('<response><createTime>1</createTime></response>')],
    ['an answer to something else', answer('<response><returncode>SUCCESS</returncode></response>')],
    [
      'entities',
      answer(
        '<!DOCTYPE r [<!ENTITY a "SUCCESS">]><response><returncode>&a;</returncode><createTime>1</createTime></response>',
      ),
    ],
    ['megabytes', answer(success({ createTime: 1, message: 'a'.repeat(4_000_000) }))],
    [
      'a time that is none',
      answer('<response><returncode>SUCCESS</returncode><createTime>soon</createTime></response>'),
    ],
  ])('answers %s', async (_, failure) => {
    const { provider, server } = await onDouble();
    server.failure = failure;
    expect((await faultOf(provider.create(order(), 'k'))).code).toBe('unexpected');
  });

  it.each([301, 307])('sends elsewhere by HTTP %i, where nothing is asked', async (status) => {
    const { provider, server } = await onDouble();
    const elsewhere = await onDouble();
    server.failure = { how: 'answer', status, location: `${elsewhere.server.url}api/create` };
    expect((await faultOf(provider.create(order(), 'k'))).code).toBe('unexpected');
    expect(elsewhere.server.asked).toEqual([]);
  });

  it.each([401, 403])('refuses a checksum by HTTP %i alone, as b3lb does', async (status) => {
    const { provider, server } = await onDouble();
    server.failure = answer('', status);
    expect((await faultOf(provider.create(order(), 'k'))).code).toBe('secret');
  });
});

describe('probing a BigBlueButton', () => {
  it.each(['2.x', '3.0', 'scalelite'] as const)(
    'checks the secret and makes nothing (%s)',
    async (generation) => {
      const { provider, server } = await onDouble({ generation });
      expect(await provider.probe(soon())).toEqual({ ok: true, latency: expect.any(Number) });
      expect(server.asked.map(({ call }) => call)).toEqual(['isMeetingRunning']);
      expect(server.meetings.size).toBe(0);
      const other = providerOf(server, { secret: 'a wrong one' });
      expect(await other.probe(soon())).toMatchObject({ ok: false, reason: 'secret' });
    },
  );

  it('ends with its signal', async () => {
    const { provider, server } = await onDouble();
    server.failure = { how: 'silent' };
    expect(await provider.probe(AbortSignal.timeout(50))).toMatchObject({ ok: false, reason: 'timeout' });
  });

  it('takes a meeting not found for an answer, tells a full server', async () => {
    const { provider, server } = await onDouble();
    server.failure = answer(failed('notFound', ''));
    expect(await provider.probe(soon())).toMatchObject({ ok: true });
    server.failure = answer(failed('', 'Meeting/Attendee limit reached.'));
    expect(await provider.probe(soon())).toMatchObject({ ok: false, reason: 'full' });
  });

  it.each([
    'https://bbb.example.org',
    'https://bbb.example.org/bigbluebutton//',
    'https://bbb.example.org/api/',
  ])('finds the API under %s', async (url) => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'));
    await probeServer(new Client({ id: 'bbb', url, secret, hash: 'sha256' }), soon());
    const [address] = fetched.mock.calls[0] ?? [];
    expect(String(address)).toMatch(
      /^https:\/\/bbb\.example\.org(\/bigbluebutton)?\/api\/isMeetingRunning\?meetingID=cours-probe-[\w-]+&checksum=[0-9a-f]{64}$/,
    );
  });
});

describe('secrets of a BigBlueButton', () => {
  it('stand in no error and in no log, whatever fails', async () => {
    const failures: Failure[] = [
      { how: 'cut' },
      answer('It works!'),
      answer('<html>Bad Gateway', 502),
      answer(failed('checksumError', 'x')),
      answer(failed('internalError', 'x')),
      // A server that repeats what it was asked.
      answer(failed(secret, secret)),
    ];
    const said: string[] = [];
    const hidden = new Set([secret, installation]);
    for (const [at, failure] of [undefined, ...failures].entries()) {
      const { provider, server, logged } = await onDouble({ tls: at === 0 });
      const good = await provider.create(order(), 'k').catch(() => undefined);
      if (failure !== undefined) server.failure = failure;
      const reference = good?.reference ?? 'none';
      const works = [
        provider.create(order(), 'k2'),
        provider.close(reference),
        // Another one: this one closes the room meanwhile.
        providerOf(server).personal.link(reference, order(), visitor({ staff: true })),
        provider.presence.status(reference),
        provider.probe(soon()),
        provider.sweep(new Set()),
      ];
      for (const result of await Promise.allSettled(works)) {
        const reason: unknown = result.status === 'rejected' ? result.reason : result.value;
        if (reason instanceof Error) {
          expect(reason).toBeInstanceOf(CallFault);
          expect(reason.cause).toBeUndefined();
          said.push(reason.message, reason.stack ?? '', JSON.stringify(reason));
        } else said.push(JSON.stringify(reason));
      }
      said.push(...logged);
      for (const { query } of server.asked) {
        for (const name of ['checksum', 'attendeePW', 'moderatorPW', 'password', 'meetingID']) {
          const value = query.get(name);
          if (value !== null) hidden.add(value);
        }
      }
    }
    expect(said.length).toBeGreaterThan(50);
    expect(hidden.size).toBeGreaterThan(20);
    const all = said.join('\n');
    for (const value of hidden) expect(all).not.toContain(value);
    expect(all).not.toContain(secret.replaceAll('-', ''));
    expect(all).not.toMatch(/https?:\/\/127/);
  });
});
