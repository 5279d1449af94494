import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RoomPages } from '../services/scene.ts';
import { filePath } from './file-path.ts';

/** How long a link for staff lets in as a moderator (ms). */
const staffFor = 60 * 60_000;

/** Addresses of the pages of rooms, and the links that make of their holder a moderator. */
export class RoomLinks implements RoomPages {
  readonly #base: string;
  readonly #secret: string;

  /** `base`: COURS_PUBLIC_URL without a slash at its end; `secret`: of the installation. */
  constructor(base: string, secret: string) {
    this.#base = base;
    this.#secret = secret;
  }

  address(callId: string): string {
    return `${this.#base}/salle/${callId}`;
  }

  fileAddress(callId: string, number: number, name: string): string {
    return `${this.address(callId)}/${filePath(number, name)}`;
  }

  staffAddress(callId: string, now: number): string {
    const until = Math.ceil((now + staffFor) / 1000).toString(36);
    return `${this.address(callId)}?equipe=${until}.${this.#sign(callId, until)}`;
  }

  /** Is this what a link for staff of this room carries, and not too old? */
  isStaff(callId: string, token: string, now: number): boolean {
    const [, until = '', signature = ''] = /^([0-9a-z]{1,9})\.([\w-]{22})$/.exec(token) ?? [];
    const given = Buffer.from(signature);
    const right = Buffer.from(this.#sign(callId, until));
    return (
      given.length === right.length &&
      timingSafeEqual(given, right) &&
      Number.parseInt(until, 36) * 1000 > now
    );
  }

  /** 132 bits, as 22 characters. */
  #sign(callId: string, until: string): string {
    const text = `room staff|${callId}|${until}`;
    return createHmac('sha256', this.#secret).update(text).digest('base64url').slice(0, 22);
  }
}
