import { limits } from '../domain/limits.ts';
import type { Role, StaffRole } from '../domain/role.ts';
import type { FileRef } from '../domain/session.ts';
import type { Language } from '../domain/time/types.ts';
import type { Mention } from '../ports/chat.ts';
import type { Reads } from '../ports/store.ts';
import type { Asker } from '../services/asker.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import type { CourseScene, Scene } from '../services/scene.ts';

/**
 * A verb is one file: its description (data), how its words are read, what it loads, its decision.
 * `describe` data is what help, suggestions and docs/commands.*.md are made from.
 */
export interface Verb<Args, Loaded> {
  /** The English name; also its key in words.help. */
  readonly name: string;
  readonly group: 'course' | 'planning' | 'session' | 'rooms' | 'personal';
  /** How it is typed: the first is shown, the rest are synonyms. Accents and case do not matter. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  /** Alias words that stand for a whole line: « aujourd'hui » = `agenda jour`. */
  readonly shortcuts?: Readonly<Record<string, string>>;
  readonly needs: 'course' | 'nothing';
  /** The least role for running it at all; finer rights are decided in `decide` with the same sentence. */
  readonly role: Role;
  /** Completes « Pour …, il faut … » in the refusal of a role; without it, the verb's first word. */
  readonly purpose?: Readonly<Record<Language, string>>;
  /** A sentence added to that refusal: what the person can do instead. */
  readonly instead?: Readonly<Record<Language, string>>;
  /** Help only: is it of use to this person here, beyond role and course? Without it, yes. */
  readonly listed?: (scene: Scene) => boolean;
  /** Help only: whoever has less than `changes` may only read; what the verb does for them. */
  readonly reading?: { readonly changes: StaffRole; readonly does: Readonly<Record<Language, string>> };
  /** It takes a PERSON: a corrected line names them by their account, for it has no mention any more. */
  readonly takesPerson?: boolean;
  /** The first line is, or may be, the author's own words: it counts to the limit of these, and is not read. */
  readonly takesText?: boolean;
  /** It reads what follows the first line: other verbs refuse that, for they would drop it. */
  readonly takesBody?: boolean;
  /** Direct conversation only. */
  readonly direct?: boolean;
  /**
   * An answer of it that changes nothing is the same for everybody of one role in one place: those who ask the
   * same while it waits are answered once.
   */
  readonly shared?: boolean;
  /**
   * Does this line only read? In private, where somebody has several courses and names none, it is then about the one that
   * they used last. Without it: no line does.
   */
  reads?(line: CommandLine): boolean;
  /** Older than 15 min, it is answered « trop tard ». */
  readonly urgent?: boolean;
  /** Lines for `aide VERB` and the reference: syntax, one sentence, examples that work. */
  readonly help: Readonly<Record<Language, VerbHelp>>;
  /** Reads what follows the verb. May refuse with a sentence and a line that works. */
  parse(line: CommandLine, scene: Scene): Args | Refusal;
  /** Reads what the decision needs, and nothing else; `asker` where what they can see matters. */
  load(reads: Reads, scene: Scene, args: Args, asker?: Asker): Promise<Loaded>;
  /** Pure. With `needs: 'course'` the scene has its course. */
  decide(scene: CourseScene, args: Args, loaded: Loaded): Outcome;
}

interface VerbHelp {
  readonly syntax: readonly string[];
  readonly does: string;
  /** Lines without `!cours`, at least two, each of which the verb accepts. */
  readonly examples: readonly string[];
}

/** A command line, already cleaned: prefix, course code and verb are gone. */
export interface CommandLine {
  /** The verb's word as typed. */
  readonly verb: string;
  /** The rest of the first line without title, trimmed, inner white space folded. */
  readonly text: string;
  /** What follows ` — ` or stands in quotes, on the first line. */
  readonly title?: string;
  /** The rest of the first line as typed, title included (for free text: annoncer, titre, audio). */
  readonly raw: string;
  /** What follows the first line break; undefined if there is none. */
  readonly body?: string;
  /** Files that came with the message, already stored. */
  readonly files: readonly FileRef[];
  /** The message answered, if any: its text and files (for `support`). */
  readonly quoted?: { readonly text: string; readonly files: readonly FileRef[] };
  /** Accounts that the message mentions, for verbs that take a person. */
  readonly people?: readonly Mention[];
  /** The language of the verb's word; undefined when both share it. */
  readonly language?: Language;
}

/** A verb with its types folded away, as the table holds it. */
export type AnyVerb = Verb<unknown, unknown>;

/** Declares a verb, keeping its own types inside. Whatever it reads is bounded before. */
export function verb<Args, Loaded>(declaration: Verb<Args, Loaded>): AnyVerb {
  const bounded: Verb<Args, Loaded> = {
    ...declaration,
    parse: (line, scene) =>
      tooLong(declaration, line, scene) ??
      moreLines(declaration, line, scene) ??
      declaration.parse(line, scene),
  };
  return bounded as unknown as AnyVerb;
}

/** No date, option or title is so long, and reading one costs time that all others wait. */
function tooLong(
  { takesText }: Pick<AnyVerb, 'takesText'>,
  { raw }: CommandLine,
  { words }: Scene,
): Refusal | undefined {
  if (takesText === true || raw.length <= limits.lineLength) return undefined;
  return refuse('lineTooLong', words.common.lineTooLong(limits.lineLength, raw.length));
}

/** What stands below the first line is refused where the verb has no use for it, never dropped. */
function moreLines(
  { takesBody }: Pick<AnyVerb, 'takesBody'>,
  { verb: word, raw, body }: CommandLine,
  { words }: Scene,
): Refusal | undefined {
  if (takesBody === true || body === undefined) return undefined;
  return refuse('unreadLines', words.common.unreadLines(`${word} ${raw}`.trim()));
}

/** A refusal is told from arguments by its code. */
export function isRefused(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && 'answer' in value;
}
