// Starts the page: what the server drew comes to life, piece by piece.
import { bringActs } from './acts.js';
import { bringComposers } from './composer.js';
import { bringMaths } from './copy-maths.js';
import { data } from './data.js';
import { bringKeys } from './keys.js';
import { bringOutbox, flush, forget } from './outbox.js';
import { bringRooms, roomHasNews, roomsChanged } from './rooms.js';
import { listen, sayState } from './stream.js';
import { bringThreads } from './threads.js';
import { bringTimelines, show } from './timeline.js';
import { bringUnread } from './unread.js';

document.documentElement.classList.add('js');
bringRooms();
bringTimelines();
bringComposers();
bringActs();
bringMaths();
bringThreads();
bringKeys();
bringUnread();
bringOutbox();

listen({
  message: (message) => {
    if (message.browserId !== null) forget(message.browserId);
    if (message.room === data.room.id) show(message);
    else roomHasNews(message);
  },
  rooms: roomsChanged,
  state: (up, first) => {
    sayState(up, first);
    if (up) flush();
  },
});
