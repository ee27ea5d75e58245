import type { Json } from '../json';

/** One object that exists in the simulated cloud. */
export interface CloudObject {
  /** Names the object in the cloud: `aws_vpc/123456789012/eu-west-1/vpc-0f…`. */
  readonly key: string;

  /** Terraform type of the object: `aws_vpc`. */
  readonly type: string;

  /** Account that owns the object; for other providers than AWS, what takes the place of an account. */
  readonly account: string;

  /** Region of the object, `global` for objects that belong to no Region. */
  readonly region: string;
  readonly id: string;

  /** What the derived characters of the object come from. */
  readonly seed: string;

  /** Attributes as a state file holds them. */
  readonly attributes: Readonly<Record<string, Json>>;

  /** What write-only arguments gave it: AWS has it, no state does. */
  readonly writeOnly?: Readonly<Record<string, Json>>;
}
