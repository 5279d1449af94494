import type { personal as french } from '../fr/personal.ts';

export const personal: typeof french = {};
