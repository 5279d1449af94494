import { type Holder, roomsOf } from '../domain/holder.ts';
import type { Call } from '../domain/room.ts';
import { roomTitle } from './call-order.ts';
import type { WidgetOrder } from './decision.ts';
import { audienceOf } from './holders.ts';
import type { House } from './scene.ts';

/**
 * A video room on a Jitsi that lets everybody in can be shown inside the chat room, for those whose program does
 * that, where the course wants it (`réglages widget oui`). An audio room is not: programs show every Jitsi as
 * a video conference. One below a path (a tenant) cannot: a widget names domain and room only. Where people get
 * a link each there is nothing to show to all.
 */
export function widgetShown(house: House, holder: Holder, call: Call): readonly WidgetOrder[] {
  const provider = house.instances.find(({ id }) => id === call.instance)?.provider;
  const { entry, reference, medium } = call;
  if (holder.course.settings.widget !== true || provider !== 'jitsi') return [];
  if (!isFit(call) || entry?.link === undefined || reference === undefined) return [];
  const { host } = new URL(entry.link);
  const widget = {
    kind: 'jitsi' as const,
    domain: host,
    conference: reference,
    medium,
    title: roomTitle(holder),
  };
  return [{ ...about(holder, call), widget }];
}

/** It goes with the room, where the course has it shown. */
export function widgetGone(holder: Holder, call: Call): readonly WidgetOrder[] {
  return holder.course.settings.widget === true && isFit(call) ? [about(holder, call)] : [];
}

/**
 * What becomes of the widgets of open rooms when the course's setting changes to what `holder` has: they come or
 * go now. `change` is another one for each change: what was ordered once is not ordered again.
 */
export function widgetsAnew(house: House, holder: Holder, change: string): readonly WidgetOrder[] {
  const open = roomsOf(holder).calls.filter((call) => call.status === 'open' && isFit(call));
  const isOn = holder.course.settings.widget === true;
  return open
    .flatMap((call) => (isOn ? widgetShown(house, holder, call) : [about(holder, call)]))
    .map((order) => ({ ...order, change }));
}

/** Can a widget show this room? */
function isFit({ entry, medium, reference }: Call): boolean {
  if (medium !== 'video' || entry?.link === undefined || reference === undefined) return false;
  return new URL(entry.link).pathname === `/${reference}`;
}

function about({ course, session }: Holder, { id }: Call) {
  const audience = audienceOf(course, session);
  return { kind: 'widgets' as const, courseId: course.id, audience, callId: id };
}
