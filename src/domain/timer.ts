/** An act due later. A due timer is decided on the state of that moment, never on that of its making. */
export interface Timer {
  readonly courseId: string;
  /** The aggregate whose `apply` replaces the set. */
  readonly subject: { readonly kind: 'session' | 'course'; readonly id: string };
  readonly kind: TimerKind;
  /** What it is about within its subject and kind: a reminder rule, a request or call id; else ''. */
  readonly key: string;
  /** Epoch ms. */
  readonly due: number;
}

export type TimerKind =
  | 'remind'
  | 'warnMaterial'
  | 'showMaterial'
  | 'open'
  | 'close'
  | 'announce'
  | 'lapseRequest'
  | 'closeCall';
