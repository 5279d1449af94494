import { MatrixFault } from '../../adapters/matrix/connection/faults.ts';
import type { Method } from '../../adapters/matrix/connection/types.ts';

/** A request as a stand-in for the connection got it. */
export interface Asked {
  readonly method: Method;
  readonly path: string;
  readonly body: unknown;
}

type Answer = unknown | ((asked: Asked) => unknown);

/**
 * A connection without a homeserver: answers by the end of a path (unescaped); what it has no answer for
 * is not there.
 */
export class MatrixServer {
  readonly userId = '@cours:example.org';
  readonly asked: Asked[] = [];
  readonly answers = new Map<string, Answer>();

  answer(end: string, answer: Answer): this {
    this.answers.set(end, answer);
    return this;
  }

  request = async (
    method: Method,
    path: string,
    _query?: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<unknown> => {
    const asked = { method, path: decodeURIComponent(path), body };
    this.asked.push(asked);
    const [, answer] = [...this.answers].find(([end]) => `${method} ${asked.path}`.endsWith(end)) ?? [];
    if (answer === undefined) throw new MatrixFault('notFound', `nothing at ${asked.path}`);
    return typeof answer === 'function' ? answer(asked) : answer;
  };

  event = async () => undefined;

  /** Requests of a method, by what their path contains. */
  of(method: Method, part: string): readonly Asked[] {
    return this.asked.filter((asked) => asked.method === method && asked.path.includes(part));
  }
}
