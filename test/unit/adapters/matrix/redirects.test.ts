import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { Http } from '../../../../adapters/matrix/connection/http.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('a redirect carries neither token nor password to another server', async () => {
  const reached: string[] = [];
  const other = await serve((request, response) => {
    reached.push(request.url ?? '');
    response.end('{}');
  });
  const url = await serve((_, response) => response.writeHead(307, { location: `${other}/there` }).end());
  const http = new Http(url);
  await expect(http.json('POST', '/login', { body: { password: 'x' } })).rejects.toMatchObject({
    status: 307,
  });
  http.token = 'secret';
  await expect(http.json('GET', '/whoami')).rejects.toMatchObject({ status: 307 });
  expect(reached).toEqual([]);
});
