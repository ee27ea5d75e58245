import type { JsonRecord } from '../plan/json';

/**
 * A Terraform state in the form that Terraform itself keeps (version 4). Sensitive values are in clear: no part of it may
 * reach a report or a message.
 */
export interface StateDocument {
  /** Name of the file, for messages. */
  readonly at: string;
  readonly lineage: string;
  readonly serial: number;
  readonly outputs: JsonRecord;
  readonly resources: readonly StateResource[];
}

export interface StateResource {
  /** Address of the module: `module.vpc["a"]`; absent in the root module. */
  readonly module?: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;

  /** `provider["registry.terraform.io/hashicorp/aws"].replica` */
  readonly provider: string;
  readonly instances: readonly StateInstance[];
}

/** An instance; further keys are kept as they are. */
export interface StateInstance extends JsonRecord {
  readonly attributes: JsonRecord;
}

/** `module.vpc.aws_subnet.a` */
export function addressOf({ module, mode, type, name }: Omit<StateResource, 'instances' | 'provider'>): string {
  const prefix = module === undefined ? '' : `${module}.`;
  return `${prefix}${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

/** Source address of the provider: `registry.terraform.io/hashicorp/aws`. */
export function providerSource({ provider }: Pick<StateResource, 'provider'>): string {
  return /provider\["([^"]+)"\]/.exec(provider)?.[1] ?? provider;
}
