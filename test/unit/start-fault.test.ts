import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { StoreFault } from '../../src/ports/store.ts';
import { ListenError, startFault } from '../../src/start-fault.ts';

const matrix = { MATRIX_HOMESERVER_URL: 'https://matrix.example.org', MATRIX_ACCESS_TOKEN: 'abc' };
const config = (over: Partial<Config['http']> = {}, env: Record<string, string> = {}): Config => {
  const read = readConfig({ ...matrix, ...env });
  return { ...read, http: { ...read.http, ...over } };
};

/** What the system says of listening there. */
const listening = (host: string, port: number) =>
  new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });

describe('a start that cannot listen', () => {
  it.each(['192.0.2.1', '2001:db8::1'])('on an address of another machine: %s', async (host) => {
    const error = await listening(host, 0);
    if (error === undefined) throw new Error(`${host} is an address of this machine`);
    const text = await startFault(new ListenError(error), config({ host }));
    expect(text).toBe(
      `${host} n'est pas une adresse active de cette machine. Pour n'écouter que sur elle-même : COURS_HTTP_HOST=127.0.0.1 npm start`,
    );
  });

  it.each([
    ['EACCES', /port 80\. .*COURS_HTTP_PORT=80[89]\d npm start$/],
    ['EAFNOSUPPORT', /COURS_HTTP_HOST=127\.0\.0\.1 npm start$/],
    ['ENOTFOUND', /^« bot\.invalid » .*COURS_HTTP_HOST=127\.0\.0\.1 npm start$/],
    ['EMFILE', /^Impossible d'écouter sur http:\/\/bot\.invalid:80 \(EMFILE.*npm start$/],
  ])('%s: says what to type next, in a line', async (code, said) => {
    const error = new ListenError(Object.assign(new Error('listen'), { code, syscall: 'listen' }));
    const text = await startFault(error, config({ host: 'bot.invalid', port: 80 }));
    expect(text).toMatch(said);
    expect(text).not.toContain('\n');
  });

  it('proposes a port that is free', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(18_951, '127.0.0.1', resolve));
    try {
      const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE' });
      const text = await startFault(new ListenError(error), config({ host: '127.0.0.1', port: 18_950 }));
      expect(text).toContain('COURS_HTTP_PORT=18952 npm start');
    } finally {
      taken.close();
    }
  });
});

describe('data that cannot be used', () => {
  it('by another Cours are said so in the host’s language', async () => {
    const fault = new StoreFault('inUse', 'internal words');
    const french = await startFault(fault, config({ port: 0 }));
    expect(french).toContain('Un autre Cours utilise déjà les données');
    const english = await startFault(fault, config({ port: 0 }, { COURS_LOCALE: 'en' }));
    expect(english).toContain('Another Cours is using the data');
    expect(english).toContain('npm start');
  });

  it('of a newer version, too', async () => {
    const text = await startFault(new StoreFault('newerSchema', 'internal words'), config());
    expect(text).toContain('version plus récente');
  });
});

it('a mistake of ours keeps its trace', async () => {
  expect(await startFault(new Error('oops'), undefined)).toContain('start-fault.test.ts');
});
