import { readFileSync } from 'node:fs';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import type { Language, ZonedStart } from '../domain/time/types.ts';
import { fromInstant } from '../domain/time/zone.ts';

/** What the sample course is made from: the first thing that a newcomer sees. */
export interface SampleCourse {
  readonly code: string;
  readonly title: string;
  readonly zone: string;
  readonly language: Language;
  readonly settings: Settings;
  readonly sessions: readonly SampleSession[];
}

export interface SampleSession {
  readonly start: ZonedStart;
  readonly minutes: number;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Title of the course and the files of its three sessions, by language. */
const editions: Readonly<
  Record<Language, { readonly title: string; readonly files: readonly [string, string, string] }>
> = {
  fr: { title: 'Chercher, ranger, trier', files: ['1-chercher.md', '2-arbres.md', '3-trier.md'] },
  en: { title: 'Search, store, sort', files: ['1-search.md', '2-trees.md', '3-sort.md'] },
};

/**
 * The sample course in the language of the house, as of `now` (epoch ms): its first session opens one to two minutes later, on a full
 * minute, with a reminder one minute before; the two others follow in two days and in nine, at 14:15.
 */
export function sampleCourse(now: number, zone: string, language: Language): SampleCourse {
  const { title, files } = editions[language];
  const first = Math.ceil((now + minute) / minute) * minute;
  const later = (days: number): ZonedStart => {
    const date = fromInstant(now + days * day, zone).local.slice(0, 'yyyy-MM-dd'.length);
    return { local: `${date}T14:15`, zone };
  };
  return {
    code: 'ALGO',
    title,
    zone,
    language,
    settings: {
      ...defaultSettings,
      reminders: [{ kind: 'before', minutes: 1 }],
      quiet: 'none',
      audio: 'all',
    },
    sessions: [
      session(fromInstant(first, zone), `${language}/${files[0]}`),
      session(later(2), `${language}/${files[1]}`),
      session(later(9), `${language}/${files[2]}`),
    ],
  };
}

/** The first heading of the text is the session's title. */
function session(start: ZonedStart, file: string): SampleSession {
  const body = readFileSync(new URL(file, import.meta.url), 'utf8').trim();
  const title = body.slice(0, body.indexOf('\n')).replace(/^#\s+/, '');
  return { start, minutes: 120, title, body };
}
