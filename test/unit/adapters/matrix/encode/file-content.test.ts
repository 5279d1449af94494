import { expect, test } from 'vitest';
import { fileContent } from '../../../../../adapters/matrix/encode/message.ts';

const options = { key: 'k3', ring: true, mention: ['@ana:a.example'], mentionRoom: false };
const file = (type: string, name = 'td1.pdf') => ({ blob: 'b', name, type, size: 1234 });

test('a file is said with its name, type and size', () => {
  expect(fileContent(file('application/pdf'), { url: 'mxc://a.example/f' }, options)).toEqual({
    msgtype: 'm.file',
    body: 'td1.pdf',
    filename: 'td1.pdf',
    info: { mimetype: 'application/pdf', size: 1234 },
    url: 'mxc://a.example/f',
    'm.mentions': { user_ids: ['@ana:a.example'] },
    'org.cours.key': 'k3',
  });
});

test('an encrypted file has its keys in place of an address', () => {
  const source = { file: { url: 'mxc://a.example/f', v: 'v2' } };
  const content = fileContent(file('application/pdf'), source, options);
  expect(content.file).toEqual(source.file);
  expect(content).not.toHaveProperty('url');
});

test.each([
  ['image/png', 'm.image'],
  ['IMAGE/JPEG', 'm.image'],
  ['image/svg+xml', 'm.file'],
  ['video/mp4', 'm.video'],
  ['audio/ogg; codecs=opus', 'm.audio'],
  ['text/markdown', 'm.file'],
  ['', 'm.file'],
])('%s is %s', (type, msgtype) => {
  expect(fileContent(file(type), { url: 'mxc://a/b' }, options).msgtype).toBe(msgtype);
});

test('a picture has its width and height', () => {
  const size = { width: 640, height: 480 };
  expect(fileContent(file('image/png'), { url: 'mxc://a/b' }, options, size).info).toEqual({
    mimetype: 'image/png',
    size: 1234,
    w: 640,
    h: 480,
  });
});

test('a name rings nobody and is no caption', () => {
  const content = fileContent(file('text/plain', '@room.txt'), { url: 'mxc://a/b' }, options);
  expect(content.body).toBe('@\u2060room.txt');
  expect(content.filename).toBe(content.body);
});
