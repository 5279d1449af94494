import { formatHour } from '../domain/time/format.ts';
import type { Language } from '../domain/time/types.ts';
import { fromInstant } from '../domain/time/zone.ts';

/** « 15 h 02 »: the hour that the clock of `zone` shows at an instant (epoch ms). */
export function hourAt(ms: number, zone: string, language: Language): string {
  return formatHour(fromInstant(ms, zone), language);
}
