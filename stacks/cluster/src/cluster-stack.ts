import { Cluster, ClusterAccess } from '@landfall/cluster';
import { clusterName, type Environment } from '@landfall/environment';
import { LandingZoneStack, publishCluster, readKeys, readNetwork } from '@landfall/landing-zone-stack';
import type { App } from 'cdktf';
import { accessEntries, apiAccess, clusterFields, controlPlaneLogs } from './cluster-options';

/** A control plane, who may use it, and what must be installed before nodes join. */
export class ClusterStack extends LandingZoneStack {
  constructor(app: App, environment: Environment, clusterId: string) {
    super(app, environment, { layer: 'cluster', clusterId });
    const { account, region } = environment;
    const fields = clusterFields(environment, clusterId);
    const key = readKeys(this, environment);

    const cluster = new Cluster(this, 'eks', {
      name: clusterName(environment, clusterId),
      account,
      region,
      version: fields.version,
      network: readNetwork(this, environment),
      secretsKey: key('cluster-secrets'),
      logs: controlPlaneLogs(environment, clusterId),
      apiAccess: apiAccess(fields),
      serviceNetwork: { kind: 'ipv4', serviceCidr: fields.serviceCidr },
      compute: fields.compute,
      controlPlane: fields.controlPlane,
      ...(fields.externalOidc ? { externalOidc: fields.externalOidc } : {}),
    });
    new ClusterAccess(this, 'access-entries', { cluster, region, entries: accessEntries(fields) });

    publishCluster(this, environment, clusterId, cluster);
  }
}
