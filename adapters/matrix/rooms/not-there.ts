import { ChatFault } from '../../../src/ports/chat.ts';

/** What the request gives, or undefined where the server says that there is no such thing for us. */
export async function orNothing<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ChatFault && (error.code === 'notFound' || error.code === 'forbidden'))
      return undefined;
    throw error;
  }
}
