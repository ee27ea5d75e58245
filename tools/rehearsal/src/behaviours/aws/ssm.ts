import { textOf } from '../../values/value';
import type { Behaviour, CloudChange } from '../behaviour';
import { refusedCall } from './refused-call';

/** Bytes of a value, by tier. Source: the Systems Manager user guide, "Managing parameter tiers". */
const LIMITS: Readonly<Record<string, number>> = { Standard: 4_096, Advanced: 8_192, 'Intelligent-Tiering': 8_192 };

/** Systems Manager refuses values that are too long for their tier. */
export const ssmBehaviours: Readonly<Record<string, Behaviour>> = { aws_ssm_parameter: { apply: parameterApplied } };

function parameterApplied({ next }: CloudChange): undefined {
  const value = [next['insecure_value'], next['value']].map(textOf).find((text) => text) ?? '';
  const tier = textOf(next['tier']) ?? 'Standard';
  const limit = LIMITS[tier] ?? 4_096;
  if (Buffer.byteLength(value) <= limit) return;
  throw refusedCall(
    `creating SSM Parameter (${textOf(next['name'])})`,
    'SSM',
    'PutParameter',
    'ValidationException',
    `${tier} tier parameters support a maximum parameter value of ${limit} characters.`,
  );
}
