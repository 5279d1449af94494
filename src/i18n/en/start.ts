import type { start as french } from '../fr/start.ts';

export const start: typeof french = {
  inUse: (dataDir, address, port) =>
    `${address === undefined ? `Another Cours is using the data in ${dataDir} already: stop it first (Ctrl+C where it was started).` : `Cours is running already with the data in ${dataDir}: open ${address}.`} To start a second one, with data of its own: COURS_DATA_DIR=./data-2 COURS_HTTP_PORT=${port} npm start`,
  otherCours: (address, port) =>
    `Another Cours, with other data, already answers at ${address}. To start this one beside it: COURS_HTTP_PORT=${port} npm start`,
  portTaken: (address, port) =>
    `${address} is taken by another program already. To start Cours at another address: COURS_HTTP_PORT=${port} npm start`,
  portDenied: (denied, port) =>
    `The account that starts Cours is not allowed to listen on port ${denied}. To take another one: COURS_HTTP_PORT=${port} npm start`,
  notOurs: (host) =>
    `${host} is not an active address of this machine. To listen on the machine itself only: COURS_HTTP_HOST=127.0.0.1 npm start`,
  unknownHost: (host) =>
    `“${host}” is the name of no machine known from here. To listen on this machine only: COURS_HTTP_HOST=127.0.0.1 npm start`,
  refused: (address, why) =>
    `Cannot listen on ${address} (${why}). To go back to the ordinary address: COURS_HTTP_HOST=127.0.0.1 COURS_HTTP_PORT=8080 npm start`,
};
