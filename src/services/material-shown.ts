import type { Course } from '../domain/course.ts';
import type { Session } from '../domain/session.ts';
import { formatMoment } from '../domain/time/format.ts';
import { fromInstant } from '../domain/time/zone.ts';

/** When the class reads a session's material, as things stand. */
export type Shown =
  | { readonly when: 'now' | 'never' }
  /** At an instant (epoch ms) within a minute or so. */
  | { readonly when: 'soon'; readonly at: number }
  /** At the opening (`byHand`: when staff start it); `held`: by staff, until then. */
  | {
      readonly when: 'opening';
      readonly held: boolean;
      readonly moment: string;
      readonly at: number;
      readonly byHand: boolean;
    }
  | { readonly when: 'at'; readonly moment: string; readonly at: number };

/** When the material of a session is (or was) shown; moments in the course's language. */
export function whenShown(course: Course, session: Session): Shown {
  const { material, status, startsAt, start } = session;
  if (material.state === 'shown') return { when: 'now' };
  if (status !== 'planned' && status !== 'open') return { when: 'never' };
  if (material.showAt !== undefined && material.state === 'hidden')
    return { when: 'soon', at: material.showAt };
  const { showMaterial, opening } = course.settings;
  if (showMaterial === 'opening' || material.state === 'held') {
    const moment = formatMoment(start, course.language);
    return {
      when: 'opening',
      held: material.state === 'held',
      moment,
      at: startsAt,
      byHand: opening === 'hand',
    };
  }
  const at = startsAt - showMaterial.minutes * 60_000;
  return { when: 'at', moment: formatMoment(fromInstant(at, start.zone), course.language), at };
}
