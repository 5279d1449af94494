import type { CallOrder } from '../../src/ports/calls.ts';

/**
 * The address of a room with its settings, and with the token of the one who gets it. Language and token
 * are query parameters (jitsi-meet, uri.ts: older servers read them only there); every other setting stands
 * after `#`, where Jitsi splits on `&` and `=`, decodes, and reads JSON: a string keeps its quotes
 * (jitsi-meet, parseURLParams.ts). Only whitelisted keys count (configWhitelist.ts). The audio-only key
 * was renamed in July 2026 (jitsi-meet#17623): servers know the one or the other, so both are sent.
 * Everybody begins muted: of thirty who come in at once, one has a drill next door.
 * On a phone Jitsi offers its application before the room; that page is switched off, under the name it has
 * and the one it had (both are whitelisted), so that the room opens in the browser as people are told.
 * The pre-join page is never switched off: outside an iframe people would then enter without microphone.
 */
export function roomAddress(server: string, room: string, call: CallOrder, token?: string): string {
  const audio = {
    startLowBandwidthMode: true,
    startAudioOnly: true,
    startWithVideoMuted: true,
  };
  const settings = {
    startWithAudioMuted: true,
    'deeplinking.disabled': true,
    disableDeepLinking: true,
    ...(call.medium === 'audio' ? audio : {}),
    subject: call.subject,
  };
  const hash = Object.entries(settings).map(
    ([key, value]) => `config.${key}=${encode(JSON.stringify(value))}`,
  );
  const jwt = token === undefined ? '' : `&jwt=${token}`;
  return `${server.replace(/\/+$/, '')}/${room}?lang=${call.language}${jwt}#${hash.join('&')}`;
}

/** Brackets, quotes and asterisks too: chat programs end a link or start emphasis there. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*_~]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
