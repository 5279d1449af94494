/** What a command leaves: what to print, and the exit code (0, or 1 with a sentence on what to do). */
export interface Ending {
  readonly text: string;
  readonly code: 0 | 1;
}
