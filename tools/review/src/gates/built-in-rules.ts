import type { Rule } from './rule';

export const builtInRules: readonly Rule[] = [];
