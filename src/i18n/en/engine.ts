import { type Block, command, type Document, doc, line } from '../../message/document.ts';
import type { engine as french } from '../fr/engine.ts';

export const engine: typeof french = {
  undo: 'undo',
  undone: (): Block => line`(undone)`,
  editsNotRead: (): Document => doc(line`I do not read edited messages: please write a new command.`),
  commandsOnly: (absent = false): Document =>
    doc(
      absent
        ? line`I am a bot: what you write here goes to nobody. To tell the staff, write to them directly: ${command('staff')}.`
        : line`I am a bot: what you write here goes to nobody, and I only answer commands. Yours: ${command('help')}.`,
    ),
  commandsOnlyAgain: (): Document => doc(line`I only answer commands: ${command('help')}.`),
  unreadable: (name: string): Document =>
    doc(
      line`I could not read the message from ${name}: it is encrypted with a key that I did not receive. Send it again if it was meant for me.`,
    ),
  filesTooLarge: (names: readonly string[]): Block =>
    line`Too large to be posted: ${names.join(', ')}. Ask the staff for it.`,
  textFileName: () => 'text.md',
  restInFile: () => 'The rest is in the attached file.',
  notDelivered: (it: { course: string; place: string; reason: string; begins?: string }): Document => {
    const why = { forbidden: 'I am not allowed to write there', rejected: 'the chat server refuses it' };
    const said = it.reason === 'forbidden' || it.reason === 'rejected' ? why[it.reason] : it.reason;
    return doc(
      line`A message could not be posted (${it.course}, ${it.place}): ${said}. Check that I can still write there.`,
      (it.begins ?? '') === '' ? undefined : line`What is missing there: “${it.begins}”`,
    );
  },
  placeGone: (code: string): Document =>
    doc(
      line`I no longer have access to one of the rooms of ${code}: it is not linked to the course any more. To link it again, someone on the staff invites me back: nothing is lost.`,
    ),
  placeTaken: (code: string): Document =>
    doc(
      line`A room of ${code} was replaced by a room that is linked to another course: it is not linked to this one any more.`,
    ),
  timerFailed: (reference: string): Document =>
    doc(
      line`Sorry, an error on my side held back a reminder or an opening. Reference for the host: ${reference}.`,
    ),
  timerParked: (reference: string): Document =>
    doc(
      line`Sorry, an error on my side repeated the same thing endlessly: I have stopped it. An announcement, a reminder or an opening may be missing. Reference for the host: ${reference}.`,
    ),
  roomFailed: (reference: string): Document =>
    doc(
      line`Sorry, an error on my side kept a room from opening or closing. Reference for the host: ${reference}.`,
    ),
  digest: (count: number): Block =>
    line`⏰ ${count} reminders and announcements were waiting; here they are together:`,
};
