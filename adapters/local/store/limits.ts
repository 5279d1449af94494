import { limits } from '../../../src/domain/limits.ts';

/** What one message may hold; each has its sentence (words.local.refusals). */
export const messageLimits = {
  /** Bytes of UTF-8. */
  textBytes: limits.materialBytes,
  /** Bytes of all files of a message together. */
  fileBytes: limits.fileBytes,
  files: 10,
} as const;

/** The signs that people can put under a message. */
export const signs = ['👍', '✅', '❓', '🔔', '↩️'] as const;
