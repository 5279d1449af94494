import { lackOf } from '../commands/lacking.ts';
import { type CommandRead, readLine } from '../commands/read-line.ts';
import { soundsLike } from '../commands/sounds-like.ts';
import { nearVerb } from '../commands/table.ts';
import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import { ownWords } from '../message/own-words.ts';
import type { ChatAdapter, MessageEvent } from '../ports/chat.ts';
import { collectingOver } from '../services/collect-material.ts';
import { mayHandIn } from './collecting.ts';
import { isMeant, lane } from './in-private.ts';
import type { Inbox } from './inbox.ts';

/** Older words are answered no more. */
const oldest = 60 * 60_000;
/** A line that names its session does at once what it says; one that names a day is asked about by its verb. */
const namesSession = /(?:^|\s)(?:s\d|s[ée]ance \d|session \d)/iu;

/**
 * The command that ordinary words in private sound like: « le cours de demain est annulé », for staff; a word or two that
 * are a verb with a slip, or what is not here. It is proposed, never done. Undefined where they sound like none, are old,
 * are said to somebody else, or where enough has been answered.
 */
export async function meantInPrivate(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: MessageEvent,
  person: Person,
  courses: readonly Course[],
): Promise<CommandRead | undefined> {
  const { deps, talk } = inbox;
  const now = deps.clock.now();
  if (event.files.length > 0 || now - event.at > oldest) return undefined;
  const own = ownWords(event.text).trim();
  const read =
    fewWords(own, courses) ??
    act(
      own,
      courses.some((course) => mayHandIn(deps, course, person)),
    );
  if (read === undefined || !(await isMeant(inbox, adapter, event))) return undefined;
  // Part of a material that is no longer awaited: said so, whatever it sounds like.
  if ((await collectingOver(deps.store, person.id, event.at)) !== undefined) return undefined;
  // Told already: the batch comes again.
  if ((await deps.store.event(adapter.account, event.id)) !== undefined) return read;
  return talk.mayAnswer(lane(adapter, event), now) ? read : undefined;
}

/** `agneda`, `suport S1`, `quiz`: no sentence. */
function fewWords(own: string, courses: readonly Course[]): CommandRead | undefined {
  if (own.length > 60 || /[\n?]/u.test(own) || own.split(/\s+/u).length > 2) return undefined;
  const read = commandOf(own, courses);
  const word = read?.line.verb ?? '';
  return nearVerb(word) === undefined && lackOf(word) === undefined ? undefined : read;
}

/** What they want done, for whoever may do it. */
function act(own: string, isStaff: boolean): CommandRead | undefined {
  const sounds = soundsLike(own);
  // What only reads is for everybody.
  const meant = isStaff || sounds?.act === 'next' ? sounds : undefined;
  // Who says only that they are ill means nothing that could be proposed.
  if (meant === undefined || (meant.act === 'absent' && !meant.line.includes(' '))) return undefined;
  const read = commandOf(meant.line, []);
  const isAsked = (meant.act === 'cancel' || meant.act === 'absent') && !namesSession.test(meant.line);
  return read === undefined || isAsked ? read : { ...read, prefix: 'lost' };
}

function commandOf(line: string, courses: readonly Course[]): CommandRead | undefined {
  const read = readLine(`!cours ${line}`, { codes: courses.map(({ code }) => code) });
  return read.kind === 'command' ? read : undefined;
}
