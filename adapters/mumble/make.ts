import { PermissionDenied_DenyType as Denial } from '@tf2pickup-org/mumble-protocol';
import { CallFault } from '../../src/ports/calls.ts';
import type { Connection } from './connection.ts';
import { fetchDescriptions } from './descriptions.ts';
import { denied } from './faults.ts';
import type { Messages } from './frames.ts';
import { type Description, describe, sameMarker } from './marker.ts';
import { freeName } from './names.ts';
import type { Pace } from './pace.ts';
import { mayMakeBelow } from './permissions.ts';
import { type Channel, rootId } from './view.ts';
import { delay } from './waiting.ts';

/** A channel that shall be: its name, if it is free, and what its description says. */
export interface Wanted extends Description {
  readonly name: string;
}

/** A room with what is around it; without a course it lies below the root channel itself. */
export interface RoomPlan {
  readonly course?: Wanted | undefined;
  readonly room: Wanted;
}

export interface Ground {
  readonly connection: Connection;
  readonly pace: Pace;
  /** The name of the channel that holds all of ours. */
  readonly root: string;
  /** How an ACL names the bot, for the host. */
  readonly group: string;
  /** When to give up. */
  readonly deadline: AbortSignal;
}

/**
 * The channel of a room, found or made with those around it. Whatever was done of it before, and by what
 * it was interrupted, it ends with one channel that bears the marker. Throws CallFault.
 */
export async function makeRoom(ground: Ground, { course, room }: RoomPlan): Promise<Channel> {
  const { connection } = ground;
  /** Channels of others, with the course's name, in which no room can be made. */
  const barred = new Set<number>();
  for (;;) {
    await fetchDescriptions(connection, ground.root);
    const found = connection.view.marked(room.marker);
    if (found !== undefined) return found;
    const root = await rootChannel(ground);
    const parent = course === undefined ? root : await courseChannel(ground, root, { course, barred });
    try {
      const made = parent === undefined ? undefined : await makeChannel(ground, parent, room);
      if (made !== undefined) return made;
    } catch (error) {
      // That a channel is temporary shows only when it refuses (murmur does not say so to who comes later).
      const theirs =
        course !== undefined && parent !== undefined && !sameMarker(parent.marker, course.marker);
      if (!theirs || !(error instanceof CallFault && error.code === 'denied')) throw error;
      barred.add(parent.id);
    }
    // Else someone took the channel around it away in the meantime.
    checkDeadline(ground);
  }
}

async function rootChannel(ground: Ground): Promise<Channel> {
  const find = () => ground.connection.view.child(rootId, ground.root);
  for (;;) {
    const root = find();
    if (root !== undefined) return root;
    const { made, denial } = await attempt(ground, { parent: rootId, name: ground.root }, find);
    if (made !== undefined) return made;
    if (denial !== undefined) throw denied(denial, `a channel ${ground.root} for ${ground.group}`);
  }
}

/**
 * The course's channel: ours; or one of that name that somebody else made, if the bot may make rooms in
 * it; or a new one, under another name where that is taken.
 */
async function courseChannel(
  ground: Ground,
  root: Channel,
  { course, barred }: { readonly course: Wanted; readonly barred: ReadonlySet<number> },
): Promise<Channel | undefined> {
  const { view } = ground.connection;
  const ours = view.marked(course.marker);
  if (ours !== undefined) return ours;
  const theirs = view.child(root.id, course.name);
  const usable = theirs !== undefined && !theirs.temporary && !barred.has(theirs.id);
  if (usable && (await mayMakeBelow(ground.connection, theirs.id))) return theirs;
  return makeChannel(ground, root, course);
}

/** A channel with the marker below `parent`; undefined if that is gone. */
async function makeChannel(ground: Ground, parent: Channel, wanted: Wanted): Promise<Channel | undefined> {
  const { view, config } = ground.connection;
  const description = describe(wanted, { html: config.allowHtml ?? true, longest: config.messageLength });
  while (view.channels.has(parent.id)) {
    const name = freeName(wanted.name, new Set(view.children(parent.id).map((channel) => channel.name)));
    const { made, denial } = await attempt(ground, { parent: parent.id, name, description }, () =>
      view.marked(wanted.marker),
    );
    if (made !== undefined) return made;
    // A name that was free a moment ago may be somebody else's by now: then the next one.
    const overtaken = denial?.type === Denial.ChannelName && view.child(parent.id, name) !== undefined;
    if (denial !== undefined && !overtaken)
      throw denied(denial, `a channel in ${parent.name} for ${ground.group}`);
  }
  return undefined;
}

interface Outcome {
  readonly made: Channel | undefined;
  readonly denial: Messages['PermissionDenied'] | undefined;
}

/** Sends the command that makes a channel, once the server takes one; with neither outcome it dropped it. */
async function attempt(
  ground: Ground,
  channel: { readonly parent: number; readonly name: string; readonly description?: string },
  find: () => Channel | undefined,
): Promise<Outcome> {
  const { connection, pace } = ground;
  for (let wait = pace.wait(); wait > 0; wait = pace.wait()) {
    checkDeadline(ground);
    await delay(wait);
  }
  checkDeadline(ground);
  connection.refreshRights();
  const [denial] = await connection.command('ChannelState', channel);
  await fetchDescriptions(connection, ground.root);
  const made = find();
  if (made !== undefined || denial !== undefined) pace.taken();
  else if (connection.view.channels.has(channel.parent)) pace.dropped();
  return { made, denial };
}

function checkDeadline({ deadline, connection }: Ground): void {
  if (connection.ended !== undefined) throw connection.ended;
  if (deadline.aborted) throw new CallFault('busy', 'the server takes no more commands in time');
}
