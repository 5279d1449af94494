import type { Language } from '../domain/time/types.ts';
import { pastedText } from './pasted-text.ts';
import type { Timed } from './timed.ts';
import { readable } from './withheld.ts';

/**
 * The neutral document: what a post says, before any platform's format. User text enters only as
 * plain strings (never parsed) or as a `markdown` block (rendered and sanitised by the adapters), so
 * that a title can neither forge a link nor ring a room.
 */
export interface Document {
  readonly blocks: readonly Block[];
  /** The language that it is said in, once it is (what people wrote in it may be in another). */
  readonly language?: Language;
}

export type Block =
  | { readonly kind: 'line'; readonly inlines: readonly Inline[]; readonly struck?: true }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[]; readonly struck?: true }
  | { readonly kind: 'markdown'; readonly source: string }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] };

export type Inline =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  /** A command to copy, or any other literal. */
  | {
      readonly kind: 'code';
      readonly text: string;
      /** It holds a one-time code: stored without it (src/message/one-time.ts), and read so until `until` (epoch ms). */
      readonly once?: {
        readonly until: number;
        /** The command to copy once it expired, after the words of `gone`. */
        readonly instead: string;
        readonly gone: string;
        /** Under which the code is kept; given when it is. */
        readonly id?: string;
      };
    }
  | { readonly kind: 'link'; readonly url: string; readonly text?: string }
  /** A person by our id; the engine adds the name (and the account) at sending. */
  | { readonly kind: 'mention'; readonly person: string; readonly name?: string; readonly user?: string }
  /**
   * A link to another post of ours, or to the thread below it; the engine adds the reference at sending, of its copy in
   * the same place, else (with its `room`) of one in a room of the course.
   */
  | {
      readonly kind: 'post';
      readonly post: string;
      readonly text: string;
      readonly thread?: true;
      readonly reference?: string;
      readonly room?: string;
    }
  /** A link to what somebody wrote, perhaps in the thread with this root; on another platform it is its text. */
  | {
      readonly kind: 'message';
      readonly account: string;
      readonly room: string;
      readonly reference: string;
      readonly thread?: string;
      readonly text: string;
    }
  /** A private conversation with the bot; adapters know its address, others read `text`. */
  | { readonly kind: 'direct'; readonly text: string }
  /** Words that time makes false; the engine chooses them at sending. */
  | Timed;

/**
 * What a reader can do by a reaction or a button. `command` is the line that it stands for, without
 * `!cours`, so that every sign has its words. The engine runs it as if that person had typed it.
 */
export interface Action {
  readonly sign: '👍' | '✅' | '↩️' | '🔔';
  readonly label: string;
  readonly command: string;
  /** Run when the reaction is taken away again. */
  readonly off?: string;
  /** Only this person's reaction counts (a proposal, an undo). */
  readonly by?: string;
  /** Their accounts on the platform, which the engine adds at sending: buttons are for them alone. */
  readonly users?: readonly string[];
}

/** A document of the given blocks; `undefined` ones are left out. */
export function doc(...blocks: readonly (Block | undefined)[]): Document {
  return { blocks: blocks.filter((block) => block !== undefined) };
}

/**
 * A line written as a template: ``line`✅ ${strong(title)} : ${count} séances` ``. Interpolated strings
 * and numbers stay plain text; nodes stay nodes; arrays are spread; `undefined` vanishes.
 */
export function line(
  strings: TemplateStringsArray,
  ...values: readonly (Inline | number | readonly Inline[] | undefined)[]
): Block {
  return { kind: 'line', inlines: inlines(strings, ...values) };
}

/** The same as `line`, for a part of a line or an item of a list. */
export function inlines(
  strings: TemplateStringsArray,
  ...values: readonly (Inline | number | readonly Inline[] | undefined)[]
): readonly Inline[] {
  const parts: Inline[] = [];
  strings.forEach((text, index) => {
    if (text !== '') parts.push(text);
    const value = values[index];
    if (value === undefined) return;
    if (Array.isArray(value)) parts.push(...(value as readonly Inline[]));
    else parts.push(typeof value === 'number' ? String(value) : (value as Inline));
  });
  return parts;
}

export const strong = (text: string): Inline => ({ kind: 'strong', text });
export const code = (text: string): Inline => ({ kind: 'code', text });
/** A command as one types it: ``command('agenda')`` reads `!cours agenda`. */
export const command = (text: string): Inline => ({ kind: 'code', text: `!cours ${text}` });
/** A command that holds a one-time code until `until` (epoch ms); then `instead` is said, after `gone`. */
export const commandOnce = (
  text: string,
  { until, instead, gone }: { readonly until: number; readonly instead: string; readonly gone: string },
): Inline => ({ kind: 'code', text: `!cours ${text}`, once: { until, instead: `!cours ${instead}`, gone } });
export const link = (url: string, text?: string): Inline => ({
  kind: 'link',
  url,
  ...(text === undefined ? {} : { text }),
});
export const mention = (person: string): Inline => ({ kind: 'mention', person });
export const postLink = (post: string, text: string): Inline => ({ kind: 'post', post, text });
/** A link to the thread below a post of ours. */
export const threadOf = (post: string, text: string): Inline => ({ kind: 'post', post, text, thread: true });
export const list = (items: readonly (readonly Inline[])[]): Block => ({ kind: 'list', items });
/** A text as people have it, as Markdown, without what its author keeps from readers (comments, front matter). */
export const markdown = (source: string): Extract<Block, { kind: 'markdown' }> => ({
  kind: 'markdown',
  source: readable(pastedText(source)).text,
});
export const actions = (...all: readonly Action[]): Block => ({ kind: 'actions', actions: all });

/** All blocks of several documents, one after the other, in the language of the first that states one. */
export function concat(...documents: readonly (Document | undefined)[]): Document {
  const blocks = documents.flatMap((document) => document?.blocks ?? []);
  const language = documents.find((document) => document?.language !== undefined)?.language;
  return language === undefined ? { blocks } : { blocks, language };
}

/** Keys of the posts of ours that the document links to. */
export function linksOf(document: Document): readonly string[] {
  const inlines = document.blocks.flatMap((block) =>
    block.kind === 'line' ? block.inlines : block.kind === 'list' ? block.items.flat() : [],
  );
  return inlines.flatMap((each) => (typeof each !== 'string' && each.kind === 'post' ? [each.post] : []));
}

/** Every action that the document offers. */
export function actionsOf(document: Document): readonly Action[] {
  return document.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
}
