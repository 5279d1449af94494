import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../adapters/mumble/frames.ts';
import { describe as description, markerOf, ownerOf } from '../../../../adapters/mumble/marker.ts';
import { Counts } from '../../../../adapters/mumble/presence.ts';
import { View } from '../../../../adapters/mumble/view.ts';

const owner = ownerOf('installation', 'mumble');
const room = markerOf(owner, 'room', 'call/c1');
const text = description({ title: 'S1', marker: room }, { html: true, longest: undefined });
const lists = { links: [], linksAdd: [], linksRemove: [] };

function channel(channelId: number, more: object): Message {
  return ['ChannelState', { channelId, ...lists, ...more }];
}
function user(session: number, more: object): Message {
  const none = { temporaryAccessTokens: [], listeningChannelAdd: [], listeningChannelRemove: [] };
  return ['UserState', { session, listeningVolumeAdjustment: [], ...none, ...more }];
}

/** Root, Cours, LO21 and in it S1 (ours) with a group inside; the bot is session 1. */
function world(): View {
  const view = new View();
  view.apply(channel(0, { name: 'Root', parent: 0 }));
  view.apply(channel(4, { name: 'Cours', parent: 0 }));
  view.apply(channel(5, { name: 'LO21', parent: 4 }));
  view.apply(channel(6, { name: 'S1', parent: 5, description: text }));
  view.apply(channel(7, { name: 'Groupe', parent: 6, temporary: true }));
  view.apply(user(1, { name: 'bot' }));
  view.apply(['ServerSync', { session: 1 }]);
  return view;
}

describe('the view of a server', () => {
  it('knows paths and what lies within what', () => {
    const view = world();
    expect(view.path(7)).toEqual(['Cours', 'LO21', 'S1', 'Groupe']);
    expect(view.path(0)).toEqual([]);
    expect(view.within(7, 4)).toBe(true);
    expect(view.within(4, 7)).toBe(false);
    expect(view.child(4, 'LO21')?.id).toBe(5);
  });

  it('finds a room by its marker, also after its description was written anew, not after it was removed', () => {
    const view = world();
    expect(view.marked(room)?.id).toBe(6);
    view.apply(channel(6, { description: 'something else' }));
    view.apply(channel(6, { position: 3 }));
    expect(view.marked(room)?.id).toBe(6);
    view.apply(['ChannelRemove', { channelId: 6 }]);
    view.apply(channel(6, { name: 'S1', parent: 5 }));
    expect(view.marked(room)).toBeUndefined();
  });

  it('says which description it has still to ask for', () => {
    const view = world();
    view.apply(channel(8, { name: 'S2', parent: 5, descriptionHash: new Uint8Array([1, 2]) }));
    expect(view.channels.get(8)?.description).toBeUndefined();
    view.apply(channel(8, { description: text }));
    expect(view.channels.get(8)).toMatchObject({ name: 'S2', description: text, marker: room });
  });

  it('counts persons in a channel and below it, without the bot', () => {
    const view = world();
    for (const session of [2, 3, 4]) view.apply(user(session, { name: `p${session}` }));
    view.apply(user(2, { channelId: 6 }));
    view.apply(user(3, { channelId: 7 }));
    view.apply(user(1, { channelId: 6 }));
    expect(view.persons(6)).toBe(2);
    expect(view.persons(0)).toBe(3);
    view.apply(['UserRemove', { session: 2 }]);
    view.apply(user(3, { channelId: 0 }));
    expect(view.persons(6)).toBe(0);
  });

  it('keeps the rights last told until they are flushed', () => {
    const view = world();
    view.apply(['PermissionQuery', { channelId: 4, permissions: 0x40 }]);
    expect(view.permissions.get(4)).toBe(0x40);
    view.apply(['PermissionQuery', { flush: true }]);
    expect(view.permissions.get(4)).toBeUndefined();
  });
});

describe('the counts of rooms', () => {
  it('are told when they change, and all anew with a new view', () => {
    const view = world();
    const told: string[] = [];
    const counts = new Counts(owner);
    counts.watch((key, persons) => told.push(`${key === room.key ? 'S1' : key} ${persons}`));
    counts.tell(view);
    counts.tell(view);
    view.apply(user(2, { channelId: 7 }));
    counts.tell(view);
    counts.tellAll(view);
    view.apply(['ChannelRemove', { channelId: 6 }]);
    counts.tell(view);
    counts.tellAll(view);
    expect(told).toEqual(['S1 0', 'S1 1', 'S1 1', 'S1 0']);
  });
});
