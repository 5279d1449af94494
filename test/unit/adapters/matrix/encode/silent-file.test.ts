import { expect, test } from 'vitest';
import { fileContent } from '../../../../../adapters/matrix/encode/message.ts';
import { fileInPlaceOf, fileKey, fileName } from '../../../../../adapters/matrix/encode/silent-file.ts';

const options = { key: 'k3', ring: false, mention: [], mentionRoom: false };
const file = { blob: 'b', name: '@room.png', type: 'image/png', size: 1234 };

test('a file that notifies nobody takes the place of its name, a notice', () => {
  const named = fileName(file, options);
  expect(named).toEqual({
    msgtype: 'm.notice',
    body: '@\u2060room.png',
    'm.mentions': {},
    'org.cours.key': 'k3',
  });
  const content = fileContent(file, { url: 'mxc://a.example/f' }, options);
  const { 'org.cours.key': _, ...shown } = content;
  const placed = fileInPlaceOf('$name', content, fileKey('k3'));
  // The same content twice: for those who know edits, and for those who do not.
  expect(placed).toEqual({
    ...shown,
    'm.new_content': shown,
    'm.relates_to': { rel_type: 'm.replace', event_id: '$name' },
    'org.cours.key': 'k3-file',
  });
  // Looked for by its key, the message is the name, which everything else refers to.
  expect(placed['org.cours.key']).not.toBe(named['org.cours.key']);
});
