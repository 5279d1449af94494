import type { RoomEntry } from '../../src/domain/room.ts';
import {
  CallFault,
  type CallFaultCode,
  type CallInstance,
  type CallOrder,
  type CallProvider,
  type CallRoom,
  type PersonalLinks,
  type Presence,
} from '../../src/ports/calls.ts';
import { instance } from './story.ts';

/** A provider of the tests: it makes rooms, or fails as long as `broken`. */
export class TestProvider implements CallProvider {
  readonly instance: CallInstance;
  /** What it made, by the key of the order. */
  readonly made = new Map<string, CallOrder>();
  readonly closed: string[] = [];
  broken: boolean | CallFaultCode = false;
  /** Gives a link each: the name and the role are in it. */
  readonly personal?: PersonalLinks;
  /** Tells who is in its rooms, as `people` says; absent where nobody can tell. */
  readonly presence?: Presence;
  /** Persons by reference; a room that is not here is empty. */
  readonly people = new Map<string, number | 'ended' | 'unknown'>();
  /** The link is the room's name, as with a Jitsi. */
  readonly #jitsi: boolean;
  #told: (reference: string, persons: number) => void = () => {};
  /** Of a Mumble server. */
  password: string | undefined;
  /** What links fail of. */
  linkFault: CallFaultCode | undefined;
  /** Orders, repeated ones included. */
  asked = 0;

  constructor(
    id: string,
    over: Partial<CallInstance> & { readonly counts?: boolean; readonly jitsi?: boolean } = {},
  ) {
    const { counts = false, jitsi = false, ...rest } = over;
    this.#jitsi = jitsi;
    this.instance = instance(id, rest);
    if (counts) {
      this.presence = {
        status: async (reference) => {
          const persons = this.people.get(reference) ?? 0;
          if (typeof persons === 'string') return { kind: persons };
          return persons === 0 ? { kind: 'empty' } : { kind: 'live', persons };
        },
        watch: (changed) => {
          this.#told = changed;
        },
      };
    }
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
    if (this.broken !== false)
      throw new CallFault(this.broken === true ? 'refused' : this.broken, `${this.instance.id} is down`);
    this.made.set(key, order);
    const name = this.#jitsi ? `ref-${order.id}` : order.id;
    return { reference: `ref-${order.id}`, entry: this.#entry(name, order) };
  }

  #entry(name: string, { path }: CallOrder): RoomEntry {
    const { id, provider } = this.instance;
    if (this.personal !== undefined) return {};
    if (provider !== 'mumble') return { link: `https://${id}.example.org/${name}` };
    const { password } = this;
    const server = `${id}.example.org`;
    const byHand = { server, port: 64_738, ...(password === undefined ? {} : { password }), path };
    return { uri: `mumble://${server}/${path.join('/')}`, byHand };
  }

  /** People come and go, and the provider tells at once. */
  goIn(reference: string, persons: number): void {
    this.people.set(reference, persons);
    this.#told(reference, persons);
  }

  /** What this installation left there, as a sweep finds it. */
  readonly left: string[] = [];
  /** What the sweep fails of, so many times. */
  sweepFaults = 0;
  async sweep(known: ReadonlySet<string>): Promise<number> {
    if (this.sweepFaults > 0) {
      this.sweepFaults -= 1;
      throw new CallFault('refused', `${this.instance.id} is down`);
    }
    const orphans = this.left.splice(0).filter((reference) => !known.has(reference));
    this.closed.push(...orphans);
    return orphans.length;
  }

  /** What closing fails of as long as it is set; `leaving`: people have a moment to leave. */
  closing: CallFaultCode | 'leaving' | undefined;
  /** How often it was asked to close, in vain or not. */
  closings = 0;
  async close(reference: string): Promise<'leaving' | undefined> {
    this.closings += 1;
    if (this.closing === 'leaving') return 'leaving';
    if (this.closing !== undefined) throw new CallFault(this.closing, `${this.instance.id} is down`);
    this.closed.push(reference);
    return undefined;
  }
}
