/** What the host reads when the bot cannot sign its device. */
export const matrixIdentity = {
  keysMissing:
    "Matrix : un autre client a donné une identité à ce compte, et ses clés manquent ici. Mettez sa clé de récupération dans MATRIX_RECOVERY_KEY ; si elle est perdue, refaites l'identité : npm run cours -- matrix reset-identity",
  recoveryKeyWrong:
    "Matrix : MATRIX_RECOVERY_KEY n'ouvre pas les secrets de ce compte. Vérifiez la clé de récupération ; si elle est perdue, refaites l'identité : npm run cours -- matrix reset-identity",
  nothingToRecover:
    "Matrix : la clé de récupération ne mène pas à l'identité de ce compte. Refaites l'identité : npm run cours -- matrix reset-identity",
  passwordNeeded:
    "Matrix : le serveur demande le mot de passe du compte pour changer l'identité. Mettez MATRIX_USER et MATRIX_PASSWORD.",
  passwordWrong:
    "Matrix : le serveur refuse le mot de passe pour changer l'identité. Vérifiez MATRIX_PASSWORD.",
  noPasswordStep:
    "Matrix : ce serveur ne laisse pas changer l'identité par mot de passe. Faites-le dans un autre client, puis mettez sa clé de récupération dans MATRIX_RECOVERY_KEY.",
};
