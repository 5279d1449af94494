// The only script that the page names: brings the others, and where one of them did not come (the bot was
// stopped at that moment) loads the page anew as soon as the bot is back. Until then it is the page that
// works without JavaScript.
const wait = 2_000;

import('./main.js').catch(function later() {
  setTimeout(() => {
    fetch(location.href, { method: 'HEAD' }).then(() => location.reload(), later);
  }, wait);
});
