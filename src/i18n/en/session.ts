import type { session as french } from '../fr/session.ts';

export const session: typeof french = {};
