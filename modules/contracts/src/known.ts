// By its path: all of cdktf takes 0.3 s to load, and every command loads this.
import { Token } from 'cdktf/lib/tokens';

/** True when the value is what it looks like, and not a token that Terraform fills in at apply: only then may logic use it. */
export function isKnown(value: unknown): boolean {
  return !Token.isUnresolved(value);
}
