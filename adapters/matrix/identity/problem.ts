import type { Language } from '../../../src/domain/time/types.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { HostProblem } from '../connection/host-problem.ts';

export type IdentityFault =
  | 'keysMissing'
  | 'recoveryKeyWrong'
  | 'nothingToRecover'
  | 'passwordNeeded'
  | 'passwordWrong'
  | 'noPasswordStep';

/** The bot cannot sign its device, and only the host can help; the message says how. */
export class IdentityProblem extends HostProblem {
  readonly code: IdentityFault;
  constructor(code: IdentityFault, language: Language) {
    super(wordsOf(language).matrixIdentity[code]);
    this.name = 'IdentityProblem';
    this.code = code;
  }
}
