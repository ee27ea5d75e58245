import type { FactsByType } from './resource-facts';

const ec2 = 'arn:{partition}:ec2:{region}:{account}';

const tunnelOptions = [
  'dpd_timeout_action',
  'dpd_timeout_seconds',
  'enable_tunnel_lifecycle_control',
  'ike_versions',
  'inside_cidr',
  'inside_ipv6_cidr',
  'phase1_dh_group_numbers',
  'phase1_encryption_algorithms',
  'phase1_integrity_algorithms',
  'phase1_lifetime_seconds',
  'phase2_dh_group_numbers',
  'phase2_encryption_algorithms',
  'phase2_integrity_algorithms',
  'phase2_lifetime_seconds',
  'preshared_key',
  'rekey_fuzz_percentage',
  'rekey_margin_time_seconds',
  'replay_window_size',
  'startup_action',
];

/** What EC2 gives each of the two tunnels of a connection. */
function tunnel(number: 1 | 2): Readonly<Record<string, string | number>> {
  const name = `tunnel${number}`;
  const inside = `169.254.{number:6-254:${name}}`;
  return {
    [`${name}_address`]: '52.{number:0-255}.{number:0-255}.{number:1-254}',
    [`${name}_bgp_asn`]: '64512',
    [`${name}_bgp_holdtime`]: 30,
    [`${name}_cgw_inside_address`]: `${inside}.2`,
    [`${name}_inside_cidr`]: `${inside}.0/30`,
    [`${name}_inside_ipv6_cidr`]: '',
    [`${name}_preshared_key`]: '{alnum:32}',
    [`${name}_vgw_inside_address`]: `${inside}.1`,
  };
}

/** VPN gateways and connections. */
export const vpn: FactsByType = {
  aws_vpn_gateway: {
    optionalComputed: ['amazon_side_asn', 'vpc_id'],
    forceNew: ['amazon_side_asn', 'availability_zone'],
    id: 'vgw-{hex:17}',
    arn: `${ec2}:vpn-gateway/{id}`,
    computed: { amazon_side_asn: '64512', vpc_id: '' },
  },

  aws_vpn_gateway_attachment: {
    forceNew: ['vpc_id', 'vpn_gateway_id'],
    id: 'vpn-attachment-{hex:8}',
  },

  aws_vpn_gateway_route_propagation: {
    forceNew: ['route_table_id', 'vpn_gateway_id'],
    id: '{vpn_gateway_id}_{route_table_id}',
  },

  aws_customer_gateway: {
    forceNew: ['bgp_asn', 'bgp_asn_extended', 'certificate_arn', 'device_name', 'ip_address', 'type'],
    id: 'cgw-{hex:17}',
    arn: `${ec2}:customer-gateway/{id}`,
    validation: { type: { enum: ['ipsec.1'] }, certificate_arn: { format: 'arn' }, device_name: { length: [0, 255] } },
    exactlyOneOf: [['bgp_asn', 'bgp_asn_extended']],
  },

  aws_vpn_connection: {
    optionalComputed: [
      'enable_acceleration',
      'local_ipv4_network_cidr',
      'local_ipv6_network_cidr',
      'outside_ip_address_type',
      'preshared_key_storage',
      'remote_ipv4_network_cidr',
      'remote_ipv6_network_cidr',
      'static_routes_only',
      'tunnel_bandwidth',
      'tunnel_inside_ip_version',
      ...[1, 2].flatMap((n) =>
        ['inside_cidr', 'inside_ipv6_cidr', 'preshared_key'].map((name) => `tunnel${n}_${name}`),
      ),
    ],
    sensitive: ['customer_gateway_configuration', 'tunnel1_preshared_key', 'tunnel2_preshared_key'],
    forceNew: [
      'enable_acceleration',
      'outside_ip_address_type',
      'static_routes_only',
      'transport_transit_gateway_attachment_id',
      'tunnel_inside_ip_version',
      'type',
      'tunnel1_inside_cidr',
      'tunnel1_inside_ipv6_cidr',
      'tunnel2_inside_cidr',
      'tunnel2_inside_ipv6_cidr',
    ],
    id: 'vpn-{hex:17}',
    arn: `${ec2}:vpn-connection/{id}`,
    computed: {
      ...tunnel(1),
      ...tunnel(2),
      core_network_arn: '',
      core_network_attachment_arn: '',
      customer_gateway_configuration: '<vpn_connection id="{id}"/>',
      enable_acceleration: false,
      local_ipv4_network_cidr: '0.0.0.0/0',
      local_ipv6_network_cidr: '',
      outside_ip_address_type: 'PublicIpv4',
      preshared_key_arn: '',
      preshared_key_storage: 'Standard',
      remote_ipv4_network_cidr: '0.0.0.0/0',
      remote_ipv6_network_cidr: '',
      routes: [],
      static_routes_only: false,
      transit_gateway_attachment_id: '',
      tunnel_bandwidth: 'standard',
      tunnel_inside_ip_version: 'ipv4',
      vgw_telemetry: [],
    },
    variants: [{ when: { vpn_gateway_id: null }, computed: { transit_gateway_attachment_id: 'tgw-attach-{hex:17}' } }],
    renewedBy: {
      customer_gateway_configuration: [1, 2].flatMap((n) => tunnelOptions.map((name) => `tunnel${n}_${name}`)),
    },
    validation: {
      outside_ip_address_type: { enum: ['PublicIpv4', 'PrivateIpv4', 'Ipv6'] },
      tunnel_inside_ip_version: { enum: ['ipv4', 'ipv6'] },
      type: { enum: ['ipsec.1', 'ipsec.1-aes256'] },
    },
    conflictsWith: [['transit_gateway_id', 'vpn_gateway_id']],
  },

  aws_vpn_connection_route: {
    forceNew: ['destination_cidr_block', 'vpn_connection_id'],
    id: '{destination_cidr_block}:{vpn_connection_id}',
  },
};
