import { describe, expect, it } from 'vitest';
import { audioVerb } from '../../../src/commands/audio.ts';
import { callVerb } from '../../../src/commands/call.ts';
import { closeVerb } from '../../../src/commands/close.ts';
import { endVerb } from '../../../src/commands/end.ts';
import { moveVerb } from '../../../src/commands/move.ts';
import { startVerb } from '../../../src/commands/start.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { plain } from '../../support/plain.ts';
import {
  beginning,
  by,
  inSession,
  minute,
  open,
  opened,
  revised,
  student3,
  url,
} from '../../support/room-story.ts';
import { decided, now, refused, student, student2 } from '../../support/scene.ts';
import { instance, Story } from '../../support/story.ts';

describe('closing a room', () => {
  it('`fermer` by staff: the post is edited, its link removed', async () => {
    const story = await opened(inSession());
    story.now += 24 * minute;
    const outcome = decided(await story.command(closeVerb, 'fermer'));
    expect(plain(outcome.answer)).toBe('✅ Salle audio : fermée, lien retiré.');
    expect(revised(story.posts.find((post) => post.op === 'revise'))).toBe(
      'Salle audio fermée à 9 h 24, après 24 min : lien retiré.',
    );
    expect(story.outside.at(-1)).toMatchObject({ kind: 'callClose', reference: 'ref-a' });
  });

  it('by who asked, while nobody else did', async () => {
    const all = { ...defaultSettings, audio: 'all' as const };
    const story = inSession({ course: { settings: all } });
    await story.command(audioVerb, 'audio', by(student));
    await story.settle({ link: url });
    expect(refused(await story.command(closeVerb, 'fermer', by(student2))).refused).toBe('notYours');
    decided(await story.command(closeVerb, 'fermer', by(student)));
    expect(story.session(1).rooms.calls[0]?.status).toBe('closed');
  });

  it('by who asked, while alone in it, where the server counts', async () => {
    const all = { ...defaultSettings, audio: 'all' as const };
    const story = inSession({ course: { settings: all } });
    await story.command(audioVerb, 'audio', by(student));
    await story.settle({ link: url });
    story.persons = 20;
    expect(refused(await story.command(closeVerb, 'fermer', by(student))).refused).toBe('notYours');
    story.persons = 1;
    decided(await story.command(closeVerb, 'fermer', by(student)));
    expect(story.session(1).rooms.calls[0]?.status).toBe('closed');
  });

  it('not by who asked first for what others joined, in another room or the next session either', async () => {
    const next = beginning(now + 5 * minute);
    const story = inSession({ sessions: [open, next] });
    for (const person of [student, student2, student3]) await story.command(audioVerb, 'audio', by(person));
    await story.settle({ link: url });
    const close = async () => refused(await story.command(closeVerb, 'fermer', by(student))).refused;
    expect(await close()).toBe('notYours');
    await story.command(callVerb, 'salle autre');
    await story.settle({ link: `${url}2` });
    expect(await close()).toBe('notYours');
    await story.command(startVerb, 'démarrer S2');
    expect(await close()).toBe('notYours');
  });

  it('with nothing open proposes `terminer` to staff', async () => {
    const story = inSession();
    expect(plain(refused(await story.command(closeVerb, 'raccrocher')).answer)).toContain(
      '`!cours terminer S1`',
    );
    expect(refused(await story.command(closeVerb, 'fermer', by(student))).refused).toBe('nothingToClose');
  });

  it("at the session's end where nobody can tell; a course's after two hours", async () => {
    const story = await opened(inSession());
    await story.until(now + 110 * minute - 1);
    expect(story.session(1).rooms.calls[0]?.status).toBe('open');
    await story.until(now + 110 * minute);
    expect(story.session(1).rooms.calls[0]?.status).toBe('closed');
    const course = await opened(new Story({ instances: [instance('a')] }));
    await course.until(now + 120 * minute);
    expect(course.course.rooms.calls[0]?.status).toBe('closed');
  });

  it('with the session: figures in the closing post, what waited is dropped', async () => {
    const story = await opened(inSession());
    story.now += 24 * minute;
    await story.command(endVerb, 'terminer');
    expect(story.texts('class').at(-1)).toContain('salle audio 24 min.');
    expect(story.session(1).rooms.calls[0]?.status).toBe('closed');
  });

  it('not yet of a session that nobody started, as long as people are in; two hours more at most', async () => {
    const byHand = { ...defaultSettings, opening: 'hand' as const };
    const unstarted = beginning(now - 30 * minute);
    const story = await opened(inSession({ sessions: [unstarted], course: { settings: byHand } }));
    story.inRoom(2, 'occupied');
    const end = unstarted.startsAt + unstarted.minutes * minute;
    await story.until(end + 119 * minute);
    expect(story.session(2)).toMatchObject({ status: 'planned', rooms: { calls: [{ status: 'open' }] } });
    // The room is still found.
    expect(refused(await story.command(closeVerb, 'fermer', by(student))).refused).toBe('notYours');
    await story.until(end + 120 * minute);
    expect(story.session(2).status).toBe('closed');
  });

  it('goes with a session that is moved away, and stays with one that is moved a little', async () => {
    const byHand = { ...defaultSettings, opening: 'hand' as const };
    const soon = beginning(now + 20 * minute);
    const story = await opened(inSession({ sessions: [soon], course: { settings: byHand } }));
    decided(await story.command(moveVerb, 'déplacer S2 +5 min'));
    expect(story.session(2).rooms.calls[0]?.status).toBe('open');
    const away = decided(await story.command(moveVerb, 'déplacer S2 +1 semaine'));
    expect(plain(away.answer)).toContain('✅ Salle audio : fermée, lien retiré.');
    expect(story.session(2).rooms.calls[0]?.status).toBe('closed');
    expect(story.outside.at(-1)).toMatchObject({ kind: 'callClose', reference: 'ref-a' });
  });

  it('passes to the session that opens next, still in use', async () => {
    const next = beginning(now + 5 * minute);
    const story = await opened(inSession({ sessions: [open, next] }));
    await story.command(startVerb, 'démarrer S2');
    expect(story.session(1)).toMatchObject({ status: 'closed', rooms: { calls: [] } });
    expect(story.session(2).rooms.calls[0]).toMatchObject({
      status: 'open',
      link: url,
      closesAt: now + 120 * minute,
    });
    expect(story.outside).toHaveLength(1);
    expect(story.texts('class').some((text) => text.includes('reste ouverte pour celle-ci'))).toBe(true);
  });
});
