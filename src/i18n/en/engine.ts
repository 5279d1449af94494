import type { engine as french } from '../fr/engine.ts';

export const engine: typeof french = {};
