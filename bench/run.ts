import { cpus } from 'node:os';
import { benchCommands } from './commands.ts';
import { benchPlanned } from './planned.ts';
import { benchPosts } from './posts.ts';
import { benchRooms } from './rooms.ts';

// `npm run bench`: the real store on a file (synchronous=FULL) and the real engine, on a chat that does
// nothing. Medians of several runs; a figure is printed only if the work behind it was really done.

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
benchRooms();
await benchCommands();
await benchPosts();
await benchPlanned();
