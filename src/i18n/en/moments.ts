import { command, type Document, doc, inlines, line } from '../../message/document.ts';
import { until } from '../../message/timed.ts';
import type { moments as french } from '../fr/moments.ts';
import { common } from './common.ts';

const helpLine = () => line`Help: ${command('help')}.`;

export const moments: typeof french = {
  running: (it, room): Document =>
    doc(
      line`${it.course}: ${common.within(it.session)} ${until(it.now, it.endsAt, 'is open', 'was planned')} until ${it.end}. ${room === 'open' ? inlines`The open room: ${command('call')}; to close it: ${command('close')}` : inlines`Rooms: ${command('call')}`}. To end the session: ${command('end')}.`,
      helpLine(),
    ),
  over: (it): Document =>
    doc(
      line`${it.course}: ${common.within(it.session)} was to end at ${it.end}. It ends by itself after 15 minutes without a message, at ${it.latest} at the latest. Right now: ${command('end')}.`,
      helpLine(),
    ),
  taking: (it, can): Document => {
    const ways = [
      can.read ? inlines`; to read the material again: ${command('material')}` : [],
      can.room
        ? inlines`; to enter the room: ${command('call')}`
        : can.audio
          ? inlines`; to ask for an audio room: ${command('audio')}`
          : [],
    ].flat();
    return doc(
      line`${it.course}: ${common.within(it.session)} ${until(it.now, it.endsAt, 'is open', 'was planned')} until ${it.end}. ${can.elsewhere ? "It is held in the course's room" : 'Write here'}${ways}.`,
      helpLine(),
    );
  },
  staying: (it): Document =>
    doc(
      line`${it.course}: ${common.within(it.session)} was to end at ${it.end}. It stays open as long as people write, until ${it.latest} at the latest.`,
      helpLine(),
    ),
  starting: (course, session, when, byHand): Document =>
    doc(
      byHand
        ? line`${course}: ${session}, ${when}. You open it: ${command('start')}.`
        : line`${course}: ${session}, ${when}. It opens by itself on time; right now: ${command('start')}.`,
      helpLine(),
    ),
  closed: (course, session, at): Document =>
    doc(
      line`${course}: ${common.within(session)} ended at ${at}. To reopen it: ${command('reopen')}; the next ones: ${command('agenda')}.`,
      helpLine(),
    ),
};
