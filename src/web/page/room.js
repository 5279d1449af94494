// Looks now and then whether the room changed: then the page is loaded again; a count is put in place.
const main = document.querySelector('main');
const every = Number(main.dataset.every) * 1000;

async function look() {
  try {
    const answer = await fetch(`${location.pathname}/etat`, { cache: 'no-store' });
    const { state, said } = await answer.json();
    if (state !== main.dataset.state) return location.reload();
    const persons = document.querySelector('[data-persons]');
    if (persons !== null && said !== undefined) persons.textContent = said;
  } catch {
    // The line is down for a moment; the next look may succeed.
  }
  setTimeout(look, every);
}
setTimeout(look, every);
