// Cours takes the encryption of matrix-bot-sdk alone, which loads no HTTP client. Whoever loads this one is told
// why it does nothing.
throw new Error('request-promise is not installed: packages/request-promise says why.');
