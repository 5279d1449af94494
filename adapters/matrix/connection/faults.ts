import { ChatFault, type ChatFaultCode, type DownReason } from '../../../src/ports/chat.ts';
import { faultText } from '../../../src/ports/fault-text.ts';
import { HostProblem } from './host-problem.ts';
import { HomeserverError } from './http.ts';

/** A ChatFault that still knows Matrix's own code for it. */
export class MatrixFault extends ChatFault {
  /** M_FORBIDDEN; '' when the homeserver did not answer. */
  readonly errcode: string;
  constructor(
    code: ChatFaultCode,
    message: string,
    options: { errcode?: string; after?: number; scope?: 'lane' | 'account' } = {},
  ) {
    super(code, message, options);
    this.errcode = options.errcode ?? '';
  }
}

/** What to wait when a homeserver limits and does not say for how long. */
const unsaidWait = 5_000;

/** What a failed request means for the engine; a mistake of ours stays what it is. */
function faultOf(error: unknown): unknown {
  if (error instanceof HomeserverError) return refusal(error);
  if (isNoAnswer(error))
    return new MatrixFault('temporary', `The homeserver does not answer: ${whyOf(error)}`, {
      scope: isTimeout(error) ? 'lane' : 'account',
    });
  return error;
}

/** Runs requests for the engine: what they throw is a ChatFault. */
export async function withFaults<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw faultOf(error);
  }
}

/** The token is dead: the session ended at the server. */
export function isDeadToken(error: unknown): boolean {
  return error instanceof HomeserverError && error.status === 401 && error.errcode === 'M_UNKNOWN_TOKEN';
}

/** Why there is no connection, in a line for whoever hosts the bot: the homeserver's words may be in it. */
export function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return faultText(String(error));
  return faultText(
    error.cause instanceof Error ? `${error.message} (${causeOf(error.cause)})` : error.message,
  );
}

/** The same in words of our own, for everybody. */
export function downReason(error: unknown): DownReason {
  if (error instanceof HostProblem) return 'waits for its host (see the log)';
  if (error instanceof HomeserverError) return `answers ${error.status}`;
  if (error instanceof DOMException) return 'timed out';
  return isNoAnswer(error) ? 'does not answer' : 'failed (see the log)';
}

function refusal(error: HomeserverError): MatrixFault {
  const { status, errcode, message } = error;
  if (status === 429 || errcode === 'M_LIMIT_EXCEEDED')
    return new MatrixFault('rateLimited', message, {
      errcode,
      after: error.retryAfter ?? unsaidWait,
      scope: 'account',
    });
  // What stands before it says that it is away; a 500 may be of one room alone.
  const away = status >= 502 && status <= 504;
  return new MatrixFault(codeOf(error), message, { errcode, scope: away ? 'account' : 'lane' });
}

function codeOf(error: HomeserverError): ChatFaultCode {
  // With a dead token the next login makes it work again.
  if (isDeadToken(error) || error.status >= 500 || error.status === 408) return 'temporary';
  if (error.status === 403) return 'forbidden';
  return error.status === 404 ? 'notFound' : 'rejected';
}

/** It took too long: perhaps in one room, which is large or far away. */
function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

/** fetch throws a TypeError with a cause when there is no connection, a DOMException at a timeout. */
function isNoAnswer(error: unknown): boolean {
  if (isTimeout(error)) return true;
  return error instanceof TypeError && (error.cause !== undefined || error.message === 'terminated');
}

function causeOf(cause: Error): string {
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
