import { BeforeNodesAddons, Cluster, ClusterAccess } from '@landfall/cluster';
import type { ICluster, IRole } from '@landfall/contracts';
import {
  type ClusterFields,
  clusterFields,
  clusterLogGroup,
  clusterName,
  type Environment,
} from '@landfall/environment';
import { LandingZoneStack, publishCluster, readKeys, readNetwork } from '@landfall/landing-zone-stack';
import { defaultServiceAccounts, statementsFor, WorkloadIdentity } from '@landfall/workload-identity';
import type { App } from 'cdktf';
import { accessEntries, apiAccess } from './cluster-options';

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
      logs: clusterLogGroup(environment, clusterId),
      apiAccess: apiAccess(fields),
      serviceNetwork: { kind: 'ipv4', serviceCidr: fields.serviceCidr },
      compute: fields.compute,
      controlPlane: fields.controlPlane,
      ...(fields.externalOidc ? { externalOidc: fields.externalOidc } : {}),
    });
    new ClusterAccess(this, 'access-entries', { cluster, region, entries: accessEntries(fields) });

    this.installAddons(environment, fields, cluster);

    publishCluster(this, environment, clusterId, cluster);
  }

  private installAddons(
    environment: Environment,
    { version, compute, addons }: ClusterFields,
    cluster: ICluster,
  ): void {
    if (compute.kind === 'auto-mode') return;
    const { prefixDelegation, networkPolicy } = addons.vpcCni;
    new BeforeNodesAddons(this, 'addons', {
      cluster,
      version,
      versions: addons.versions,
      vpcCni: {
        identity: { kind: 'pod-identity', role: this.vpcCniRole(environment, cluster) },
        addresses: prefixDelegation ? 'prefixes' : 'single',
        networkPolicy: networkPolicy ? 'standard' : 'off',
      },
    });
  }

  private vpcCniRole({ account, region }: Environment, cluster: ICluster): IRole {
    return new WorkloadIdentity(this, 'vpc-cni', {
      cluster,
      serviceAccount: defaultServiceAccounts.vpcCni,
      roleName: `${cluster.clusterName}-vpc-cni`,
      statements: statementsFor.vpcCni({ place: { account, region }, ipFamily: cluster.ipFamily }),
      mechanism: { kind: 'pod-identity', associatedBy: 'addon' },
    });
  }
}
