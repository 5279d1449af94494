import type { Subject } from './post.ts';

/** A head of the most urgent class, as far as the turn among the lanes of one account asks. */
export interface UrgentHead {
  /** It answers staff. Anything else is for the class: an opening, the link of a room. */
  readonly answer: boolean;
  /** An answer to staff waits behind it in its lane. */
  readonly holdsAnswer: boolean;
}

/** Of what is urgent: does it answer somebody of the staff, or is it for the class? */
export function answersStaff(kind: Subject['kind'], isReply: boolean): boolean {
  return isReply || (kind !== 'session' && kind !== 'call');
}

/**
 * Which `count` of the urgent heads of an account that may not send all of them go first. `heads` are in their
 * order of coming. The class and answers to staff take turns, so that neither waits for all of the other; what
 * holds an answer up in its own lane, where nothing is overtaken, goes before what holds up nothing.
 */
export function inTurn<Head extends UrgentHead>(
  heads: readonly Head[],
  answerNext: boolean,
  count: number,
): readonly Head[] {
  const answers = heads.filter(({ answer }) => answer);
  const others = heads.filter(({ answer }) => !answer);
  const forClass = [
    ...others.filter(({ holdsAnswer }) => holdsAnswer),
    ...others.filter(({ holdsAnswer }) => !holdsAnswer),
  ];
  const chosen: Head[] = [];
  let isAnswer = answerNext;
  while (chosen.length < count) {
    const next = isAnswer ? (answers.shift() ?? forClass.shift()) : (forClass.shift() ?? answers.shift());
    if (next === undefined) break;
    chosen.push(next);
    isAnswer = !next.answer;
  }
  return chosen;
}
