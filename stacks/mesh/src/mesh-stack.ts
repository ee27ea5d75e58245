import { Mesh } from '@landfall/app-mesh';
import { clusterName, type Environment } from '@landfall/environment';
import { LandingZoneStack, readCluster, readNetwork } from '@landfall/landing-zone-stack';
import { WorkloadIdentity } from '@landfall/workload-identity';
import type { App } from 'cdktf';
import { GATEWAY, type MeshFields, meshOptions } from './mesh-options';

/** Where the App Mesh controller runs. */
const CONTROLLER = { namespace: 'appmesh-system', name: 'appmesh-controller' } as const;

/** A service mesh with mutual TLS, and the permissions of its controller and proxies. */
export class MeshStack extends LandingZoneStack {
  constructor(app: App, environment: Environment, fields: MeshFields) {
    super(app, environment, { layer: 'mesh' });
    const cluster = readCluster(this, environment, fields.cluster);
    const roleName = (suffix: string): string => `${clusterName(environment, fields.cluster)}-mesh-${suffix}`;

    const mesh = new Mesh(this, 'mesh', {
      ...meshOptions(fields, readNetwork(this, environment)),
      meshName: cluster.clusterName,
      region: environment.region,
    });
    new WorkloadIdentity(this, 'controller', {
      cluster,
      serviceAccount: CONTROLLER,
      roleName: roleName('controller'),
      statements: mesh.controllerStatements,
    });
    for (const service of Object.keys(fields.services)) {
      new WorkloadIdentity(this, `proxy-${service}`, {
        cluster,
        serviceAccount: { namespace: fields.kubernetesNamespace, name: service },
        roleName: roleName(service),
        statements: mesh.virtualNodeStatements(service),
      });
    }
    if (fields.gateway) {
      new WorkloadIdentity(this, 'proxy-gateway', {
        cluster,
        serviceAccount: { namespace: fields.kubernetesNamespace, name: GATEWAY },
        roleName: roleName(GATEWAY),
        statements: mesh.virtualGatewayStatements(GATEWAY),
      });
    }
  }
}
