import type { course as french } from '../fr/course.ts';

export const course: typeof french = {};
