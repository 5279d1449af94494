/**
 * What a person did and can take back for 24 h: the fields that it wrote, with old and new values.
 * Undo is refused only if somebody has changed one of those fields since.
 */
export interface JournalEntry {
  readonly id: string;
  readonly courseId: string;
  readonly person: string;
  readonly at: number;
  /** Verb name, for the sentence that says what was taken back. */
  readonly verb: string;
  /** Empty where the action cannot be taken back. */
  readonly writes: readonly FieldWrite[];
  readonly undoneAt?: number;
  /** Key of the answer post, revised when undone. */
  readonly answer?: string;
}

/** One field of one aggregate; `undefined` in `before` means that the field or object was not there. */
export interface FieldWrite {
  readonly kind: 'course' | 'session' | 'material';
  readonly id: string;
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
