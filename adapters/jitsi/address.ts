import type { CallOrder } from '../../src/ports/calls.ts';

/**
 * The address of a room with its settings. The language is a query parameter; every other setting stands
 * after `#`, where Jitsi splits on `&` and `=`, decodes, and reads JSON: a string keeps its quotes
 * (jitsi-meet, parseURLParams.ts). Only whitelisted keys count (configWhitelist.ts). The audio-only key
 * was renamed in July 2026 (jitsi-meet#17623): servers know the one or the other, so both are sent.
 * The pre-join page is never switched off: outside an iframe people would then enter without microphone.
 */
export function roomAddress(server: string, room: string, call: CallOrder): string {
  const audio = {
    startLowBandwidthMode: true,
    startAudioOnly: true,
    startWithVideoMuted: true,
  };
  const settings = { ...(call.medium === 'audio' ? audio : {}), subject: call.subject };
  const hash = Object.entries(settings).map(
    ([key, value]) => `config.${key}=${encode(JSON.stringify(value))}`,
  );
  return `${server.replace(/\/+$/, '')}/${room}?lang=${call.language}#${hash.join('&')}`;
}

/** Brackets, quotes and asterisks too: chat programs end a link or start emphasis there. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*_~]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
