import { own, the } from './look-up';
import { textAt, textsAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

/** What AWS refuses of where load balancers, instances and databases stand. */
export const placementRules: readonly Rule[] = [
  {
    id: 'LB-001',
    title: 'An application load balancer stands in subnets of at least two Availability Zones, one in each',
    source: 'the Elastic Load Balancing API reference, CreateLoadBalancer',
    phase: 'apply',
    types: ['aws_lb', 'aws_alb'],
    check: (context) => {
      const zones = zonesOf(context, ['subnets', 'subnet_mapping.subnet_id']);
      const type = textAt(context.object, 'load_balancer_type') ?? 'application';
      // Local Zones and Outposts have load balancers in one subnet; their zones carry more than a letter.
      if (zones === undefined || type !== 'application' || zones.some((zone) => /\d[a-z]+-/.test(zone.slice(-8))))
        return;
      const distinct = new Set(zones).size;
      if (distinct >= 2 && distinct === zones.length) return undefined;
      const [code, message] =
        distinct < zones.length
          ? [
              'InvalidConfigurationRequest',
              'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
            ]
          : ['ValidationError', 'At least two subnets in two different Availability Zones must be specified'];
      return refused(context, 'ELBv2 CreateLoadBalancer', code ?? '', message ?? '');
    },
  },
  {
    id: 'DB-001',
    title: 'The subnets of a database lie in at least two Availability Zones',
    source: 'the RDS API reference, CreateDBSubnetGroup',
    phase: 'apply',
    types: ['aws_db_subnet_group'],
    check: (context) => {
      const zones = zonesOf(context, ['subnet_ids']);
      if (zones === undefined || new Set(zones).size >= 2) return undefined;
      const message = `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${zones[0]}. Add subnets to cover at least 2 AZs.`;
      return refused(context, 'RDS CreateDBSubnetGroup', 'DBSubnetGroupDoesNotCoverEnoughAZs', message);
    },
  },
  {
    id: 'EC2-001',
    title: 'The security groups of an instance or a network interface lie in the VPC of its subnet',
    source: 'the EC2 API reference, RunInstances',
    phase: 'apply',
    types: ['aws_instance', 'aws_network_interface'],
    check: (context) => {
      const subnet = the(context, 'subnet', textAt(context.object, 'subnet_id'));
      const ids = ['vpc_security_group_ids', 'security_groups'].flatMap((path) => textsAt(context.object, path));
      const stray = own(context, 'securityGroup').find(
        ({ id, attributes }) => ids.includes(id) && attributes['vpc_id'] !== subnet?.attributes['vpc_id'],
      );
      if (subnet === undefined || stray === undefined) return undefined;
      const message = `Security group ${stray.id} and subnet ${subnet.id} belong to different networks.`;
      return refused(context, 'EC2 RunInstances', 'InvalidParameter', message);
    },
  },
];

/** The zones of subnets, undefined unless all of them are known. */
function zonesOf(context: RuleContext, paths: readonly string[]): readonly string[] | undefined {
  const ids = paths.flatMap((path) => textsAt(context.object, path));
  const zones = ids.flatMap((id) => textAt(the(context, 'subnet', id)?.attributes, 'availability_zone') ?? []);
  return zones.length > 0 && zones.length === ids.length ? zones : undefined;
}
