import { Cidr, isZoneOf, parseArn, partitionOf, type Problems, supportOf } from '@landfall/contracts';
import { longestNames } from './names';
import type { ClusterFields, EnvironmentFields } from './schema';

type Report = (code: Uppercase<string>, message: string, field: string) => void;

/**
 * Rules that look at more than one field. Each module checks its own again; here they carry the field's path.
 *
 * @param sound The fields that are right by themselves: a rule runs when all that it needs are there.
 */
export function checkEnvironment(sound: Partial<EnvironmentFields>, problems: Problems, at: string): void {
  const report: Report = (code, message, field) => problems.add(code, message, `${at}: ${field}`);
  const rule = <K extends keyof EnvironmentFields>(
    needs: readonly K[],
    check: (fields: Pick<EnvironmentFields, K>, report: Report) => void,
  ): void => {
    if (hasAll(sound, needs)) check(sound, report);
  };
  rule(['region', 'network'], checkZones);
  rule(['network'], checkAddresses);
  rule(['project', 'name', 'account', 'region', 'clusters'], checkNames);
  rule(['region', 'operators', 'clusters'], checkPrincipals);
  rule(['network', 'clusters'], checkClusters);
  rule(['mesh', 'clusters'], checkMesh);
}

function hasAll<K extends keyof EnvironmentFields>(
  sound: Partial<EnvironmentFields>,
  needs: readonly K[],
): sound is Partial<EnvironmentFields> & Pick<EnvironmentFields, K> {
  return needs.every((field) => field in sound);
}

function checkZones({ region, network }: Pick<EnvironmentFields, 'region' | 'network'>, report: Report): void {
  network.zones.forEach((zone, index) => {
    if (!isZoneOf(region, zone)) {
      report(
        'ZONE_OF_OTHER_REGION',
        `'${zone}' is no availability zone of ${region}; write one like ${region}a`,
        `network.zones.${index}`,
      );
    }
    if (network.zones.indexOf(zone) !== index) {
      report('ZONE_TWICE', `'${zone}' stands twice; name each zone once`, `network.zones.${index}`);
    }
  });
}

function checkAddresses({ network }: Pick<EnvironmentFields, 'network'>, report: Report): void {
  if (network.nat.kind === 'central-egress' && !network.transitGateway) {
    report(
      'EGRESS_WITHOUT_TRANSIT_GATEWAY',
      'central egress goes through a transit gateway; add network.transitGateway',
      'network.nat',
    );
  }
  const { podCidr } = network.tiers;
  if (podCidr && Cidr.parse(podCidr, '').overlaps(Cidr.parse(network.cidr, ''))) {
    report(
      'CIDR_OVERLAP',
      `${podCidr} overlaps the VPC's ${network.cidr}; take 100.64.0.0/16`,
      'network.tiers.podCidr',
    );
  }
}

function checkNames(
  environment: Pick<EnvironmentFields, 'project' | 'name' | 'account' | 'region' | 'clusters'>,
  report: Report,
): void {
  for (const { field, name, limit, what } of longestNames(environment)) {
    if (name.length > limit) {
      report(
        'NAME_TOO_LONG',
        `${what} would be called '${name}': ${name.length} characters, AWS allows ${limit}; shorten the name`,
        field,
      );
    }
  }
}

function checkPrincipals(
  environment: Pick<EnvironmentFields, 'region' | 'operators' | 'clusters'>,
  report: Report,
): void {
  const partition = partitionOf(environment.region);
  const named = [
    ...Object.entries(environment.operators).map(([key, arn]) => ({ arn, field: `operators.${key}` })),
    ...Object.entries(environment.clusters).flatMap(([id, cluster]) =>
      Object.entries(cluster.access).map(([key, entry]) => ({
        arn: entry.principalArn,
        field: `clusters.${id}.access.${key}.principalArn`,
      })),
    ),
  ];
  for (const { arn, field } of named) {
    const parsed = parseArn(arn, field);
    if (parsed.service !== 'iam' || !/^(role|user)\//.test(parsed.resource)) {
      report('PRINCIPAL_INVALID', `'${arn}' is no IAM role or user; of an assumed role, write the role's ARN`, field);
    }
    if (parsed.partition !== partition) {
      report(
        'PARTITION_OTHER',
        `'${arn}' is of partition ${parsed.partition}, ${environment.region} of ${partition}`,
        field,
      );
    }
  }
}

function checkMesh({ mesh, clusters }: Pick<EnvironmentFields, 'mesh' | 'clusters'>, report: Report): void {
  if (!mesh) return;
  if (!(mesh.cluster in clusters)) {
    report(
      'CLUSTER_UNKNOWN',
      `there is no cluster '${mesh.cluster}'; clusters: ${Object.keys(clusters).join(', ')}`,
      'mesh.cluster',
    );
  }
}

function checkClusters({ network, clusters }: Pick<EnvironmentFields, 'network' | 'clusters'>, report: Report): void {
  for (const [id, cluster] of Object.entries(clusters)) {
    checkCluster(network, cluster, (code, message, field) => report(code, message, `clusters.${id}.${field}`));
  }
}

function checkCluster(network: EnvironmentFields['network'], cluster: ClusterFields, report: Report): void {
  if (Cidr.parse(cluster.serviceCidr, '').overlaps(Cidr.parse(network.cidr, ''))) {
    report(
      'CIDR_OVERLAP',
      `${cluster.serviceCidr} overlaps the VPC's ${network.cidr}; take 172.20.0.0/16 or 10.100.0.0/16`,
      'serviceCidr',
    );
  }
  if (supportOf(cluster.version) === 'extended' && cluster.controlPlane.upgradePolicy === 'standard') {
    report(
      'KUBERNETES_VERSION_EXTENDED',
      `standard support of Kubernetes ${cluster.version} has ended; raise the version, or pay for upgradePolicy 'extended'`,
      'version',
    );
  }
  if (cluster.compute.kind === 'nodes' && Object.keys(cluster.nodeGroups).length === 0) {
    report(
      'CLUSTER_WITHOUT_NODES',
      "no node group: pods have nowhere to run; add one, or choose compute 'auto-mode'",
      'nodeGroups',
    );
  }
  for (const [key, group] of Object.entries(cluster.nodeGroups)) {
    for (const zone of group.zones ?? []) {
      if (!network.zones.includes(zone)) {
        report(
          'ZONE_NOT_IN_NETWORK',
          `the network has no zone '${zone}'; zones: ${network.zones.join(', ')}`,
          `nodeGroups.${key}.zones`,
        );
      }
    }
  }
}
