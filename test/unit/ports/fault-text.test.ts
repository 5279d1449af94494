import { expect, it } from 'vitest';
import { CallFault } from '../../../src/ports/calls.ts';
import { ChatFault } from '../../../src/ports/chat.ts';
import { faultText, keepSecret } from '../../../src/ports/fault-text.ts';
import { StoreFault } from '../../../src/ports/store.ts';

it.each([
  ['postgres://ana:hunter2@db.example.org/cours fails', 'postgres://***@db.example.org/cours fails'],
  ['at https://jeton-secret@visio.example.org:8443/x?y=1', 'at https://***@visio.example.org:8443/x?y=1'],
  ['(turn://u:p@ss@[::1]:3478)', '(turn://***@[::1]:3478)'],
  ['smtp://u:pa/ss@mail.example.org', 'smtp://***@mail.example.org'],
  ['two: a://b:c@d and e://f:g@h', 'two: a://***@d and e://***@h'],
  ['GET /sync?access_token=abc123&since=s1', 'GET /sync?access_token=***&since=s1'],
  ['Authorization: Bearer abcdefghij0123456789', 'Authorization: Bearer ***'],
  ['syt_Y291cnM_abcdefghijklmnopqrst_1a2b3c is unknown', '*** is unknown'],
  ['jwt eyJhbGciOi.eyJzdWIiOjE.c2lnbmF0dXJl refused', 'jwt *** refused'],
])('%s: what has the look of a secret is masked', (text, shown) => {
  expect(faultText(text)).toBe(shown);
});

it.each([
  'https://matrix.to/#/@ana:example.org',
  'http://127.0.0.1:8080/rooms/@x',
  'https://visio.example.org:8443/a@b',
  '@cours:example.org cannot write to !room:example.org',
  "curl -H 'Authorization: Bearer JETON_ADMIN' https://matrix.example.org",
  '/srv/cours/data/cours.sqlite (SQLITE_FULL)',
])('%s stays', (text) => {
  expect(faultText(text)).toBe(text);
});

it('masks a secret that it was told of, as it is and in an address', () => {
  keepSecret('un/secret bien gardé');
  expect(faultText('You sent un/secret bien gardé')).toBe('You sent ***');
  expect(faultText('/x?p=un%2Fsecret%20bien%20gard%C3%A9')).toBe('/x?p=***');
  // Not hidden by what is put into it.
  expect(faultText('un/secret\u200b bien\u202e gardé')).toBe('***');
});

it('is one line without characters that steer a terminal or turn the text round', () => {
  const text = 'a\u001b[31mred\u001b[0m\r\n{"level":30}\u2028b\u0000c\u001b]0;title\u0007d\u202ee\u009b1me';
  expect(faultText(text)).toBe('ared {"level":30} b cde 1me');
});

it('is not as long as others make it', () => {
  expect(faultText('x'.repeat(10_000_000)).length).toBeLessThan(5_000);
});

it('is the message of every fault of a port', () => {
  const said = 'https://u:geheim@example.org\nsays no';
  for (const fault of [
    new ChatFault('rejected', said),
    new CallFault('denied', said),
    new StoreFault('io', said),
  ]) {
    expect(fault.message).toBe('https://***@example.org says no');
  }
});
