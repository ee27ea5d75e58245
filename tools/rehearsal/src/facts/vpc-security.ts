import type { AttributeRule } from './attribute-rule';
import { generatedName } from './generated-name';
import { isEmpty, type ReplaceCondition } from './replace-condition';
import type { FactsByType } from './resource-facts';

const ruleDescription: AttributeRule = { length: [0, 255], pattern: /^[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]*$/ };

/** Another kind of source or destination needs a new rule; another value of the same kind does not. */
const otherKind: ReplaceCondition = ({ before, after }) => isEmpty(before) !== isEmpty(after);

const sourceKindChange = {
  cidr_ipv4: otherKind,
  cidr_ipv6: otherKind,
  prefix_list_id: otherKind,
  referenced_security_group_id: otherKind,
};

/** Security groups, their rules, and network ACLs. */
export const vpcSecurity: FactsByType = {
  aws_security_group: {
    optionalComputed: ['egress', 'ingress', 'name', 'name_prefix', 'vpc_id'],
    forceNew: ['description', 'name', 'name_prefix', 'vpc_id'],
    defaults: {
      description: 'Managed by Terraform',
      'egress.self': false,
      'ingress.self': false,
      revoke_rules_on_delete: false,
    },
    id: 'sg-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:security-group/{id}',
    computed: { ...generatedName.computed, egress: [], ingress: [], vpc_id: 'vpc-{hex:17}', owner_id: '{account}' },
    variants: [generatedName.variant],
    uniqueBy: ['vpc_id', 'name'],
    validation: {
      description: { length: [0, 255] },
      'egress.cidr_blocks': { format: 'ipv4Cidr' },
      'egress.ipv6_cidr_blocks': { format: 'ipv6Cidr' },
      'ingress.cidr_blocks': { format: 'ipv4Cidr' },
      'ingress.ipv6_cidr_blocks': { format: 'ipv6Cidr' },
      name: { length: [0, 255], not: /^sg-/ },
      name_prefix: { length: [0, 229], not: /^sg-/ },
      'egress.description': ruleDescription,
      'ingress.description': ruleDescription,
    },
    conflictsWith: [['name', 'name_prefix']],
  },

  // Adopts the default group of the VPC: the same id as its `default_security_group_id`.
  aws_default_security_group: {
    optionalComputed: ['egress', 'ingress', 'vpc_id'],
    forceNew: ['vpc_id'],
    defaults: { 'egress.self': false, 'ingress.self': false, revoke_rules_on_delete: false },
    id: 'sg-{hexOf:17:vpc_id:defaultSecurityGroup}',
    arn: 'arn:{partition}:ec2:{region}:{account}:security-group/{id}',
    computed: {
      egress: [],
      ingress: [],
      vpc_id: 'vpc-{hex:17}',
      description: 'default VPC security group',
      name: 'default',
      name_prefix: '',
      owner_id: '{account}',
    },
    validation: {
      'egress.cidr_blocks': { format: 'ipv4Cidr' },
      'egress.ipv6_cidr_blocks': { format: 'ipv6Cidr' },
      'ingress.cidr_blocks': { format: 'ipv4Cidr' },
      'ingress.ipv6_cidr_blocks': { format: 'ipv6Cidr' },
    },
  },

  aws_security_group_rule: {
    optionalComputed: ['source_security_group_id'],
    forceNew: [
      'cidr_blocks',
      'from_port',
      'ipv6_cidr_blocks',
      'prefix_list_ids',
      'protocol',
      'security_group_id',
      'self',
      'source_security_group_id',
      'to_port',
      'type',
    ],
    defaults: { self: false },
    id: 'sgrule-{digits:10}',
    computed: { security_group_rule_id: 'sgr-{hex:17}', source_security_group_id: null },
    caseInsensitive: ['protocol'],
    validation: {
      cidr_blocks: { format: 'ipv4Cidr' },
      ipv6_cidr_blocks: { format: 'ipv6Cidr' },
      type: { enum: ['ingress', 'egress'] },
      description: ruleDescription,
      prefix_list_ids: { length: [1, Infinity] },
    },
    conflictsWith: [
      ['cidr_blocks', 'source_security_group_id', 'self'],
      ['source_security_group_id', 'self', 'ipv6_cidr_blocks'],
    ],
    atLeastOneOf: [['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'self', 'source_security_group_id']],
  },

  aws_vpc_security_group_ingress_rule: {
    forceNew: ['security_group_id'],
    forceNewWhen: sourceKindChange,
    id: 'sgr-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:security-group-rule/{id}',
    computed: { security_group_rule_id: '{id}' },
    caseInsensitive: ['ip_protocol'],
    uniqueBy: [
      'security_group_id',
      'ip_protocol',
      'from_port',
      'to_port',
      'cidr_ipv4',
      'cidr_ipv6',
      'prefix_list_id',
      'referenced_security_group_id',
    ],
    validation: {
      cidr_ipv4: { format: 'ipv4Cidr' },
      cidr_ipv6: { format: 'ipv6Cidr' },
      from_port: { range: [-1, 65535] },
      to_port: { range: [-1, 65535] },
    },
    exactlyOneOf: [['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id']],
  },

  aws_vpc_security_group_egress_rule: {
    forceNew: ['security_group_id'],
    forceNewWhen: sourceKindChange,
    id: 'sgr-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:security-group-rule/{id}',
    computed: { security_group_rule_id: '{id}' },
    caseInsensitive: ['ip_protocol'],
    uniqueBy: [
      'security_group_id',
      'ip_protocol',
      'from_port',
      'to_port',
      'cidr_ipv4',
      'cidr_ipv6',
      'prefix_list_id',
      'referenced_security_group_id',
    ],
    validation: {
      cidr_ipv4: { format: 'ipv4Cidr' },
      cidr_ipv6: { format: 'ipv6Cidr' },
      from_port: { range: [-1, 65535] },
      to_port: { range: [-1, 65535] },
    },
    exactlyOneOf: [['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id']],
  },

  aws_network_acl: {
    optionalComputed: ['egress', 'ingress', 'subnet_ids'],
    forceNew: ['vpc_id'],
    id: 'acl-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:network-acl/{id}',
    computed: { egress: [], ingress: [], subnet_ids: [], owner_id: '{account}' },
    caseInsensitive: ['egress.action', 'ingress.action'],
    validation: {
      'egress.action': { enum: ['allow', 'deny'], ignoreCase: true },
      'egress.cidr_block': { format: 'ipv4Cidr' },
      'egress.from_port': { range: [0, 65535] },
      'egress.ipv6_cidr_block': { format: 'ipv6Cidr' },
      'egress.rule_no': { range: [1, 32766] },
      'egress.to_port': { range: [0, 65535] },
      'ingress.action': { enum: ['allow', 'deny'], ignoreCase: true },
      'ingress.cidr_block': { format: 'ipv4Cidr' },
      'ingress.from_port': { range: [0, 65535] },
      'ingress.ipv6_cidr_block': { format: 'ipv6Cidr' },
      'ingress.rule_no': { range: [1, 32766] },
      'ingress.to_port': { range: [0, 65535] },
    },
  },

  // Adopts the default ACL of the VPC: creating it removes all its rules, destroying it leaves it.
  aws_default_network_acl: {
    forceNew: ['default_network_acl_id'],
    id: '{default_network_acl_id}',
    arn: 'arn:{partition}:ec2:{region}:{account}:network-acl/{id}',
    computed: { owner_id: '{account}', vpc_id: 'vpc-{hex:17}' },
    caseInsensitive: ['egress.action', 'ingress.action'],
    validation: {
      'egress.action': { enum: ['allow', 'deny'], ignoreCase: true },
      'egress.cidr_block': { format: 'ipv4Cidr' },
      'egress.from_port': { range: [0, 65535] },
      'egress.ipv6_cidr_block': { format: 'ipv6Cidr' },
      'egress.rule_no': { range: [1, 32766] },
      'egress.to_port': { range: [0, 65535] },
      'ingress.action': { enum: ['allow', 'deny'], ignoreCase: true },
      'ingress.cidr_block': { format: 'ipv4Cidr' },
      'ingress.from_port': { range: [0, 65535] },
      'ingress.ipv6_cidr_block': { format: 'ipv6Cidr' },
      'ingress.rule_no': { range: [1, 32766] },
      'ingress.to_port': { range: [0, 65535] },
    },
  },

  aws_network_acl_rule: {
    forceNew: [
      'cidr_block',
      'egress',
      'from_port',
      'icmp_code',
      'icmp_type',
      'ipv6_cidr_block',
      'network_acl_id',
      'protocol',
      'rule_action',
      'rule_number',
      'to_port',
    ],
    defaults: { egress: false },
    id: 'nacl-{digits:10}',
    caseInsensitive: ['rule_action'],
    uniqueBy: ['network_acl_id', 'egress', 'rule_number'],
    validation: { rule_number: { range: [1, 32766] }, rule_action: { enum: ['allow', 'deny'], ignoreCase: true } },
    exactlyOneOf: [['cidr_block', 'ipv6_cidr_block']],
  },
};
