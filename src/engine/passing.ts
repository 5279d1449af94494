import { ChatFault } from '../ports/chat.ts';
import { StoreFault } from '../ports/store.ts';

/** I/O that may go well the next time: the batch comes again. Anything else is a mistake of ours. */
export function isPassing(error: unknown): boolean {
  if (error instanceof StoreFault) return true;
  return error instanceof ChatFault && (error.code === 'temporary' || error.code === 'rateLimited');
}
