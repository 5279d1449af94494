/** What is known of the account's cross-signing identity at a start. */
export interface Situation {
  /** The server has an identity of the account. */
  readonly published: boolean;
  /** The crypto store holds the private keys; of the published identity, if there is one. */
  readonly held: boolean;
  /** This device carries the identity's signature. */
  readonly signed: boolean;
}

/** What a start does: `restore` looks for the private keys outside the crypto store. */
export type Step = 'create' | 'uploadAgain' | 'sign' | 'restore' | 'nothing';

/**
 * The step that a situation asks for. Keys that are held and not published come from a start that ended
 * between the two: the same ones are uploaded. An identity is never replaced here, since everybody who
 * writes with the bot would be warned of it.
 */
export function decide({ published, held, signed }: Situation): Step {
  if (!published) return held ? 'uploadAgain' : 'create';
  if (!held) return 'restore';
  return signed ? 'nothing' : 'sign';
}
