import { RoomId, UserId } from '@matrix-org/matrix-sdk-crypto-nodejs';
import { KeyServer } from './key-server.ts';
import { OlmDevice } from './olm-device.ts';

// A process that encrypts on the store `argv[2]` until it is killed or the disk is full: one line on stdout
// for each message that it would send, `{ session, ciphertext }`; it kills itself after `argv[3]` messages.

const [, , store = '', most = '1'] = process.argv;
const room = new RoomId('!room:test');
const sender = await OlmDevice.open(new KeyServer(), '@bot:test', 'BOT', store);
try {
  for (let sent = 0; sent < Number(most); sent += 1) {
    const { content } = await sender.encrypt(room, [new UserId('@bot:test')], `message ${sent}`);
    process.stdout.write(
      `${JSON.stringify({ session: content.session_id, ciphertext: content.ciphertext })}\n`,
    );
  }
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refused: String(error) })}\n`);
}
process.kill(process.pid, 'SIGKILL');
