import {
  type Block,
  code,
  command,
  type Document,
  doc,
  type Inline,
  line,
  postLink,
  strong,
} from '../../message/document.ts';
import { sizeText } from '../../message/size.ts';
import { until } from '../../message/timed.ts';
import type { material as french } from '../fr/material.ts';
import { common } from './common.ts';

const within = (number: number, title: string) =>
  title === '' ? common.session(number) : `${common.sessionTitled(number, title)},`;
const direct: Inline = { kind: 'direct', text: 'in a direct message' };
const characters = (n: number) => `${n.toLocaleString('en')} ${n === 1 ? 'character' : 'characters'}`;
const apart = {
  late: 'This room is encrypted: you cannot read what was written here before you joined.',
  elsewhere: 'It was not posted in this room.',
};
/** A file's size, as people read it. */
export const size = (bytes: number) => sizeText(bytes, 'en');
const fileList = (files: readonly { name: string; size: number }[]) =>
  files.map((file) => `${file.name} (${size(file.size)})`);

function inWords(names: readonly string[]): string {
  if (names.length > 6) return `${names.length} files (${names.slice(0, 4).join(', ')} …)`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export function contents(it: {
  characters: number;
  files: readonly { name: string; size: number }[];
}): string {
  const text = it.characters === 0 ? [] : [characters(it.characters)];
  const parts = [...text, ...fileList(it.files)];
  return parts.length === 0 ? 'nothing to show' : parts.join(', ');
}

export const material: typeof french = {
  stored: (it): Block =>
    line`📖 Material of ${common.session(it.number)} stored: ${contents(it)}.${it.title === undefined ? '' : ` Title of the session: “${it.title}”.`}`,
  replaced: (it, when): Block => {
    const text = it.characters === 0 ? [] : [`the former text (${characters(it.characters)})`];
    const was = inWords([...text, ...it.files.map((name) => `the former ${name}`)]);
    if (when === 'byOther') return line`Replaced: ${was}.`;
    return when === 'partByPart'
      ? line`Replaced: ${was}. ${command('undo')} removes what you sent one by one, then brings the former one back.`
      : line`Replaced: ${was}. ↩️ or ${command('undo')}.`;
  },
  kept: (it): Block => line`📖 Material of ${common.session(it.number)}: ${contents(it)}.`,
  toReplace: (number, code): Block =>
    code === undefined
      ? line`To replace it: ${command(`material S${number} replace`)}.`
      : line`To replace it: ${command(`${code} material S${number} replace`)} ${direct}.`,
  shownAtOpening: (number, when, it): Block =>
    line`It ${until(it.now, it.at, 'will be', 'was to be')} shown at the opening, ${when}. To show it earlier: ${command(`material S${number} publish`)}.`,
  shownOn: (number, when, it): Block =>
    line`It ${until(it.now, it.at, 'will be', 'was to be')} shown ${when}. To hold it until the opening: ${command(`material S${number} withdraw`)}.`,
  shownSoon: (number, it): Block =>
    line`The class will read it ${common.inAMinute(it.now, it.at)}. To hold it: ${command(`material S${number} withdraw`)}.`,
  heldUntilOpening: (number, when, it): Block =>
    line`It ${until(it.now, it.at, 'is', 'was')} held until the opening, ${when}. To show it before: ${command(`material S${number} publish`)}.`,
  shownNow: (): Block => line`The class already reads it: its post is updated.`,
  keptOnly: (): Block => line`The session is not held: the material is kept, but not shown to the class.`,
  readByClass: (number: number, code: string): Block =>
    line`The class has just read it here. To prepare it out of sight: ${command(`${code} material S${number}`)} ${direct}.`,
  withheld: (unclosed): Block =>
    unclosed
      ? line`A comment ${code('<!--')} is not closed by ${code('-->')}: the class will read nothing of what follows it.`
      : line`The class will read neither the comments ${code('<!-- … -->')} nor the front matter of the text.`,
  /** Above the preview: what of the text nobody will see there. */
  picturesElsewhere: (): Block =>
    line`Pictures from another site are not loaded: the class will read a link. To show the picture, send its file and write its name: ${code('![A tree](tree.png)')}.`,
  missingFiles: (names: readonly string[], number: number): Block =>
    line`Named in the text, but not received: ${inWords(names)}. Send ${names.length > 1 ? 'them' : 'it'} here, then ${command(`material S${number} add`)}.`,
  notPictures: (names: readonly string[]): Block =>
    line`No picture in the text for ${inWords(names)}: only png, jpg, gif, webp and avif are shown. The file is attached.`,
  preview: (source: string, cut: boolean): readonly Block[] => [
    { kind: 'markdown', source },
    ...(cut ? [line`… (preview of the beginning)`] : []),
  ],

  tooLong: (kilobytes: number, most: number): Document =>
    doc(
      line`This material is too long: ${kilobytes} kB of text, at most ${most} kB. Nothing has changed. Attach the rest as a file to ${command('material S3')}.`,
    ),
  fileTooLarge: (names: readonly string[], most: number): Document =>
    doc(
      line`File too large: ${names.join(', ')}. At most ${most} MB. Nothing has changed. Give a link instead: ${command('material S3 https://…')}.`,
    ),
  quota: {
    course: (most: number, left: number): Document =>
      doc(
        line`Not enough space: the files of a course take at most ${most} MB, ${left} are left. Nothing has changed. Give a link instead: ${command('material S3 https://…')}. A file that was replaced frees its space within two days.`,
      ),
    person: (most: number, left: number): Document =>
      doc(
        line`Not enough space: the files of one person take at most ${most} MB, you have ${left} left. Nothing has changed. Give a link instead: ${command('material S3 https://…')}. A file that was replaced frees its space within two days.`,
      ),
  },
  which: (): Document =>
    doc(
      line`Which session is this material for? For example: ${command('material S3')}, then the text on the next line.`,
    ),
  missingHere: (number: number, code: string): Document =>
    doc(
      line`The text or a file is missing. Write it ${direct}, so that the class does not read it too early: ${command(`${code} material S${number}`)}, then the text on the next line.`,
    ),

  finish: 'material done',
  ask: (number, finish, { now, at }): Document =>
    doc(
      line`${until(now, at, { lead: 'You have ', unit: 'minute', tail: ' to send' }, 'The time is over to send')} the text or the files of ${common.session(number)}, then ${command(finish)}.`,
    ),
  collected: (number, finish, it): Document =>
    doc(line`📖 Received for S${number}: ${contents(it)} in all. Send more, or ${command(finish)}.`),
  /** What waits to be given: a text of so many characters (0: none), files. */
  named: (length: number, files: readonly { name: string }[]): readonly string[] => [
    ...(length === 0 ? [] : [`the text (${characters(length)})`]),
    ...files.map(({ name }) => name),
  ],
  addLine: (number: number): string => `material S${number} add`,
  add: 'Add',
  offer: (it): Document =>
    doc(
      it.guessed
        ? line`Add ${inWords(it.names)} to the material of S${it.number} (the next session${it.title === '' ? '' : `, ${it.title}`})? ✅ or ${command(it.line)}. For another, its number in place of S${it.number}.`
        : line`Add ${inWords(it.names)} to the material of S${it.number}? ✅ or ${command(it.line)}.`,
    ),
  offerOver: (names): Document =>
    doc(
      line`I did not add ${inWords(names)}: what followed was for another session. To give ${names.length > 1 ? 'them too, send them' : 'it too, send it'} again.`,
    ),
  filesOfWhich: (names, typed): Document =>
    doc(line`${inWords(names)}: material for which session? For example: ${command(typed)}.`),
  noFilesWaiting: (number: number, code: string): Document =>
    doc(
      line`You have no file waiting. Send me the file ${direct}, then: ${command(`${code} material S${number} add`)}.`,
    ),
  nothingCollected: (number: number): Document =>
    doc(
      line`I received nothing for ${common.session(number)}: its material is unchanged. To start again: ${command(`material S${number}`)}.`,
    ),
  notCollecting: (): Document =>
    doc(line`I was not waiting for any material. To give some: ${command('material S3')}.`),
  collectingOver: (number: number): Document =>
    doc(
      line`I am no longer waiting for the material of ${common.session(number)}: 15 minutes have passed. What you write now is not saved. To continue: ${command(`material S${number}`)}.`,
    ),

  willShow: (number, { now, at }): Document =>
    doc(
      line`✅ Material of ${common.session(number)}: the class will read it ${common.inAMinute(now, at)}. ↩️ or ${command('undo')}.`,
    ),
  alreadyShown: (number: number, post: string): Document =>
    doc(line`The ${postLink(post, `material of ${common.session(number)}`)} is already shown to the class.`),
  nothingToShow: (number: number, code: string): Document =>
    doc(
      line`${common.Session(number)} has no material yet. To give it: ${command(`${code} material S${number}`)} ${direct}.`,
    ),
  notToBeShown: (number: number): Document =>
    doc(
      line`${common.Session(number)} is cancelled: its material cannot be shown. To restore it: ${command(`restore S${number}`)}.`,
    ),
  held: (number: number, wasShown: boolean): Document =>
    doc(
      wasShown
        ? line`✅ The material of ${common.session(number)} is removed from the rooms; the class may have read it already. It comes back at the opening, or with ${command(`material S${number} publish`)}.`
        : line`✅ The material of ${common.session(number)} is held until the opening, or until ${command(`material S${number} publish`)}.`,
    ),
  partOfOpening: (number: number): Document =>
    doc(
      line`The material of ${common.session(number)} is part of its opening: the class has read it. To replace it: ${command(`material S${number}`)}, then the new text on the next line.`,
    ),

  early: (number: number, title: string, when: string): Block =>
    line`📖 ${strong(`Material of ${common.sessionTitled(number, title)}`)}: ${when}.`,
  filesAdded: (number, files): Document =>
    doc(line`📖 More material of S${number}: ${fileList(files).join(', ')}.`),

  here: (number: number, title: string, post: string): Document =>
    doc(line`📖 ${postLink(post, `Material of ${common.sessionTitled(number, title)}`)}.`),
  readApart: (it): Document =>
    doc(
      line`📖 Material of ${common.sessionTitled(it.number, it.title)}: ${{ kind: 'direct', text: 'write to me in private' }} ${command(`${it.code} material S${it.number}`)}.`,
      line`${apart[it.why]}`,
    ),
  sentApart: (it): Document =>
    doc(
      line`📖 I have written the material of ${common.sessionTitled(it.number, it.title)} to you ${direct}.`,
      line`${apart[it.why]}`,
    ),
  forLatecomers: (it): Document =>
    doc(
      line`You have just joined: in this encrypted room you cannot read what was written before. The material of ${common.sessionTitled(it.number, it.title)} can be read in private: ${{ kind: 'direct', text: 'write to me' }} ${command(`${it.code} material S${it.number}`)}.`,
    ),
  lastOne: (number): Block => line`That of the last session: ${command(`material S${number}`)}.`,
  again: (number: number, title: string): Block =>
    line`📖 ${strong(`Material of ${common.sessionTitled(number, title)}`)}:`,
  notYet: (number, title, it): Document =>
    doc(
      line`The material of ${within(number, title)} ${until(it.now, it.at, `is not shown yet. It will be ${it.when}`, `was to be shown ${it.since}`)}.`,
    ),
  atOpening: (moment: string): string => `at the opening, ${moment}`,
  inAMinute: { when: 'in a minute', since: 'just now' },
  notYetByHand: (number: number, title: string): Document =>
    doc(
      line`The material of ${within(number, title)} is not shown yet. It will be at the opening, by the staff.`,
    ),
  giveIt: (number: number): Block =>
    line`To give it: ${command(`material S${number}`)}, then the text on the next line, or files attached to the message; files can also follow, alone.`,
  notThere: (number: number, title: string): Document =>
    doc(line`There is no material for ${common.sessionTitled(number, title)}.`),
};
