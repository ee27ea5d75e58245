import type { Json } from '../json';
import { isObjectValue, type Value } from '../values/value';
import { othersWith } from './look-up';
import { numberAt, textAt, textsAt, valuesAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

const source = 'the VPC user guide, "Amazon VPC quotas"; startRehearsal({ quotas }) or landfall.rules.ts raise it';

interface Direction {
  readonly id: string;
  readonly title: string;

  /** Blocks of a group, and `type` of a rule that may be for either direction. */
  readonly block: 'ingress' | 'egress';
  readonly call: string;
}

const directions: readonly Direction[] = [
  {
    id: 'QUOTA-010',
    title: 'The quota "Inbound rules per security group" is not exceeded',
    block: 'ingress',
    call: 'EC2 AuthorizeSecurityGroupIngress',
  },
  {
    id: 'QUOTA-011',
    title: 'The quota "Outbound rules per security group" is not exceeded',
    block: 'egress',
    call: 'EC2 AuthorizeSecurityGroupEgress',
  },
];

/** Rules of a security group, which AWS counts for IPv4 and IPv6 apart. */
interface Count {
  readonly v4: number;
  readonly v6: number;
}

/** Quotas of security groups, however their rules are written. */
export const securityGroupQuotaRules: readonly Rule[] = [
  ...directions.map(({ id, title, block, call }): Rule => ({
    id,
    title,
    source,
    phase: 'apply',
    types: [`aws_vpc_security_group_${block}_rule`, 'aws_security_group_rule', 'aws_security_group'],
    check: (context) => {
      const counts = countsOf(context, block);
      const used = Math.max(sumOf(counts, 'v4'), sumOf(counts, 'v6'));
      const limit = context.quotas.rulesPerSecurityGroup;
      if (counts.length === 0 || used <= limit) return undefined;
      const message = `The maximum number of rules per security group has been reached. The quota is ${limit}.`;
      return refused(context, call, 'RulesPerSecurityGroupLimitExceeded', message);
    },
  })),
  {
    id: 'QUOTA-022',
    title: 'The quota "Security groups per network interface" is not exceeded',
    source,
    phase: 'apply',
    types: ['aws_instance', 'aws_network_interface', 'aws_vpc_endpoint', 'aws_eks_cluster', 'aws_lb'],
    check: (context) => {
      const paths = [
        'vpc_security_group_ids',
        'security_groups',
        'security_group_ids',
        'vpc_config.security_group_ids',
      ];
      const count = Math.max(...paths.map((path) => new Set(textsAt(context.object, path)).size));
      const limit = context.quotas.securityGroupsPerInterface;
      const message = `The maximum number of security groups per interface has been reached. The quota is ${limit}.`;
      if (count <= limit) return undefined;
      return refused(context, 'EC2 CreateNetworkInterface', 'SecurityGroupsPerInterfaceLimitExceeded', message);
    },
  },
];

/** The rules of the group that the change is about, the changed one among them; none when it adds none. */
function countsOf(context: RuleContext, block: Direction['block']): readonly Count[] {
  if (context.type === 'aws_security_group')
    return valuesAt(context.object, block).map((rule) => countOf(context, rule));
  const isOfDirection = (rule: Value | Json | undefined, type: string): boolean =>
    type !== 'aws_security_group_rule' || textAt(rule, 'type') === block;
  const group = textAt(context.object, 'security_group_id');
  if (context.action !== 'create' || group === undefined || !isOfDirection(context.object, context.type)) return [];
  const rest = [`aws_vpc_security_group_${block}_rule`, 'aws_security_group_rule'].flatMap((type) =>
    othersWith(context, type, 'security_group_id', group).filter(({ attributes }) => isOfDirection(attributes, type)),
  );
  return [context.object, ...rest.map(({ attributes }) => attributes)].map((rule) => countOf(context, rule));
}

/** A rule counts once for each of its networks; a security group or a prefix list counts for IPv4 and for IPv6. */
function countOf(context: RuleContext, rule: Value | Json | undefined): Count {
  const count = (...paths: readonly string[]): number => paths.flatMap((path) => textsAt(rule, path)).length;
  const groups = count('referenced_security_group_id', 'security_groups', 'source_security_group_id');
  const self = isObjectValue(rule) && rule['self'] === true ? 1 : 0;
  const lists = ['prefix_list_id', 'prefix_list_ids'].flatMap((path) => textsAt(rule, path));
  const both = groups + self + lists.reduce((sum, id) => sum + entriesOf(context, id), 0);
  return { v4: both + count('cidr_ipv4', 'cidr_blocks'), v6: both + count('cidr_ipv6', 'ipv6_cidr_blocks') };
}

/** A prefix list counts as often as it may have entries. */
function entriesOf(context: RuleContext, id: string): number {
  const [list] = othersWith(context, 'aws_ec2_managed_prefix_list', 'id', id);
  return numberAt(list?.attributes, 'max_entries') ?? 1;
}

function sumOf(counts: readonly Count[], family: keyof Count): number {
  return counts.reduce((sum, count) => sum + count[family], 0);
}
