import type { rooms as french } from '../fr/rooms.ts';

export const rooms: typeof french = {};
