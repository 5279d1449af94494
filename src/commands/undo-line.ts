import type { FieldWrite, JournalEntry } from '../domain/journal.ts';
import { whole } from '../domain/journal-diff.ts';
import type { Session } from '../domain/session.ts';
import type { ZonedStart } from '../domain/time/types.ts';
import type { Words } from '../i18n/words.ts';

/**
 * A line by which somebody does by hand what `défaire` may not: the inverse of an entry, on its first
 * session; where there is no such line, the plan.
 */
export function inverseLine(entry: JournalEntry, sessions: readonly Session[], words: Words): string {
  const { typed } = words.undo;
  const write = entry.writes.find(({ kind }) => kind === 'session');
  const session = sessions.find(({ id }) => id === write?.id);
  if (write === undefined || session === undefined) return typed.agenda;
  const own = entry.writes.filter(({ id }) => id === write.id);
  return inverse(own, `S${session.number}`, typed) ?? typed.agenda;
}

function inverse(
  writes: readonly FieldWrite[],
  name: string,
  typed: Words['undo']['typed'],
): string | undefined {
  const wrote = (field: string) => writes.find((write) => write.field === field);
  if (wrote(whole) !== undefined) return `${typed.cancel} ${name}`;
  const status = wrote('status');
  if (status !== undefined) return `${status.before === 'cancelled' ? typed.cancel : typed.restore} ${name}`;
  const start = wrote('start');
  if (start !== undefined) {
    const { local } = start.before as ZonedStart;
    return `${typed.move} ${name} ${local.replace('T', ' ')}`;
  }
  const title = wrote('title');
  if (title !== undefined && title.before !== '') return `${typed.title} ${name} ${String(title.before)}`;
  const place = wrote('location');
  return place === undefined ? undefined : `${typed.place} ${name} ${place.before ?? typed.none}`;
}
