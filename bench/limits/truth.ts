/** A message as a room has it. */
export interface Said {
  readonly id: string;
  /** When the homeserver took it (epoch ms). */
  readonly at: number;
  readonly ours: boolean;
  readonly text: string;
  readonly replyTo?: string;
}

const minute = 60_000;
/** Between choosing the words and the homeserver's clock (ms). */
const way = 2_000;

/** The sentences of a message that were false when the homeserver took it: about a session that begins at `start` (epoch ms). */
export function untrue({ text, at }: Said, start: number): readonly string[] {
  const said = /[Dd]ans (\d+) minutes?\b/.exec(text)?.[1];
  const isFar = (when: number) => Math.round(start / minute) - Math.floor(when / minute);
  const far =
    said === undefined ||
    [at - way, at, at + way].some((when) => when < start + way && isFar(when) === Number(said));
  const begun = !/[Aa] commencé/.test(text) || at >= start - way;
  const open = !/ouverte/.test(text) || at >= start - way;
  return far && begun && open ? [] : [text];
}
