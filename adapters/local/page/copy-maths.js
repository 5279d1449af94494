// Maths are copied as they were written: $…$, not the letters of their drawing.

/** Listens to what is copied from the page. */
export function bringMaths() {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (selection === null || selection.rangeCount === 0 || event.clipboardData === null) return;
    const range = selection.getRangeAt(0);
    const around = elementOf(range.commonAncestorContainer).closest('.math[title]');
    if (around === null && range.cloneContents().querySelector('.math[title]') === null) return;
    // Laid out out of sight, so that lines and paragraphs are what they are on the page.
    const copy = document.createElement('div');
    copy.className = 'hidden';
    copy.append(around === null ? range.cloneContents() : around.cloneNode(true));
    for (const math of copy.querySelectorAll('.math[title]')) math.replaceWith(sourceOf(math));
    document.body.append(copy);
    // biome-ignore lint/performance/useDomNodeTextContent: its lines are what the layout makes of it.
    event.clipboardData.setData('text/plain', copy.innerText);
    copy.remove();
    event.preventDefault();
  });
}

function elementOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
}

function sourceOf(math) {
  if (!(math instanceof HTMLDivElement)) return `$${math.title}$`;
  const block = document.createElement('p');
  block.textContent = `$$${math.title}$$`;
  return block;
}
