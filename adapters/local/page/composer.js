// Where one writes: Enter sends, a draft is kept, files are listed, a message can be answered or edited.
import { askJson, data, fill, words } from './data.js';
import { bringDrops, refusalOf, sizeText } from './files.js';
import { keep, kept } from './kept.js';
import { onRework, send } from './outbox.js';
import { bringSuggestions } from './suggestions.js';

const composers = [];
const touch = matchMedia('(pointer: coarse)');

export function bringComposers() {
  for (const form of document.querySelectorAll('.composer')) composers.push(new Composer(form));
  onRework((entry, attached) => {
    const composer = composers.find((one) => one.thread === entry.thread) ?? composers[0];
    composer?.take(entry.text, attached);
  });
  bringDrops(composerFor);
  // The composer of an open thread is the one wanted.
  if (!touch.matches && !location.hash.startsWith('#m-'))
    composers.at(-1)?.text.focus({ preventScroll: true });
}

/** The composer that belongs to a message: the thread's for one in the thread, else the room's. */
export function composerFor(element) {
  const inThread = element.closest('#thread') !== null;
  const own = composers.find((one) => (one.thread !== undefined) === inThread);
  return own !== undefined && own.form.offsetParent !== null ? own : composers.at(-1);
}

class Composer {
  constructor(form) {
    this.form = form;
    this.text = form.elements.text;
    this.thread = form.elements.thread?.value;
    this.draftName = `draft:${data.room.id}:${this.thread ?? ''}`;
    this.attached = [];
    this.suggestions = bringSuggestions(this);
    // What was typed before this script came is the newer draft.
    if (this.text.value === '') this.text.value = kept(this.draftName, '');
    else keep(this.draftName, this.text.value);
    this.grow();
    this.text.addEventListener('input', () => this.changed());
    this.text.addEventListener('keydown', (event) => this.key(event));
    this.text.addEventListener('paste', (event) => this.attach(event.clipboardData?.files ?? []));
    form.elements.files.addEventListener('change', (event) => {
      this.attach(event.target.files);
      event.target.value = '';
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  changed() {
    this.grow();
    if (this.context?.edit === undefined) keep(this.draftName, this.text.value);
    this.suggestions.update();
  }

  /** The field is as high as its text; newer browsers do it by themselves (field-sizing). */
  grow() {
    if (CSS.supports('field-sizing', 'content')) return;
    this.text.style.height = 'auto';
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.context !== undefined) {
      event.preventDefault();
      this.setContext(undefined);
    }
    if (event.key !== 'Enter' || event.shiftKey || touch.matches) return;
    event.preventDefault();
    this.submit();
  }

  async submit() {
    const text = this.text.value;
    if (text.trim() === '' && this.attached.length === 0) return;
    if (this.context?.edit !== undefined) return this.saveEdit(text);
    send({ text, thread: this.thread, replyTo: this.context?.replyTo, attached: this.attached });
    this.attached = [];
    this.drawAttached();
    this.context = undefined;
    this.setText('');
    this.setContext(undefined);
    if (touch.matches) this.text.blur();
  }

  async saveEdit(text) {
    try {
      await askJson(`/api/messages/${this.context.edit}`, 'PATCH', { text });
      this.setContext(undefined);
    } catch (error) {
      this.say(error.refused ? error.message : words.lost);
    }
  }

  /** Replaces the text in a way that the browser's undo takes back. */
  setText(text) {
    this.text.focus({ preventScroll: true });
    this.text.select();
    if (text === '' || !document.execCommand('insertText', false, text)) this.text.value = text;
    this.changed();
  }

  /** Puts a text and files back, before what is written now. */
  take(text, attached) {
    this.attach(attached);
    this.setText([text, this.text.value].filter((part) => part !== '').join('\n'));
  }

  reply(id, name) {
    this.setContext({ replyTo: id, label: fill(words.replyingTo, name) });
    this.text.focus();
  }

  edit(id, text) {
    this.setContext({ edit: id, label: words.editing, draft: this.text.value });
    this.setText(text);
  }

  /** What the next message is: an answer, an edit, or (undefined) neither. */
  setContext(context) {
    const before = this.context;
    this.context = context;
    const line = this.form.querySelector('.context');
    line.hidden = context === undefined;
    line.replaceChildren();
    if (context !== undefined) {
      line.append(
        context.label,
        this.button(words.cancel, () => this.setContext(undefined)),
      );
    }
    this.form.querySelector('button.primary').textContent =
      context?.edit === undefined ? words.send : words.save;
    if (before?.edit !== undefined && context?.edit === undefined) this.setText(before.draft);
  }

  attach(files) {
    if (files.length === 0) return;
    const all = [...this.attached, ...files];
    const refusal = refusalOf(all);
    if (refusal !== undefined) return this.say(refusal);
    this.attached = all;
    this.form.querySelector('.refusal')?.remove();
    this.drawAttached();
  }

  drawAttached() {
    const list = this.form.querySelector('.attached');
    list.hidden = this.attached.length === 0;
    list.replaceChildren(
      ...this.attached.map((file) => {
        const line = document.createElement('li');
        const remove = this.button('×', () => {
          this.attached = this.attached.filter((other) => other !== file);
          this.drawAttached();
          this.text.focus();
        });
        remove.setAttribute('aria-label', fill(words.detach, file.name));
        line.append(`${file.name} (${sizeText(file.size)})`, remove);
        return line;
      }),
    );
  }

  /** A sentence above the field: what was refused. */
  say(sentence) {
    this.form.querySelector('.refusal')?.remove();
    const line = document.createElement('p');
    line.className = 'refusal';
    line.setAttribute('role', 'alert');
    line.textContent = sentence;
    this.text.before(line);
    this.text.addEventListener('input', () => line.remove(), { once: true });
  }

  button(label, run) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', run);
    return button;
  }
}
