import type { planning as french } from '../fr/planning.ts';

export const planning: typeof french = {};
