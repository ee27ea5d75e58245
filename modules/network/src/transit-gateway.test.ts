import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { synthNetwork } from './testing/network-fixture';

const transitGateway = { id: 'tgw-1', destinations: {} };

it('attaches nothing by default', () => {
  expect(synthNetwork().json.all(Ec2TransitGatewayVpcAttachment)).toEqual({});
});

it('attaches the VPC by its intra subnets', () => {
  const { json, network, resolve } = synthNetwork({ transitGateway });
  const attachment = json.only(Ec2TransitGatewayVpcAttachment);
  expect(attachment).toMatchObject({
    transit_gateway_id: 'tgw-1',
    vpc_id: json.ref(Vpc, 'network/vpc', 'id'),
    subnet_ids: [
      json.ref(Subnet, 'network/intra-eu-west-1a', 'id'),
      json.ref(Subnet, 'network/intra-eu-west-1b', 'id'),
    ],
    appliance_mode_support: 'disable',
    dns_support: 'enable',
    ipv6_support: 'disable',
    tags: { Name: 'test' },
  });
  expect(attachment).not.toHaveProperty('transit_gateway_default_route_table_association');
  expect(resolve(network.transitGatewayAttachmentId)).toBe(
    json.ref(Ec2TransitGatewayVpcAttachment, 'network/transit-gateway/attachment', 'id'),
  );
});

it('keeps flows in one zone when told', () => {
  const { json } = synthNetwork({ transitGateway: { ...transitGateway, applianceMode: true } });
  expect(json.only(Ec2TransitGatewayVpcAttachment)['appliance_mode_support']).toBe('enable');
});

it('carries IPv6 when the network has it', () => {
  const { json } = synthNetwork({ transitGateway, ipv6: { kind: 'amazon-provided' } });
  expect(json.only(Ec2TransitGatewayVpcAttachment)['ipv6_support']).toBe('enable');
});
