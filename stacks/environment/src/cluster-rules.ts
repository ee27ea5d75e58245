import { Cidr, supportOf } from '@landfall/contracts';
import type { Report } from './report';
import { checkNodeGroup } from './node-group-rules';
import type { ClusterFields, EnvironmentFields } from './schema';
import type { Sound } from './sound';

type NetworkFields = Sound<EnvironmentFields['network']>;

/** Sizes that EKS takes for the CIDR of Services, and where it must lie. Source: EKS API, KubernetesNetworkConfigRequest. */
const SERVICE_PREFIX = { shortest: 12, longest: 24 };
const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((cidr) => Cidr.parse(cidr, 'RFC 1918'));

export function checkCluster(cluster: Sound<ClusterFields>, network: NetworkFields, report: Report): void {
  checkServices(cluster, network, report);
  checkSupport(cluster, report);
  checkApiAccess(cluster, report);
  if (cluster.compute?.kind === 'nodes' && cluster.nodeGroups && Object.keys(cluster.nodeGroups).length === 0) {
    const message = "no node group: pods have nowhere to run; add one, or choose compute: { kind: 'auto-mode' }";
    report('CLUSTER_WITHOUT_NODES', message, 'nodeGroups');
  }
  for (const [name, group] of Object.entries(cluster.nodeGroups ?? {})) {
    const here: Report = (code, message, field) => report(code, message, `nodeGroups.${name}.${field}`);
    if (group) checkNodeGroup(group, cluster.version, network.zones, here);
  }
}

function checkServices({ serviceCidr }: Sound<ClusterFields>, { cidr, tiers }: NetworkFields, report: Report): void {
  if (serviceCidr === undefined) return;
  const services = Cidr.parse(serviceCidr, 'serviceCidr');
  const { shortest, longest } = SERVICE_PREFIX;
  const fits = services.prefixLength >= shortest && services.prefixLength <= longest;
  if (!fits || !PRIVATE_NETWORKS.some((range) => range.contains(services))) {
    const message = `Kubernetes Services take a /${shortest} to /${longest} inside ${PRIVATE_NETWORKS.join(', ')}, got ${serviceCidr}; take 172.20.0.0/16`;
    report('SERVICE_CIDR_INVALID', message, 'serviceCidr');
  }
  for (const block of [cidr, tiers?.podCidr]) {
    if (block !== undefined && services.overlaps(Cidr.parse(block, 'network'))) {
      const message = `${serviceCidr} overlaps the VPC's ${block}; take 172.20.0.0/16 or 10.100.0.0/16`;
      report('CIDR_OVERLAP', message, 'serviceCidr');
    }
  }
}

function checkSupport({ version, controlPlane }: Sound<ClusterFields>, report: Report): void {
  if (version && supportOf(version) === 'extended' && controlPlane?.upgradePolicy === 'standard') {
    const message = `standard support of Kubernetes ${version} has ended; raise the version, or pay for upgradePolicy 'extended'`;
    report('KUBERNETES_VERSION_EXTENDED', message, 'version');
  }
}

function checkApiAccess({ apiAccess }: Sound<ClusterFields>, report: Report): void {
  if (apiAccess?.kind !== 'public') return;
  for (const [name, value] of Object.entries(apiAccess.allowedCidrs)) {
    const cidr = Cidr.parse(value, 'apiAccess');
    if (PRIVATE_NETWORKS.some((range) => range.contains(cidr))) {
      const message = `${value} is private and never arrives at the public endpoint; list it under privateSources`;
      report('PUBLIC_CIDR_PRIVATE', message, `apiAccess.allowedCidrs.${name}`);
    }
  }
}
