/** Why Cours does not start, in a sentence each, with the line to type next. */
export const start = {
  /** `address`: where the one that runs is read; undefined where it is not known. `port`: a free one. */
  inUse: (dataDir: string, address: string | undefined, port: number): string =>
    `${address === undefined ? `Un autre Cours utilise déjà les données de ${dataDir} : arrêtez-le d'abord (Ctrl+C là où il a été lancé).` : `Cours tourne déjà avec les données de ${dataDir} : ouvrez ${address}.`} Pour en lancer un second, avec ses propres données : COURS_DATA_DIR=./data-2 COURS_HTTP_PORT=${port} npm start`,
  otherCours: (address: string, port: number): string =>
    `Un autre Cours, avec d'autres données, répond déjà à ${address}. Pour lancer celui-ci à côté : COURS_HTTP_PORT=${port} npm start`,
  portTaken: (address: string, port: number): string =>
    `${address} est déjà pris par un autre programme. Pour lancer Cours à une autre adresse : COURS_HTTP_PORT=${port} npm start`,
  portDenied: (denied: number, port: number): string =>
    `Le compte qui lance Cours n'a pas le droit d'écouter sur le port ${denied}. Pour en prendre un autre : COURS_HTTP_PORT=${port} npm start`,
  notOurs: (host: string): string =>
    `${host} n'est pas une adresse active de cette machine. Pour n'écouter que sur elle-même : COURS_HTTP_HOST=127.0.0.1 npm start`,
  unknownHost: (host: string): string =>
    `« ${host} » n'est le nom d'aucune machine connue d'ici. Pour n'écouter que sur cette machine : COURS_HTTP_HOST=127.0.0.1 npm start`,
  refused: (address: string, why: string): string =>
    `Impossible d'écouter sur ${address} (${why}). Pour revenir à l'adresse ordinaire : COURS_HTTP_HOST=127.0.0.1 COURS_HTTP_PORT=8080 npm start`,
};
