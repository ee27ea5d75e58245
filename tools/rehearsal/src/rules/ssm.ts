import { textAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

/** Bytes of a value, by tier. */
const LIMITS: Readonly<Record<string, number>> = { Standard: 4_096, Advanced: 8_192, 'Intelligent-Tiering': 8_192 };

/** What Systems Manager refuses. */
export const ssmRules: readonly Rule[] = [
  {
    id: 'SSM-001',
    title: 'The value of a parameter is no longer than its tier allows',
    source: 'the Systems Manager user guide, "Managing parameter tiers"',
    phase: 'apply',
    types: ['aws_ssm_parameter'],
    check: (context) => {
      const value = textAt(context.object, 'insecure_value') ?? textAt(context.object, 'value') ?? '';
      const tier = textAt(context.object, 'tier') ?? 'Standard';
      const limit = LIMITS[tier] ?? 4_096;
      if (Buffer.byteLength(value) <= limit) return undefined;
      const message = `${tier} tier parameters support a maximum parameter value of ${limit} characters.`;
      return refused(context, 'SSM PutParameter', 'ValidationException', message);
    },
  },
];
