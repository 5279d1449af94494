import { faultText } from '../../../src/ports/fault-text.ts';

/** What only the host can mend; the message is one sentence in their language that says how. */
export class HostProblem extends Error {
  constructor(message: string) {
    super(faultText(message));
  }
}
