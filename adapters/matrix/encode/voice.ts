/** Who speaks, and where. */
export interface Voice {
  /** The bot's user id, for links to a private conversation with it. */
  readonly bot: string;
  /** The room, for links to other messages in it. */
  readonly room: string;
}
