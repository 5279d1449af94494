import {
  CallFault,
  type CallFaultCode,
  type CallInstance,
  type CallOrder,
  type CallProvider,
  type CallRoom,
  type PersonalLinks,
} from '../../src/ports/calls.ts';
import { instance } from './story.ts';

/** A provider of the tests: it makes rooms, or fails as long as `broken`. */
export class TestProvider implements CallProvider {
  readonly instance: CallInstance;
  /** What it made, by the key of the order. */
  readonly made = new Map<string, CallOrder>();
  readonly closed: string[] = [];
  broken = false;
  /** Gives a link each: the name and the role are in it. */
  readonly personal?: PersonalLinks;
  /** What links fail of. */
  linkFault: CallFaultCode | undefined;
  /** Orders, repeated ones included. */
  asked = 0;

  constructor(id: string, over: Partial<CallInstance> = {}) {
    this.instance = instance(id, over);
    if (over.personal === true) {
      this.personal = {
        link: async (reference, call, { name, staff, until }) => {
          if (this.linkFault !== undefined) throw new CallFault(this.linkFault, `${id} gives no link`);
          const query = new URLSearchParams({ name, role: staff ? 'staff' : 'class', until: String(until) });
          return `https://${id}.example.org/${reference}/${call.path.join('-')}?${query}`;
        },
      };
    }
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  async create(order: CallOrder, key: string): Promise<CallRoom> {
    this.asked += 1;
    if (this.broken) throw new CallFault('refused', `${this.instance.id} is down`);
    this.made.set(key, order);
    const link = `https://${this.instance.id}.example.org/${order.id}`;
    return { reference: `ref-${order.id}`, entry: this.personal === undefined ? { link } : {} };
  }

  async close(reference: string): Promise<void> {
    this.closed.push(reference);
  }
}
