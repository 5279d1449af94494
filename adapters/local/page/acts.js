// What one does with a message: answer, edit, delete, put a sign, press a button of the bot's.

import { composerFor } from './composer.js';
import { ask, askJson, freshId, words } from './data.js';

export function bringActs() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('button');
    if (button === null || button === undefined) return;
    if (button.classList.contains('command')) composerFor(button).setText(button.textContent);
    else if (button.dataset.do !== undefined) act(button);
  });
  document.addEventListener('click', (event) => {
    // Not every browser opens what the heading is folded in.
    const link = event.target.closest?.('.contents a');
    const heading = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const rest = heading?.closest('details');
    if (rest) rest.open = true;
  });
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('.actions')) return;
    event.preventDefault();
    press(event.target, event.submitter);
  });
  document.addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' ? event.target.closest?.('details.tools[open]') : undefined;
    if (!open) return;
    event.preventDefault();
    open.open = false;
    open.querySelector('summary').focus();
  });
}

async function act(button) {
  const item = button.closest('.message');
  const id = item.dataset.id;
  const composer = composerFor(button);
  const menu = button.closest('details');
  if (menu !== null) menu.open = false;
  try {
    if (button.dataset.do === 'reply') composer.reply(id, button.dataset.name);
    if (button.dataset.do === 'edit') composer.edit(id, button.dataset.text);
    if (button.dataset.do === 'remove') await ask(`/api/messages/${id}`, { method: 'DELETE' });
    if (button.dataset.do === 'react') await react(item, button.dataset.sign);
  } catch (error) {
    composer.say(error.refused ? error.message : words.lost);
  }
}

/** Puts a sign, or takes one's own away. */
function react(item, sign) {
  const own = [...item.querySelectorAll('[aria-pressed="true"]')].some(
    (button) => (button.dataset.sign ?? button.value) === sign,
  );
  const path = `/api/messages/${item.dataset.id}/reactions/${encodeURIComponent(sign)}`;
  return ask(path, { method: own ? 'DELETE' : 'PUT' });
}

/** A button of the bot's: one that stays pressed is a sign; another is an event of its own. */
async function press(form, button) {
  const item = form.closest('.message');
  button.disabled = true;
  try {
    if (button.dataset.kept !== undefined) await react(item, button.value);
    else
      await askJson(`/api/messages/${item.dataset.id}/buttons`, 'POST', {
        id: freshId(),
        sign: button.value,
      });
  } catch (error) {
    composerFor(form).say(error.refused ? error.message : words.lost);
  } finally {
    setTimeout(() => {
      button.disabled = false;
    }, 1_000);
  }
}
