import { describe, expect, it } from 'vitest';
import { audioVerb } from '../../../src/commands/audio.ts';
import { callVerb } from '../../../src/commands/call.ts';
import { closeVerb } from '../../../src/commands/close.ts';
import { videoVerb } from '../../../src/commands/video.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { plain } from '../../support/plain.ts';
import { by, inSession, open, opened, url } from '../../support/room-story.ts';
import { decided, direct, prof, refused, staffPlace, student, tutor } from '../../support/scene.ts';
import { instance, Story } from '../../support/story.ts';

const servers = [instance('a'), instance('b')];
const everyone = { settings: { ...defaultSettings, audio: 'all' as const, video: 'all' as const } };

describe('a course that is held in no room of its class', () => {
  it.each([
    [audioVerb, 'audio'],
    [callVerb, 'salle a'],
    [callVerb, 'salle vidéo b'],
  ])('opens no room on a server: %# %s', async (verb, text) => {
    for (const places of [[], [staffPlace]]) {
      const story = new Story({ course: { places }, instances: servers, sessions: [open] });
      const refusal = refused(await story.command(verb, text, { origin: direct(prof) }));
      expect(refusal.refused).toBe('noPlace');
      expect(plain(refusal.answer)).toContain('`!cours lier`');
      expect(story.outside).toEqual([]);
    }
  });

  it('may have a link of its own', async () => {
    const story = new Story({ course: { places: [] }, instances: servers });
    decided(await story.command(callVerb, `salle ${url}`, { origin: direct(prof) }));
    expect(story.course.rooms.calls).toMatchObject([{ status: 'open', instance: 'link' }]);
  });
});

describe('outside of a session', () => {
  it('a person opens one room at a time', async () => {
    const story = new Story({ course: everyone, instances: servers });
    story.elsewhere = [{ id: 'x', creator: 'ana', by: student.id }];
    const refusal = refused(await story.command(audioVerb, 'audio', by(student)));
    expect(refusal.refused).toBe('personHas');
    expect(plain(refusal.answer)).toContain('`!cours fermer`');
    story.elsewhere = [];
    decided(await story.command(audioVerb, 'audio', by(student)));
    expect(story.outside).toHaveLength(1);
  });

  it('staff are counted too, with a server that they choose', async () => {
    const story = new Story({ instances: servers });
    story.elsewhere = [{ id: 'x', creator: 'ana', by: tutor.id }];
    expect(refused(await story.command(callVerb, 'salle b', by(tutor))).refused).toBe('personHas');
    decided(await story.command(callVerb, `salle ${url}`, by(tutor)));
  });

  it('two rooms are open at a time for the courses of one creator', async () => {
    const story = new Story({ instances: servers });
    story.elsewhere = ['ana', 'bo'].map((person) => ({ id: person, creator: 'prof', by: person }));
    expect(refused(await story.command(audioVerb, 'audio')).refused).toBe('creatorHas');
    story.elsewhere = story.elsewhere.slice(1);
    decided(await story.command(audioVerb, 'audio'));
  });

  it('another room in the place of one is no second one', async () => {
    const story = await opened(new Story({ instances: servers }));
    story.elsewhere = [{ id: 'x', creator: 'prof', by: 'ana' }];
    await story.command(callVerb, 'salle autre');
    expect(story.outside.at(-1)).toMatchObject({ kind: 'callCreate', instance: 'b' });
  });

  it('who closed theirs opens another one', async () => {
    const story = await opened(new Story({ course: everyone, instances: servers }));
    await story.command(videoVerb, 'vidéo');
    expect(refused(await story.command(videoVerb, 'vidéo')).refused).toBe('personHas');
    await story.command(closeVerb, 'fermer');
    decided(await story.command(videoVerb, 'vidéo'));
    expect(story.outside.at(-1)).toMatchObject({ order: { medium: 'video' } });
  });
});

it('in a session nobody is counted', async () => {
  const story = inSession({ course: everyone });
  story.elsewhere = ['1', '2', '3'].map((id) => ({ id, creator: 'prof', by: student.id }));
  decided(await story.command(audioVerb, 'audio', by(student)));
  expect(story.outside).toHaveLength(1);
});
