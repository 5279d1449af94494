import type { Course } from './course.ts';
import type { Medium } from './room.ts';

/** What the choice needs to know of an instance of a call provider. */
export interface Choosable {
  readonly id: string;
  readonly media: readonly Medium[];
  readonly example: boolean;
}

export type Choice<Instance> =
  | {
      readonly instance: Instance;
      /** `ordered` by the course, the host's `first`, the `next` after those tried, or the mere `example`. */
      readonly why: 'ordered' | 'first' | 'next' | 'example';
    }
  /** Nothing is set up at all, nothing for this medium, or everything was tried. */
  | { readonly none: 'noServer' | 'noneForMedium' | 'allTried' };

/**
 * The instance for a new room: the course's own order (`salles`) first, then the host's; examples only
 * for the sample course; those already tried never. Pure.
 */
export function chooseInstance<Instance extends Choosable>(
  medium: Medium,
  house: { readonly instances: readonly Instance[] },
  course: Pick<Course, 'sample' | 'settings'>,
  tried: readonly string[],
): Choice<Instance> {
  const allowed = house.instances.filter((instance) => course.sample || !instance.example);
  if (allowed.length === 0) return { none: 'noServer' };
  const able = allowed.filter((instance) => instance.media.includes(medium));
  if (able.length === 0) return { none: 'noneForMedium' };
  const ordered = course.settings.rooms.flatMap((id) => able.filter((instance) => instance.id === id));
  const left = [...ordered, ...able.filter((instance) => !ordered.includes(instance))].filter(
    (instance) => !tried.includes(instance.id),
  );
  const [instance] = left;
  if (instance === undefined) return { none: 'allTried' };
  if (instance.example) return { instance, why: 'example' };
  if (tried.length > 0) return { instance, why: 'next' };
  return { instance, why: ordered.includes(instance) ? 'ordered' : 'first' };
}

/** What somebody who asks for a room gets: it opens, it becomes a request, or it is refused. */
export function roomRight(
  medium: Medium,
  course: Pick<Course, 'settings'>,
  isStaff: boolean,
): 'open' | 'request' | 'staffOnly' | 'never' {
  const policy = course.settings[medium];
  if (policy === 'never') return 'never';
  if (isStaff || policy === 'all') return 'open';
  return policy === 'quorum' ? 'request' : 'staffOnly';
}
