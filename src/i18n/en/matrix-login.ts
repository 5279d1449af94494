import type { matrixLogin as french } from '../fr/matrix-login.ts';

export const matrixLogin: typeof french = {
  tokenDead:
    'Matrix: the server does not know the access token any more. Put a new token into MATRIX_ACCESS_TOKEN, or MATRIX_USER and MATRIX_PASSWORD.',
  passwordWrong:
    'Matrix: the server refuses the user name or the password. Check MATRIX_USER and MATRIX_PASSWORD.',
  noPasswordLogin:
    'Matrix: this server takes no password to log in. Give an access token in MATRIX_ACCESS_TOKEN.',
  keysLost:
    "Matrix: this device's encryption keys are lost (folder matrix/crypto of the data), and it takes no others. Put the token of a new login into MATRIX_ACCESS_TOKEN, or MATRIX_USER and MATRIX_PASSWORD.",
  noAnswer: (why) =>
    `Matrix: the server does not answer (${why}). Check MATRIX_HOMESERVER_URL and that the server runs, then start again.`,
  deviceTaken:
    'Matrix: the access token comes from another client, which has given its own encryption keys already. It takes one that nobody uses: put it into MATRIX_ACCESS_TOKEN, or MATRIX_USER and MATRIX_PASSWORD.',
};
