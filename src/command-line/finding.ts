/** One line of the report of `check`; `note` is neither good nor bad. */
export interface Finding {
  readonly kind: 'good' | 'bad' | 'note';
  readonly text: string;
}
