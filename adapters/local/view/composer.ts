import { html } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { Viewer } from '../http/context.ts';
import { newId } from '../store/ids.ts';
import { messageLimits } from '../store/limits.ts';
import type { Html } from './html.ts';

interface Composer {
  readonly viewer: Viewer;
  readonly room: string;
  readonly thread?: string;
  readonly label: string;
  readonly refusal?: string | undefined;
}

/** Where one writes: a form that posts by itself, and that the page's script improves. */
export function composer(options: Composer): Html {
  const words = wordsOf(options.viewer.language).local.compose;
  const limits = words.limits(messageLimits.files, messageLimits.fileBytes / 1024 ** 2);
  const id = options.thread === undefined ? 'compose' : 'compose-thread';
  return html`<form class="composer" data-taken="${words.taken}" id="${id}" method="post" enctype="multipart/form-data" action="/rooms/${options.room}">
<ul class="pending" hidden></ul>
${options.refusal === undefined ? '' : html`<p class="refusal" role="alert">${options.refusal}</p>`}
<div class="suggestions" hidden></div>
<p class="context" hidden></p>
<ul class="attached" hidden></ul>
<input type="hidden" name="id" value="${newId()}" />
${options.thread === undefined ? '' : html`<input type="hidden" name="thread" value="${options.thread}" />`}
<label class="hidden" for="${id}-text">${options.label}</label>
<textarea id="${id}-text" name="text" rows="1" placeholder="${options.label}" aria-describedby="${id}-hint" autocomplete="off"></textarea>
<p class="row"><label class="attach"><span>${words.attach}</span> <span class="limits">${limits}</span><input type="file" name="files" multiple /></label>
<span class="hint" id="${id}-hint">${words.hint}</span>
<button class="primary">${words.send}</button></p>
</form>`;
}
