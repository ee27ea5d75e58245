import { AfterNodesAddons, type AfterNodesAddonsProps } from '@landfall/cluster';
import { NodeGroup, type NodeGroupOptions, NodeRole } from '@landfall/compute';
import { type ClusterFields, clusterFields, type Environment, type NodeGroupFields } from '@landfall/environment';
import { LandingZoneStack, readCluster, readKeys, readNetwork } from '@landfall/landing-zone-stack';
import type { ICluster, IKey, IRole } from '@landfall/contracts';
import { defaultServiceAccounts, statementsFor, WorkloadIdentity } from '@landfall/workload-identity';
import type { App } from 'cdktf';

/** The nodes of a cluster, and what can only run once there are some. */
export class ComputeStack extends LandingZoneStack {
  constructor(app: App, environment: Environment, clusterId: string) {
    super(app, environment, { layer: 'compute', clusterId });
    const cluster = readCluster(this, environment, clusterId);
    const network = readNetwork(this, environment);
    const ebsKey = readKeys(this, environment)('ebs');
    const fields = clusterFields(environment, clusterId);
    const tags = { Environment: environment.name, Project: environment.project, ManagedBy: 'landfall' };
    if (fields.compute.kind === 'auto-mode' && Object.keys(fields.nodeGroups).length === 0) return;

    const role = new NodeRole(this, 'node-role', { cluster, region: environment.region });
    const nodeGroups = Object.entries(fields.nodeGroups).map(
      ([name, group]) =>
        new NodeGroup(this, `nodes-${name}`, {
          ...nodeGroupOptions(group),
          name,
          cluster,
          network,
          role,
          ebsKey,
          tags,
        }),
    );
    new AfterNodesAddons(this, 'addons', {
      cluster,
      version: fields.version,
      versions: fields.addons.versions,
      nodes: nodeGroups,
      autoMode: fields.compute.kind === 'auto-mode' ? 'beside-nodes' : 'off',
      ...(fields.compute.kind === 'auto-mode' ? {} : this.addonsOf(environment, fields, cluster, ebsKey, tags)),
    });
  }

  /** Under Auto Mode EKS brings storage and node monitoring. */
  private addonsOf(
    environment: Environment,
    { addons }: ClusterFields,
    cluster: ICluster,
    ebsKey: IKey,
    volumeTags: Readonly<Record<string, string>>,
  ): Partial<AfterNodesAddonsProps> {
    return {
      coredns: { scaling: { kind: 'fixed', replicas: addons.coredns.replicas } },
      ebsCsi: {
        identity: { kind: 'pod-identity', role: this.ebsCsiRole(environment, cluster, ebsKey) },
        volumeTags,
      },
      snapshotController: {},
      ...(addons.metricsServer ? { metricsServer: {} } : {}),
      nodeMonitoringAgent: {},
    };
  }

  private ebsCsiRole({ account, region }: Environment, cluster: ICluster, { keyArn }: IKey): IRole {
    return new WorkloadIdentity(this, 'ebs-csi', {
      cluster,
      serviceAccount: defaultServiceAccounts.ebsCsiDriver,
      roleName: `${cluster.clusterName}-ebs-csi`,
      statements: statementsFor.ebsCsiDriver({ place: { account, region }, keyArns: [keyArn] }),
      mechanism: { kind: 'pod-identity', associatedBy: 'addon' },
    });
  }
}

function nodeGroupOptions({ zones, ...fields }: NodeGroupFields): NodeGroupOptions {
  return { ...fields, ...(zones ? { placement: { zones } } : {}) };
}
