import { describe, expect, it } from 'vitest';
import { fileName, fileType } from '../../../../../adapters/matrix/inbound/file-name.ts';
import { event, read, TestRoom } from './room.ts';

const url = 'mxc://example.org/abc';
const info = { size: 3, mimetype: 'application/pdf' };
const pdf = (more: object = {}) => ({ msgtype: 'm.file', body: 'arbres.pdf', url, info, ...more });

describe('a file', () => {
  it.each(['m.file', 'm.image', 'm.audio', 'm.video'])('comes with a message of type %s', async (msgtype) => {
    const where = new TestRoom();
    const [found] = await where.read(event(pdf({ msgtype })));
    expect(found).toMatchObject({
      kind: 'message',
      text: '',
      automatic: false,
      files: [{ name: 'arbres.pdf', type: 'application/pdf', size: 3 }],
    });
    const bytes = found?.kind === 'message' ? await found.files[0]?.read() : undefined;
    expect([...(bytes ?? [])]).toEqual([1, 2, 3]);
    expect(where.downloads).toEqual([{ source: { url }, most: 1000 }]);
  });

  it('that is encrypted is downloaded with all that its message says', async () => {
    const where = new TestRoom();
    const file = { url, key: { k: 'secret' }, iv: 'iv', hashes: { sha256: 'h' }, v: 'v2' };
    const [found] = await where.read(event({ msgtype: 'm.file', body: 'a', file, info }));
    if (found?.kind === 'message') await found.files[0]?.read();
    expect(where.downloads).toEqual([{ source: { file }, most: 1000 }]);
  });

  it.each([
    ['a caption', { filename: 'arbres.pdf', body: '!cours support S1' }, '!cours support S1', 'arbres.pdf'],
    ['its name twice', { filename: 'arbres.pdf' }, '', 'arbres.pdf'],
    ['an empty name', { filename: '' }, '', 'arbres.pdf'],
    ['a name that is none', { filename: 7 }, '', 'arbres.pdf'],
    [
      'a caption that answers',
      {
        filename: 'a.pdf',
        body: '> <@ben:example.org> Où ?\n\n!cours support S1',
        'm.relates_to': { 'm.in_reply_to': { event_id: '$two' } },
      },
      '!cours support S1',
      'a.pdf',
    ],
  ])('has %s', async (_what, more, text, name) => {
    expect(await read(event(pdf(more)))).toMatchObject([{ text, files: [{ name }] }]);
  });

  it.each([
    ['nothing', undefined, 0, 'application/octet-stream'],
    ['nonsense', 'x', 0, 'application/octet-stream'],
    ['wrong sizes', { size: -1, mimetype: 'image/png' }, 0, 'image/png'],
    ['fractions', { size: 0.5, mimetype: 'image/png' }, 0, 'image/png'],
    ['too much', { size: 1e300, mimetype: 7 }, 0, 'application/octet-stream'],
  ])('is what it can be when its message says %s of it', async (_what, said, size, type) => {
    expect(await read(event(pdf({ info: said })))).toMatchObject([{ files: [{ size, type }] }]);
  });

  it.each([
    ['no address', { url: undefined }],
    ['an address elsewhere', { url: 'https://example.org/a' }],
    ['an encrypted one that is none', { url: undefined, file: { key: {} } }],
  ])('with %s is left out', async (_what, more) => {
    expect(await read(event(pdf(more)))).toEqual([]);
  });
});

describe('the name of a file', () => {
  it.each([
    ['TD 1/2.pdf', 'TD 1_2.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\cours\\a.pdf', 'C:_cours_a.pdf'],
    ['.profile', 'profile'],
    ['a\u0000b\nc.txt', 'a b c.txt'],
    ['facture\u202efdp.exe', 'facture fdp.exe'],
    ['\ud800.txt', '\ufffd.txt'],
    ['été.pdf', 'été.pdf'],
    ['\u200b', 'file'],
    ['...', 'file'],
    ['', 'file'],
  ])('%j is shown as %j', (given, name) => {
    expect(fileName(given)).toBe(name);
  });

  it('is cut in the middle, its ending kept', () => {
    const cut = fileName(`${'🌳'.repeat(500)}.tar.gz`);
    expect(cut).toBe(`${'🌳'.repeat(117)}.gz`);
    expect([...fileName('x'.repeat(500))]).toHaveLength(120);
  });
});

describe('the type of a file', () => {
  it.each([
    ['text/plain; charset=utf-8', 'text/plain'],
    ['Image/SVG+XML', 'image/svg+xml'],
    ['', 'application/octet-stream'],
    ['text/plain\r\nx: y', 'application/octet-stream'],
    ['é/é', 'application/octet-stream'],
  ])('%j is %j', (given, type) => {
    expect(fileType(given)).toBe(type);
  });
});
