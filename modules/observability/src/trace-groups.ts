import { XrayEncryptionConfig } from '@cdktf/provider-aws/lib/xray-encryption-config';
import { XrayGroup } from '@cdktf/provider-aws/lib/xray-group';
import { XraySamplingRule } from '@cdktf/provider-aws/lib/xray-sampling-rule';
import { type IKey, Problems } from '@landfall/contracts';
import { Construct } from 'constructs';

/** Traces that a filter finds. */
export interface TraceGroup {
  /** X-Ray filter expression: `service("orders") { fault }`. */
  readonly filterExpression: string;

  /**
   * Whether X-Ray looks for anomalies, and reports them as EventBridge events.
   *
   * @default 'off'
   */
  readonly insights?: 'off' | 'on' | 'with-events';
}

/** Which requests are traced. `*` and `?` are wildcards. */
export interface SamplingRule {
  /** Lower comes first, 1 to 9999. The built-in default rule has 10000. */
  readonly priority: number;

  /** Share of matching requests beyond the reservoir, 0 to 1. */
  readonly fixedRate: number;

  /**
   * Requests per second that are always traced, over all of the service's instances.
   *
   * @default 1
   */
  readonly reservoirSize?: number;

  /** @default '*' */
  readonly serviceName?: string;

  /** Origin of the service: `AWS::EKS::Container`. @default '*' */
  readonly serviceType?: string;

  /** @default '*' */
  readonly host?: string;

  /** @default '*' */
  readonly httpMethod?: string;

  /** @default '*' */
  readonly urlPath?: string;
}

export interface TraceGroupsProps {
  /**
   * What X-Ray encrypts traces with: it is one setting for the whole account and Region, so only one stack there may
   * own it. `elsewhere` leaves it to that stack.
   */
  readonly encryption: { readonly kind: 'key'; readonly key: IKey } | { readonly kind: 'elsewhere' };

  /**
   * Groups by name: 1 to 32 letters, digits, hyphens and underscores.
   *
   * @default none
   */
  readonly groups?: Readonly<Record<string, TraceGroup>>;

  /**
   * Sampling rules by name: 1 to 32 letters, digits, hyphens and underscores.
   *
   * @default none: X-Ray's own rule, one request per second and 5 percent
   */
  readonly samplingRules?: Readonly<Record<string, SamplingRule>>;
}

/** X-Ray: what is traced, how traces are grouped, and the key that encrypts them. */
export class TraceGroups extends Construct {
  /** ARNs of groups by name. @attribute */
  readonly groupArns: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { encryption, groups = {}, samplingRules = {} }: TraceGroupsProps) {
    super(scope, id);
    validate({ groups, samplingRules }, this.node.path);

    if (encryption.kind === 'key') {
      new XrayEncryptionConfig(this, 'encryption', { type: 'KMS', keyId: encryption.key.keyArn });
    }
    const groupScope = new Construct(this, 'groups');
    this.groupArns = Object.fromEntries(
      Object.entries(groups).map(([name, group]) => [name, createGroup(groupScope, name, group).arn]),
    );
    const ruleScope = new Construct(this, 'sampling-rules');
    for (const [name, rule] of Object.entries(samplingRules)) createSamplingRule(ruleScope, name, rule);
  }
}

function createGroup(scope: Construct, name: string, { filterExpression, insights = 'off' }: TraceGroup): XrayGroup {
  return new XrayGroup(scope, name, {
    groupName: name,
    filterExpression,
    insightsConfiguration: { insightsEnabled: insights !== 'off', notificationsEnabled: insights === 'with-events' },
    tags: { Name: name },
  });
}

function createSamplingRule(scope: Construct, name: string, rule: SamplingRule): void {
  const { reservoirSize = 1, serviceName = '*', serviceType = '*', host = '*', httpMethod = '*', urlPath = '*' } = rule;
  new XraySamplingRule(scope, name, {
    ruleName: name,
    version: 1,
    priority: rule.priority,
    fixedRate: rule.fixedRate,
    reservoirSize,
    serviceName,
    serviceType,
    host,
    httpMethod,
    urlPath,
    resourceArn: '*',
    tags: { Name: name },
  });
}

type Records = Required<Pick<TraceGroupsProps, 'groups' | 'samplingRules'>>;

/** Source: X-Ray API, CreateGroup and CreateSamplingRule. */
function validate({ groups, samplingRules }: Records, at: string): void {
  const problems = new Problems(at);
  for (const [kind, records] of Object.entries({ groups, samplingRules })) {
    for (const name of Object.keys(records)) {
      if (/^[\w-]{1,32}$/.test(name)) continue;
      const message = `a name has 1 to 32 letters, digits, hyphens and underscores, got '${name}'`;
      problems.add('TRACES_NAME_INVALID', message, `${at}.${kind}`);
    }
  }
  if ('Default' in groups) {
    problems.add('TRACES_NAME_INVALID', "X-Ray owns the group 'Default'; choose another name", `${at}.groups`);
  }
  for (const [name, { priority, fixedRate, reservoirSize = 1 }] of Object.entries(samplingRules)) {
    const place = `${at}.samplingRules.${name}`;
    if (!Number.isInteger(priority) || priority < 1 || priority > 9999) {
      problems.add('TRACES_PRIORITY', `a priority is a whole number from 1 to 9999, got ${priority}`, place);
    }
    if (!(fixedRate >= 0 && fixedRate <= 1)) {
      problems.add('TRACES_FIXED_RATE', `a fixed rate is a share from 0 to 1, got ${fixedRate}`, place);
    }
    if (!Number.isInteger(reservoirSize) || reservoirSize < 0) {
      problems.add('TRACES_RESERVOIR', `a reservoir is a whole number from 0, got ${reservoirSize}`, place);
    }
  }
  problems.throwIfAny();
}
