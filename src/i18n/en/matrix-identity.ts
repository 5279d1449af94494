import type { matrixIdentity as french } from '../fr/matrix-identity.ts';

export const matrixIdentity: typeof french = {
  keysMissing:
    'Matrix: another client gave this account an identity, and its keys are missing here. Put its recovery key into MATRIX_RECOVERY_KEY; if that is lost, make a new identity: npm run cours -- matrix reset-identity',
  recoveryKeyWrong:
    'Matrix: MATRIX_RECOVERY_KEY does not open the secrets of this account. Check the recovery key; if it is lost, make a new identity: npm run cours -- matrix reset-identity',
  nothingToRecover:
    'Matrix: the recovery key does not lead to the identity of this account. Make a new identity: npm run cours -- matrix reset-identity',
  passwordNeeded:
    "Matrix: the server asks for the account's password to change the identity. Set MATRIX_USER and MATRIX_PASSWORD.",
  passwordWrong: 'Matrix: the server refuses the password to change the identity. Check MATRIX_PASSWORD.',
  noPasswordStep:
    'Matrix: this server does not let the identity be changed with a password. Do it in another client, then put its recovery key into MATRIX_RECOVERY_KEY.',
};
