/**
 * What the platform tells of the person who asks, where they ask; a verb may use it while it loads. Matrix: in an
 * encrypted room nobody can read what was said before they came.
 */
export interface Asker {
  /**
   * Can they read this post of ours? `late`: it was sent before they came; `elsewhere`: it is not in this room.
   */
  sees(post: string): Promise<Sight>;
  /** The room of their private conversation with the bot, if they have one. */
  conversation(): Promise<string | undefined>;
}

export type Sight = 'here' | 'late' | 'elsewhere';

/** Where nothing is known of the platform: everybody reads everything. */
export const readsAll: Asker = { sees: async () => 'here', conversation: async () => undefined };
