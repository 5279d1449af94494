import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editContent,
  type SayOptions,
  sizeOf,
  textContent,
  type Voice,
} from '../../../../../adapters/matrix/encode/message.ts';
import {
  concat,
  doc,
  type Inline,
  line,
  list,
  markdown,
  mention,
  postLink,
  strong,
} from '../../../../../src/message/document.ts';
import { textBytes } from '../../../../../src/message/size.ts';
import { anyDocument } from './documents.ts';

const voice: Voice = { bot: '@cours:a.example', room: '!salon:b.example' };
const options: SayOptions = { key: 'k2', ring: true, mention: [], mentionRoom: false };
const bytes = (value: unknown) => textBytes(JSON.stringify(value));
const many = Array.from({ length: 2_000 }, (_, index) => `@etudiant${index}:universite.example`);

describe('an edit', () => {
  test('is silent, and gives the whole new text', () => {
    const document = doc(line`${strong('S1')} déplacée`);
    expect(editContent('$e1', document, voice, { ...options, mention: ['@ana:a.example'] })).toEqual({
      msgtype: 'm.notice',
      body: '* S1 déplacée',
      'm.mentions': {},
      'm.new_content': {
        msgtype: 'm.text',
        body: 'S1 déplacée',
        format: 'org.matrix.custom.html',
        formatted_body: '<p><strong>S1</strong> déplacée</p>',
        'm.mentions': { user_ids: ['@ana:a.example'] },
      },
      'm.relates_to': { rel_type: 'm.replace', event_id: '$e1' },
      'org.cours.key': 'k2',
    });
  });

  test('of a notice leaves it one', () => {
    const content = editContent('$e1', doc(line`a`), voice, { ...options, ring: false });
    expect(content['m.new_content']).toMatchObject({ msgtype: 'm.notice' });
  });

  test('does not say a long text twice, and cuts no sign in two', () => {
    const { body } = editContent('$e1', doc(line`a${'👩'.repeat(5_000)}`), voice, options);
    expect(body).toBe(`* a${'👩'.repeat(199)}…`);
  });
});

describe('mentions are bounded', () => {
  const mentioned = (content: unknown) =>
    (content as { readonly 'm.mentions': { readonly user_ids?: readonly string[] } })['m.mentions'];
  const crowd = { ...options, mention: many, mentionRoom: true };

  test('in a message', () => {
    const mentions = mentioned(textContent(doc(line`a`), voice, crowd));
    expect(bytes(mentions)).toBeLessThan(20_000);
    expect(bytes(mentions)).toBeGreaterThan(19_900);
    expect(mentions).toMatchObject({ room: true });
    expect(mentions.user_ids).toEqual(many.slice(0, mentions.user_ids?.length));
  });

  test('in an edit', () => {
    const content = editContent('$e1', doc(line`a`), voice, crowd);
    expect(bytes(mentioned(content['m.new_content']))).toBeLessThan(4_000);
    expect(bytes(mentioned(content['m.new_content']))).toBeGreaterThan(3_900);
  });

  test.each([1_000, 20_000, 40_000, 45_000])('beside a text of %d bytes the event stays whole', (length) => {
    const document = doc(line`${'a'.repeat(length)}`);
    expect(sizeOf(document)).toBeLessThanOrEqual(65_536);
    for (const content of [textContent(document, voice, crowd), editContent('$e1', document, voice, crowd)]) {
      expect((bytes(content) * 4) / 3 + 2_000).toBeLessThan(65_536);
    }
  });
});

describe('the size of a document', () => {
  test('is at least that of its contents as base64', () => {
    fc.assert(
      fc.property(anyDocument, fc.boolean(), (document, ring) => {
        const size = sizeOf(document);
        const said = { ...options, ring, key: 'k'.repeat(64) };
        const first = textContent(document, voice, said);
        const edit = editContent(`$${'e'.repeat(43)}`, document, voice, said);
        expect(size).toBeGreaterThan((bytes(first) * 4) / 3 + 1_000);
        expect(size).toBeGreaterThan((bytes(edit) * 4) / 3 + 1_000);
      }),
    );
  });

  test('grows with what is added', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (one, two) => {
        // Only the sign for an empty text can go.
        expect(sizeOf(concat(one, two))).toBeGreaterThan(sizeOf(one) - 10);
      }),
    );
  });

  test.each<[Inline, Inline]>([
    [
      mention('p1'),
      { kind: 'mention', person: 'p1', name: 'é'.repeat(60), user: `@${'a'.repeat(60)}:universite.example` },
    ],
    [postLink('k', 'là'), { kind: 'post', post: 'k', text: 'là', reference: `$${'e'.repeat(43)}` }],
  ])('counts what of %j is known only at sending', (unknown, known) => {
    const fifty = (inline: Inline) => doc(list(Array.from({ length: 50 }, () => [inline])));
    const sent = textContent(fifty(known), voice, options);
    expect(sizeOf(fifty(unknown))).toBeGreaterThan((bytes(sent) * 4) / 3);
  });

  test('is not twice the text for an edit', () => {
    const source = `Un arbre est un graphe. ${'Il a des nœuds. '.repeat(500)}`;
    expect(sizeOf(doc(markdown(source)))).toBeLessThan(textBytes(source) * 2 * 1.34 + 6_000);
  });
});
