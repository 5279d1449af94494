import { wordsOf } from '../../../src/i18n/words.ts';
import { unitsOf } from '../../../src/message/size.ts';
import type { Viewer } from '../http/context.ts';
import { messageLimits } from '../store/limits.ts';
import type { Room } from '../store/types.ts';
import { roomName } from './rooms-nav.ts';
import { type Unseen, unreadBadge } from './threads.ts';

/** What the page's script starts from, as JSON that no browser runs. */
export function pageData(
  viewer: Viewer,
  page: { readonly room: Room; readonly seq: number; readonly unseen: Unseen },
): string {
  const { list, message, compose, state, thread, refusals, rooms } = wordsOf(viewer.language).local;
  const data = {
    user: viewer.user,
    language: viewer.language,
    room: { id: page.room.id, name: roomName(viewer, page.room) },
    seq: page.seq,
    limits: { files: messageLimits.files, bytes: messageLimits.fileBytes },
    threads: page.unseen.threads.map((one) => ({
      root: one.root,
      badge: String(unreadBadge(viewer, one.unread)),
    })),
    words: {
      send: compose.send,
      save: compose.save,
      cancel: compose.cancel,
      editing: compose.editing,
      verbs: compose.verbs,
      staffOnly: compose.staffOnly,
      lost: state.lost,
      back: state.back,
      sending: state.sending,
      waiting: state.waiting,
      filesLost: state.filesLost,
      retry: state.retry,
      rework: state.rework,
      drop: state.drop,
      unread: list.unread,
      insert: message.insert,
      inThread: thread.inThread,
      filesTooLarge: refusals.filesTooLarge,
      tooManyFiles: refusals.tooManyFiles,
      units: unitsOf(viewer.language),
      // Functions become templates: the script puts the values in.
      detach: compose.detach('{0}'),
      replyingTo: compose.replyingTo('{0}'),
      verbsFound: compose.verbsFound('{0}'),
      refused: state.refused('{0}'),
      nowIn: rooms.nowIn('{0}'),
      newIn: state.newIn('{0}', '{1}'),
    },
  };
  // `<` cannot stand in a script element, whatever a name holds.
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
