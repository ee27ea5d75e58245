import { NodeGroup, type NodeGroupOptions, NodeRole } from '@landfall/compute';
import { type Environment, type NodeGroupFields } from '@landfall/environment';
import { LandingZoneStack, readCluster, readKeys, readNetwork } from '@landfall/landing-zone-stack';
import type { App } from 'cdktf';

/** The nodes of a cluster, and what can only run once there are some. */
export class ComputeStack extends LandingZoneStack {
  constructor(app: App, environment: Environment, clusterId: string) {
    super(app, environment, { layer: 'compute', clusterId });
    const cluster = readCluster(this, environment, clusterId);
    const network = readNetwork(this, environment);
    const ebsKey = readKeys(this, environment)('ebs');
    const { nodeGroups = {} } = environment.clusters[clusterId] ?? {};

    const role = new NodeRole(this, 'node-role', { cluster, region: environment.region });
    for (const [name, fields] of Object.entries(nodeGroups)) {
      new NodeGroup(this, `nodes-${name}`, {
        ...nodeGroupOptions(fields),
        name,
        cluster,
        network,
        role,
        ebsKey,
        tags: { Environment: environment.name, Project: environment.project, ManagedBy: 'landfall' },
      });
    }
  }
}

function nodeGroupOptions({ zones, ...fields }: NodeGroupFields): NodeGroupOptions {
  return { ...fields, ...(zones ? { placement: { zones } } : {}) };
}
