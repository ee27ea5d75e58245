import type { AwsData } from '../aws/aws-data';
import type { Quotas } from '../aws/quotas';
import type { Cloud } from '../cloud/cloud';
import type { Place } from '../plan/resource-model';
import type { ObjectValue } from '../values/value';

/** The simulated cloud, for reading. */
export type CloudView = Pick<Cloud, 'get' | 'find' | 'withValue' | 'objects' | 'files' | 'isAssumed'>;

/** What a rule looks at. */
export interface RuleContext {
  /** Terraform type of the object. */
  readonly type: string;

  /** Whether the object is created, updated or deleted. */
  readonly action: 'create' | 'update' | 'delete';

  /** The object as planned, as it will be, or, in the phase `delete`, as it is. What is not known yet is an `Unknown`. */
  readonly object: ObjectValue;

  /** The object as it was before an update. */
  readonly prior: ObjectValue | undefined;

  /** What the configuration says; the object itself when it is deleted. */
  readonly config: ObjectValue;

  /** Key of the object in the cloud, once it exists. */
  readonly key: string | undefined;

  /** Account and Region of the object. */
  readonly place: Place;
  readonly cloud: CloudView;

  /** What AWS publishes: Regions, versions, actions of IAM. */
  readonly aws: AwsData;
  readonly quotas: Quotas;
}

/** One reason for which AWS, or its provider, refuses a change, or for which a person should look at it. */
export interface Rule {
  /** Stable name: letters of the theme and a number, `EKS-001`. */
  readonly id: string;

  /** What must be so, as a sentence. */
  readonly title: string;

  /** The AWS or provider document that says so. */
  readonly source: string;

  /** When it is checked: with the plan, as the provider does; with the apply or the deletion, as AWS does. */
  readonly phase: 'plan' | 'apply' | 'delete';

  /**
   * Whether it stops Terraform. What AWS accepts though it is hardly meant is a warning; warnings belong to the phase `plan`.
   * @default 'error'
   */
  readonly severity?: 'error' | 'warning';

  /** Terraform types that it looks at; `*` for all AWS types. */
  readonly types: readonly string[];

  /** Why the change is refused, in the words of AWS or the provider; undefined when it is not. Unknown values pass. */
  readonly check: (context: RuleContext) => string | undefined;
}
