import { isKnown, parseArn, type Problems } from '@landfall/contracts';
import { Fn } from 'cdktf';

const POSITIONS = { partition: 1, region: 3, account: 4 } as const;

/** A part of an ARN; of one that is known after apply only, an expression that Terraform evaluates. */
export function arnPart(arn: string, part: keyof typeof POSITIONS): string {
  return isKnown(arn) ? parseArn(arn, arn)[part] : Fn.element(Fn.split(':', arn), POSITIONS[part]);
}

/** ARN of everybody in the account of a role; a condition must name the role. */
export function accountRootOf(roleArn: string): string {
  return `arn:${arnPart(roleArn, 'partition')}:iam::${arnPart(roleArn, 'account')}:root`;
}

export function checkRoleArn(problems: Problems, field: string, arn: string): void {
  if (isKnown(arn) && !/^arn:[a-z-]+:iam::\d{12}:role\/[^*?]+$/.test(arn)) {
    const message = `${field} takes the ARN of one role, got '${arn}'; write one like arn:aws:iam::123456789012:role/name`;
    problems.add('IDENTITY_ROLE_ARN_INVALID', message);
  }
}
