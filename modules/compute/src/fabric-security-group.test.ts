import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { synth, testNetwork } from '@landfall/testing';
import { FabricSecurityGroup } from './fabric-security-group';

const result = synth((stack) => {
  new AwsProvider(stack, 'aws');
  new FabricSecurityGroup(stack, 'fabric', { network: testNetwork(), name: 'test-blue-gpu' });
});

describe('FabricSecurityGroup', () => {
  it('is a group of its own without the tag of the cluster, replaced before the old one goes', () => {
    expect(result.only(SecurityGroup)).toMatchObject({
      name_prefix: 'test-blue-gpu-fabric-',
      vpc_id: 'vpc-0123456789abcdef0',
      tags: { Name: 'test-blue-gpu-fabric' },
      lifecycle: { create_before_destroy: true },
    });
    expect(Object.keys(Object(result.only(SecurityGroup)['tags']))).toEqual(['Name']);
  });

  it.each([
    ['in', VpcSecurityGroupIngressRule],
    ['out', VpcSecurityGroupEgressRule],
  ])('lets everything %s between its members, and nothing else', (_, rule) => {
    const self = expect.stringMatching(/^\$\{aws_security_group\.fabric_group_.*\.id\}$/);
    const block = result.only(rule);
    expect(block).toMatchObject({ security_group_id: self, referenced_security_group_id: self, ip_protocol: '-1' });
    expect(block).not.toHaveProperty('cidr_ipv4');
    expect(block).not.toHaveProperty('cidr_ipv6');
  });
});
