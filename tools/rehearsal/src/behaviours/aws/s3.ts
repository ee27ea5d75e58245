import type { Behaviour } from '../behaviour';

/** What S3 does beside keeping objects; deletion is a matter of the rules. */
export const s3Behaviours: Readonly<Record<string, Behaviour>> = {};
