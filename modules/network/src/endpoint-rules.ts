import { isAccountId, isKnown, type Problems } from '@landfall/contracts';
import type { NetworkEndpoints } from './endpoint-options';
import { endpointServices, type EndpointService } from './endpoint-services';
import type { NetworkPlan } from './network-plan';
import type { NetworkProps } from './network-props';
import { SMALLEST_SUBNET_PREFIX } from './subnet-layout';

/** Addresses in a subnet that AWS keeps. Source: Amazon VPC User Guide, "Subnet sizing". */
const RESERVED_ADDRESSES = 5;

/** Addresses that a cluster's control plane takes per subnet, at most, during an upgrade. Source: EKS User Guide. */
const CONTROL_PLANE_ADDRESSES = 6;

/** Interface endpoints that the props ask for. */
export function interfaceServices({ interfaces }: NetworkEndpoints = {}): readonly EndpointService[] {
  switch (interfaces?.kind) {
    case 'for-features':
      return endpointServices(interfaces.features);
    case 'services':
      return [...new Set(interfaces.services)].sort();
    default:
      return [];
  }
}

export function checkEndpoints(props: NetworkProps, plan: NetworkPlan, problems: Problems, at: string): void {
  const { nat, transitGateway, endpoints = {}, flowLogs = { kind: 'cloudwatch' }, logsKey } = props;
  const services = interfaceServices(endpoints);
  const central = endpoints.interfaces?.kind === 'central';
  if (central && !transitGateway) {
    const message = `central endpoints are reached through a transit gateway, and the network is attached to none; set transitGateway`;
    problems.add('NETWORK_ENDPOINTS_WITHOUT_TRANSIT_GATEWAY', message, `${at}: endpoints.interfaces`);
  }
  const missing = endpointServices([]).filter((service) => !services.includes(service));
  if (nat.kind === 'none' && !central && missing.length > 0) {
    const message = `without NAT, nodes reach AWS through interface endpoints only; missing: ${missing.join(', ')}; use { kind: 'for-features' } or name them`;
    problems.add('NETWORK_ENDPOINTS_MISSING', message, `${at}: endpoints.interfaces`);
  }
  checkIntraRoom(services.length + (transitGateway ? 1 : 0), plan, problems, `${at}: addresses`);
  checkPerimeter(endpoints, problems, `${at}: endpoints`);
  if (flowLogs.kind === 'cloudwatch' && !logsKey) {
    const message = `flow logs in CloudWatch are encrypted with a key of yours; set logsKey, or send them to S3`;
    problems.add('NETWORK_LOGS_KEY_MISSING', message, `${at}: logsKey`);
  }
}

function checkIntraRoom(interfaces: number, plan: NetworkPlan, problems: Problems, at: string): void {
  const slot = plan.primarySlots.find(({ tier }) => tier === 'intra');
  if (!slot) return;
  const prefixLength = plan.primaryPrefixLength + slot.newBits;
  const usable = 2 ** (32 - prefixLength) - RESERVED_ADDRESSES;
  const needed = interfaces + CONTROL_PLANE_ADDRESSES;
  if (prefixLength > SMALLEST_SUBNET_PREFIX || needed <= usable) return;
  const message = `intra subnets of /${prefixLength} have ${usable} usable addresses, and ${interfaces} endpoint or transit gateway interfaces with ${CONTROL_PLANE_ADDRESSES} for a control plane need ${needed}; use a larger VPC or fewer endpoints`;
  problems.add('NETWORK_INTRA_TOO_SMALL', message, at);
}

function checkPerimeter(endpoints: NetworkEndpoints, problems: Problems, at: string): void {
  const { perimeter, pullFromAccounts = [], readFromBuckets = [] } = endpoints;
  if (perimeter?.kind === 'organization') {
    const { organizationId } = perimeter;
    if (isKnown(organizationId) && !/^o-[a-z0-9]{10,32}$/.test(organizationId)) {
      const message = `an organization's id looks like o-a1b2c3d4e5, got '${organizationId}'`;
      problems.add('NETWORK_ORGANIZATION_ID_INVALID', message, `${at}.perimeter.organizationId`);
    }
  }
  for (const account of pullFromAccounts) {
    if (!isAccountId(account)) {
      const message = `an AWS account id has 12 digits, got '${account}'`;
      problems.add('ACCOUNT_ID_INVALID', message, `${at}.pullFromAccounts`);
    }
  }
  for (const bucket of readFromBuckets) {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
      const message = `an S3 bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, got '${bucket}'`;
      problems.add('NETWORK_BUCKET_NAME_INVALID', message, `${at}.readFromBuckets`);
    }
  }
}
