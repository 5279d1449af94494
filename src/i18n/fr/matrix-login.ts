/** What the host reads when the bot cannot log in at the homeserver. */
export const matrixLogin = {
  tokenDead:
    "Matrix : le serveur ne reconnaît plus le jeton d'accès. Mettez un jeton neuf dans MATRIX_ACCESS_TOKEN, ou MATRIX_USER et MATRIX_PASSWORD.",
  passwordWrong:
    'Matrix : le serveur refuse le nom ou le mot de passe. Vérifiez MATRIX_USER et MATRIX_PASSWORD.',
  noPasswordLogin:
    "Matrix : ce serveur n'accepte pas de connexion par mot de passe. Donnez un jeton d'accès dans MATRIX_ACCESS_TOKEN.",
  keysLost:
    "Matrix : les clés de chiffrement de cet appareil sont perdues (dossier matrix/crypto des données), et il n'en accepte pas d'autres. Mettez le jeton d'une nouvelle connexion dans MATRIX_ACCESS_TOKEN, ou MATRIX_USER et MATRIX_PASSWORD.",
  noAnswer: (why: string) =>
    `Matrix : le serveur ne répond pas (${why}). Vérifiez MATRIX_HOMESERVER_URL et que le serveur tourne, puis relancez.`,
  deviceTaken:
    "Matrix : le jeton d'accès vient d'un autre client, qui a déjà donné ses clés de chiffrement. Il en faut un que personne n'utilise : mettez-le dans MATRIX_ACCESS_TOKEN, ou MATRIX_USER et MATRIX_PASSWORD.",
};
