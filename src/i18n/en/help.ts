import type { help as french } from '../fr/help.ts';

export const help: typeof french = {};
