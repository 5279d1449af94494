import { fold, withoutLast } from '../domain/fold.ts';
import { parseDuration } from '../domain/time/duration.ts';
import { wordTable } from '../domain/word-table.ts';

/** What may follow the date: `durée D`, `groupe NAME`, `lieu TEXT`, in any order. */
export interface PlanOptions {
  readonly minutes?: number;
  /** As typed; whether it exists is for the course to say. */
  readonly group?: string;
  readonly location?: string;
}

/** What could not be read, as typed. */
export interface PlanOptionFault {
  readonly fault: 'unread' | 'badLength';
  readonly typed: string;
}

const keyword =
  /(?<![\p{L}\p{N}])(durée|duree|duration|groupe|group|lieu|room|place)(?![\p{L}\p{N}])\s*:?\s*/giu;
const meanings = wordTable<'length' | 'group' | 'location'>({
  duree: 'length',
  duration: 'length',
  groupe: 'group',
  group: 'group',
  lieu: 'location',
  room: 'location',
  place: 'location',
});

/** Reads the options. A place may itself hold such words (« lieu place Bellecour »): it ends at another kind. */
export function readPlanOptions(text: string): PlanOptions | PlanOptionFault {
  const marks = [...text.matchAll(keyword)].map((match) => ({
    meaning: meanings.get(fold(match[1] ?? '')),
    from: match.index,
    after: match.index + match[0].length,
  }));
  const heads = marks.filter((mark, index) => index === 0 || mark.meaning !== marks[index - 1]?.meaning);
  const before = text.slice(0, heads[0]?.from ?? text.length).trim();
  if (before !== '') return { fault: 'unread', typed: before };
  let options: PlanOptions = {};
  for (const [index, { meaning, from, after }] of heads.entries()) {
    const end = heads[index + 1]?.from ?? text.length;
    const value = unquoted(withoutLast(text.slice(after, end), ' ,;'));
    if (value === '') return { fault: 'unread', typed: text.slice(from, end).trim() };
    if (meaning === 'length') {
      const minutes = parseDuration(value);
      if (minutes === undefined) return { fault: 'badLength', typed: value };
      options = { ...options, minutes };
    } else if (meaning === 'group') options = { ...options, group: value };
    else options = { ...options, location: value };
  }
  return options;
}

const quoted = /^(?:"([^"]*)"|«([^»]*)»|“([^”]*)”)$/u;

/** Without the quotes around it. */
export function unquoted(text: string): string {
  const match = quoted.exec(text.trim());
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? text).trim();
}
