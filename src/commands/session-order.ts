import { fold } from '../domain/fold.ts';
import type { Language } from '../domain/time/types.ts';
import { wordTable } from '../domain/word-table.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { proposed } from './did-you-mean.ts';
import { lackAt, refuseLack } from './lacking.ts';
import { readWish, type SessionWish } from './session-choice.ts';
import { refuseUnread } from './unread.ts';
import type { CommandLine } from './verb.ts';
import { typedIn } from './when.ts';

/** Rooms, which « lancer » and « terminer » may be said of instead of a session. */
const rooms = wordTable<'audio' | 'video'>({
  audio: 'audio',
  salle: 'audio',
  call: 'audio',
  room: 'audio',
  video: 'video',
  visio: 'video',
});
/** Words that go with a session and say nothing of which. */
const sessionWords = new Set(
  'le la l les the cours seance class lesson session en ouverte ouvert current open maintenant now'.split(
    ' ',
  ),
);
/** Words that say a time, or more or less of one. */
const timeWords =
  /\d\s*(?:h|min|:)|(?<!\p{L})(?:heures?|minutes?|plus (?:tot|tard)|demain|earlier|later|hours?|tomorrow|midi|noon)(?!\p{L})/u;
const longestFolded = 200;

/** What a room asked for by the verb of a session is asked for with. */
const lines: Readonly<Record<Language, Readonly<Record<'audio' | 'video' | 'close', string>>>> = {
  fr: { audio: 'audio', video: 'vidéo', close: 'fermer' },
  en: { audio: 'audio', video: 'video', close: 'close' },
};
const move: Readonly<Record<Language, string>> = {
  fr: 'déplacer S1 +1 semaine',
  en: 'move S1 +1 week',
};

/**
 * The session that an order about one (`démarrer`, `terminer`, `rouvrir`) names. What else may be begun or ended is never
 * taken for one; words that follow the session are refused, for it would be done at once and without them.
 */
export function readOrder(
  line: CommandLine,
  scene: Scene,
  text: string,
  does: 'start' | 'end',
): SessionWish | Refusal {
  const language = typedIn(line, scene);
  const wish = readWish(text);
  if (wish.number !== undefined) {
    if (wish.rest === '') return wish;
    const without = `${line.verb} S${wish.number}`;
    if (!timeWords.test(fold(wish.rest.slice(0, longestFolded))))
      return refuseUnread(scene, wish.rest, without);
    const example = move[language].replace('S1', `S${wish.number}`);
    return refuse('unread', scene.words.common.unreadTime(wish.rest.slice(0, 80), without, example));
  }
  const words = text
    .slice(0, longestFolded)
    .split(/[\s'’]+/u)
    .map(fold);
  if (words.every((word) => word === '' || sessionWords.has(word))) return { rest: '' };
  const lack = lackAt(text);
  if (lack !== undefined) return refuseLack(scene, lack);
  const room = words.map((word) => rooms.get(word)).find((each) => each !== undefined);
  if (room !== undefined && words.length <= 3) {
    const meant = lines[language][does === 'end' ? 'close' : room];
    return proposed(scene, 'room', (shown) => scene.words.help.meantRoom(shown), meant);
  }
  if (!timeWords.test(words.join(' '))) return wish;
  return refuse('unread', scene.words.common.unreadTime(text.slice(0, 80), line.verb, move[language]));
}
