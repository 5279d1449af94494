import { describe, expect, it } from 'vitest';
import { hello } from '../../../src/services/hello.ts';
import { noticePost, noticeVersion, privacyNotice } from '../../../src/services/privacy-notice.ts';
import { plain } from '../../support/plain.ts';
import { classPlace, house, makeCourse } from '../../support/scene.ts';

const arrival = { eventId: 'e1', account: 'local', room: 'nouveau', direct: false };

describe('hello', () => {
  it('rings once in a room without a course, with the first step', () => {
    const [post] = hello(arrival, undefined, house).posts ?? [];
    if (post?.op !== 'say') throw new Error('nothing said');
    expect(post).toMatchObject({ ring: true, audience: { kind: 'room', account: 'local', room: 'nouveau' } });
    expect(plain(post.document)).toContain('`!cours créer LO21 Algorithmes et structures`');
    expect(
      post.document.blocks.flatMap((block) => (block.kind === 'line' ? block.inlines : [])),
    ).toContainEqual({
      kind: 'direct',
      text: 'écrivez-moi',
    });
  });

  it('says nothing in a linked room', () => {
    expect(hello(arrival, makeCourse(), house)).toEqual({});
  });

  it('speaks the language of the house', () => {
    const [post] = hello({ ...arrival, direct: true }, undefined, { ...house, language: 'en' }).posts ?? [];
    expect(post?.op === 'say' ? plain(post.document) : '').toContain('`!cours help`');
  });
});

describe('the privacy notice', () => {
  it('names whom the house has set, and the rights', () => {
    const bare = plain(privacyNotice('fr', house));
    expect(bare).toContain('⚖️');
    expect(bare).toContain('`!cours mesdonnées`, en privé');
    expect(bare).not.toContain('undefined');
    const named = plain(
      privacyNotice('fr', { ...house, controller: 'UTX', host: 'Asso', dpo: 'dpo@example.org' }),
    );
    expect(named).toContain(
      'Responsable des données : UTX. Hébergement : Asso. Protection des données : dpo@example.org.',
    );
  });

  it('is one silent post a place and version', () => {
    const post = noticePost(makeCourse(), classPlace, house);
    expect(post).toMatchObject({ ring: false, key: `notice/${classPlace.id}/${noticeVersion}` });
  });
});
