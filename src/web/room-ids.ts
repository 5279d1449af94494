import { z } from 'zod';

/** An id of ours in an address or a cookie. */
export const callId = z.string().regex(/^[0-9a-z]{20,30}$/);
