import type { ChatAdapter, ChatInbound, InboundEvent } from '../../../src/ports/chat.ts';
import type { Clock } from '../../../src/ports/clock.ts';

/** A real platform for a bot whose clock is hurried: what happens there happens now, by the bot's clock. */
export function hurriedAdapter(adapter: ChatAdapter, clock: Clock): ChatAdapter {
  const start = (engine: ChatInbound) =>
    adapter.start({
      receive: (batch) =>
        engine.receive({ ...batch, events: batch.events.map((event) => happensAt(event, clock.now())) }),
      cursorOf: (stream) => engine.cursorOf(stream),
      readBlob: (blob) => engine.readBlob(blob),
    });
  return new Proxy(adapter, {
    get(target, name) {
      if (name === 'start') return start;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function happensAt(event: InboundEvent, at: number): InboundEvent {
  if (event.kind !== 'edit') return { ...event, at };
  return { ...event, at, originalAt: at - (event.at - event.originalAt) };
}
