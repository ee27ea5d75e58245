import { DefaultNetworkAcl } from '@cdktf/provider-aws/lib/default-network-acl';
import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { synthNetwork } from './testing/network-fixture';

it('leaves the default security group without rules, and removes those added by hand', () => {
  const { json } = synthNetwork();
  expect(json.at(DefaultSecurityGroup, 'network/defaults/security-group')).toMatchObject({
    vpc_id: json.ref(Vpc, 'network/vpc', 'id'),
    ingress: [],
    egress: [],
  });
});

it('leaves the default network ACL without rules', () => {
  const { json } = synthNetwork();
  const acl = json.at(DefaultNetworkAcl, 'network/defaults/network-acl');
  expect(acl).toMatchObject({
    default_network_acl_id: json.ref(Vpc, 'network/vpc', 'default_network_acl_id'),
    lifecycle: { ignore_changes: ['subnet_ids'] },
  });
  expect(acl).not.toHaveProperty('ingress');
  expect(acl).not.toHaveProperty('egress');
});

it('leaves the default route table without routes', () => {
  const { json } = synthNetwork();
  expect(json.at(DefaultRouteTable, 'network/defaults/route-table')).toMatchObject({
    default_route_table_id: json.ref(Vpc, 'network/vpc', 'default_route_table_id'),
    route: [],
  });
});
