/** An effect that feeds itself: what was decided calls for the same again, at once. To be stopped, not tried again. */
export class SelfFeeding extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SelfFeeding';
  }
}
