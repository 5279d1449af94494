import type { CallOrder } from '../../src/ports/calls.ts';
import type { RoomPlan } from './make.ts';
import { markerOf } from './marker.ts';
import { legalName } from './names.ts';

/** A room that has no session's name. */
const words = { fr: 'Salle', en: 'Room' } as const;

/** The channels of a call: `LO21` and in it `S1`. Two calls of one session have two markers. */
export function planOf(
  order: CallOrder,
  { key, owner }: { readonly key: string; readonly owner: string },
): RoomPlan {
  const [course, ...inner] = order.path;
  const word = words[order.language];
  return {
    ...(course === undefined
      ? {}
      : {
          course: {
            name: legalName(course, 'Cours'),
            title: course,
            marker: markerOf(owner, 'course', course),
          },
        }),
    room: {
      name: legalName(inner.join(' '), word),
      title: order.subject,
      link: order.link,
      marker: markerOf(owner, 'room', key),
    },
  };
}
