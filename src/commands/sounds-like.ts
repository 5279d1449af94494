import { fold } from '../domain/fold.ts';
import type { Language } from '../domain/time/types.ts';

/** What somebody seems to want done, who wrote it in words of their own. */
export interface SoundsLike {
  readonly act: 'cancel' | 'move' | 'absent' | 'link' | 'next';
  /** The line that does it, without `!cours`. */
  readonly line: string;
}

/** A longer message tells something else besides. */
const longest = 300;

const weekdays =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const months =
  'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december';
const date = `(?:\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|\\d{1,2}(?:er|st|nd|rd|th)? (?:of )?(?:${months})|(?:${months}) \\d{1,2}(?:st|nd|rd|th)?)`;
/** When, as far as a line that is asked about can say it. */
const when = new RegExp(
  `(?<!\\p{L})(?:(?:aujourd'hui|apres-demain|demain|today|tomorrow)|s\\d{1,4}|(?:seance|session) \\d{1,4}|` +
    `(?:la |le |the )?(?:prochaine? (?:seance|cours)|next (?:class|session|lesson))|` +
    `(?:la semaine prochaine|cette semaine|next week|this week)|` +
    `(?:next )?(?:${weekdays})(?: (?:prochain|${date}|\\d{1,2}))?|(?:le |the )?${date}|(?:le|the) \\d{1,2}(?:th|st|nd|rd)?)(?=(?:'?s)?(?![\\p{L}\\d]))`,
  'u',
);
const cancels =
  /(?<!\p{L})(?:annule(?:e|es|s)?|supprime(?:e|es|s)?|n['’ ]?(?:aura|auront|a|ont) pas lieu|pas de cours|pas cours|cancelled|canceled|will not take place|won'?t take place|no (?:class|lesson|course|session)(?:es|s)?)(?!\p{L})/u;
/** « est déplacé », "is moved": the word that says it, with what leads to it. */
const moves =
  /(?<!\p{L})(?:est|sont|sera|seront|a ete|is|are|will be|has been) (?:deplace|reporte|decale|repousse|retarde|avance|moved|postponed|rescheduled)(?:e|es|s)?(?!\p{L})/u;
/** As people type it: « je serais absent », "im sick", "i cant come". */
const absences =
  /(?<!\p{L})(?:(?:je (?:serais?|suis)|j['’ ]?serais?|nous (?:serons|sommes)|on sera) (?:absente?s?|malades?|souffrante?s?)|(?:i will be|i['’ ]?ll be|i am|i['’ ]?m) (?:absent|away|sick|ill)|i (?:will not|won['’ ]?t|can['’ ]?t|cannot) (?:be there|come|make it|attend)|je (?:ne )?(?:serais?|pourrais?|peux|viendrais?) pas(?: (?:la|venir|etre la|presente?))?)(?!\p{L})/u;
/** « c'est quand le prochain cours », "when is the next class": who asks it types no verb of ours, or one among others. */
const asksNext =
  /^(?:(?:bonjour|bonsoir|salut|hello|hi),? )?(?:(?:c['’ ]?est quand|quand (?:est[ -]ce que )?(?:c['’ ]?est|est|a lieu|aura lieu)|(?:c['’ ]?est )?a quelle heure(?: est| commence)?|when['’ ]?s|when is|when does|what time is) (?:le |la |the |notre |our )?(?:prochaine? |next )?(?:cours|seance|class|lesson|session)(?: start| begin)?|(?:le |la |the )?(?:prochaine? |next )?(?:cours|seance|class|lesson|session),? (?:(?:c['’ ]?est|est) (?:quand|a quelle heure)|is when))(?: (?:svp|stp|please|s['’ ]il (?:vous|te) plait))? ?[?.! ]{0,4}$/u;
const bareLink = /^https:\/\/\S+$/u;
const typed: Readonly<Record<Language, Readonly<Record<'cancel' | 'move' | 'call' | 'next', string>>>> = {
  fr: { cancel: 'annuler', move: 'déplacer', call: 'salle', next: 'la prochaine séance' },
  en: { cancel: 'cancel', move: 'move', call: 'call', next: 'the next class' },
};
const english = /(?<!\p{L})(?:is|are|will|i|class|classes|no|the|when|whens|lesson)(?!\p{L})/u;

/**
 * What a message in words of its own sounds like: « le cours de demain est annulé », "class is cancelled tomorrow",
 * « je serai absent lundi », a link alone. Undefined for a question, but the one when the next is, and for all else. Linear: what it looks for is bounded.
 */
export function soundsLike(text: string): SoundsLike | undefined {
  const said = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (said.length > longest) return undefined;
  if (asksNext.test(fold(said))) return { act: 'next', line: english.test(fold(said)) ? 'next' : 'prochain' };
  if (said.includes('?')) return undefined;
  if (bareLink.test(said)) return { act: 'link', line: `${typed.fr.call} ${said}` };
  const folded = fold(said);
  const words = typed[english.test(folded) ? 'en' : 'fr'];
  const found = when.exec(folded);
  // Folded, a text keeps its length, unless it holds a ligature.
  const isSame = folded.length === said.length;
  const day =
    found === null ? '' : isSame ? said.slice(found.index, found.index + found[0].length) : found[0];
  // Without a day the line would be about what was done last; they speak of a class: the next.
  if (cancels.test(folded)) return { act: 'cancel', line: `${words.cancel} ${day || words.next}` };
  const moved = moves.exec(folded);
  if (moved !== null && isSame) {
    const rest = `${said.slice(0, moved.index)}${said.slice(moved.index + moved[0].length)}`;
    return { act: 'move', line: `${words.move} ${rest.replace(/\s+/gu, ' ').trim()}` };
  }
  return absences.test(folded) ? { act: 'absent', line: `${words.cancel} ${day}`.trim() } : undefined;
}
