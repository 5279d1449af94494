import type { StageFile, Where } from '../../../contract/chat/stage.ts';

/** What clients put into rooms: the contents of events, as the specification has them. */
export type Content = Record<string, unknown>;

/** A file where it was uploaded: `url` in clear, or `file` with its keys. */
export type Uploaded = { readonly url: string } | { readonly file: Content };

/** State of a room that is encrypted from its first event on. */
export const encryptedFromTheStart = {
  type: 'm.room.encryption',
  state_key: '',
  content: { algorithm: 'm.megolm.v1.aes-sha2' },
};

export function textMessage(text: string, where: Where): Content {
  return { msgtype: 'm.text', body: text, ...placed(where) };
}

/** A file with a caption (its body, when the file's name stands beside it). */
export function fileMessage(file: StageFile, uploaded: Uploaded, caption: string, where: Where): Content {
  return {
    msgtype: file.type.startsWith('image/') ? 'm.image' : 'm.file',
    body: caption === '' ? file.name : caption,
    filename: file.name,
    info: { mimetype: file.type, size: file.bytes.byteLength },
    ...uploaded,
    ...placed(where),
  };
}

export function edited(original: string, text: string): Content {
  return {
    msgtype: 'm.text',
    body: `* ${text}`,
    'm.new_content': { msgtype: 'm.text', body: text },
    'm.relates_to': { rel_type: 'm.replace', event_id: original },
  };
}

export function reaction(message: string, sign: string): Content {
  return { 'm.relates_to': { rel_type: 'm.annotation', event_id: message, key: sign } };
}

function placed({ thread, replyTo }: Where): Content {
  const answer = replyTo === undefined ? undefined : { 'm.in_reply_to': { event_id: replyTo } };
  if (thread !== undefined) {
    const fallback = answer ?? { is_falling_back: true, 'm.in_reply_to': { event_id: thread } };
    return { 'm.relates_to': { rel_type: 'm.thread', event_id: thread, ...fallback } };
  }
  return answer === undefined ? {} : { 'm.relates_to': answer };
}
