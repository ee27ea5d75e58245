import { Cidr } from '@landfall/contracts';

/** IPv4 networks that are not routed on the internet. Source: RFC 1918. */
const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((value) =>
  Cidr.parse(value, 'RFC 1918'),
);

export const PRIVATE_NETWORK_NAMES = PRIVATE_NETWORKS.join(', ');

export function isPrivateNetwork(network: Cidr): boolean {
  return PRIVATE_NETWORKS.some((range) => range.contains(network));
}
