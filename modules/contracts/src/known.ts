import { Token } from 'cdktf';

/** True when the value is what it looks like, and not a token that Terraform fills in at apply: only then may logic use it. */
export function isKnown(value: unknown): boolean {
  return !Token.isUnresolved(value);
}
