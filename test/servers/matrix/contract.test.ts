import { afterAll, beforeAll } from 'vitest';
import { chatContract } from '../../contract/chat/contract.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { startJsClients } from '../synapse/people/js-person.ts';
import { Synapse } from '../synapse/server.ts';
import { matrixStage } from '../synapse/stage.ts';

let server: Synapse;
let clients: ClientProcess;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
});
afterAll(async () => {
  await clients?.close();
  await server?.stop();
});

chatContract('Matrix, a clear room', () => matrixStage(server, clients, false));
chatContract('Matrix, an encrypted room with a strict client', () => matrixStage(server, clients, true));
