import type { Holder } from '../domain/holder.ts';
import type { Call } from '../domain/room.ts';
import { roomTitle } from './call-order.ts';
import type { WidgetOrder } from './decision.ts';
import { audienceOf } from './holders.ts';
import type { House } from './scene.ts';

/**
 * A Jitsi that lets everybody in can be shown inside the chat room, for those whose program does that. One
 * below a path (a tenant) cannot: a widget names domain and room only. Where people get a link each there
 * is nothing to show to all.
 */
export function widgetShown(house: House, holder: Holder, call: Call): readonly WidgetOrder[] {
  const provider = house.instances.find(({ id }) => id === call.instance)?.provider;
  const { entry, reference, medium } = call;
  if (provider !== 'jitsi' || entry?.link === undefined || reference === undefined) return [];
  const { host, pathname } = new URL(entry.link);
  if (pathname !== `/${reference}`) return [];
  const widget = {
    kind: 'jitsi' as const,
    domain: host,
    conference: reference,
    medium,
    title: roomTitle(holder),
  };
  return [{ ...about(holder, call), widget }];
}

/** It goes with the room; where none was shown nothing happens. */
export function widgetGone(holder: Holder, call: Call): readonly WidgetOrder[] {
  const { entry, reference } = call;
  if (entry?.link === undefined || reference === undefined) return [];
  return new URL(entry.link).pathname === `/${reference}` ? [about(holder, call)] : [];
}

function about({ course, session }: Holder, { id }: Call) {
  const audience = audienceOf(course, session);
  return { kind: 'widgets' as const, courseId: course.id, audience, callId: id };
}
