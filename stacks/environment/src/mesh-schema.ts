import { appMeshEndAcknowledgement } from '@landfall/app-mesh';
import { z } from 'zod';
import { issueOf, name, named, pattern, port, some } from './fields';

const acknowledgement = z
  .literal(appMeshEndAcknowledgement, {
    error: () =>
      `AWS ended App Mesh on 2026-09-30; use Amazon VPC Lattice, Istio, Linkerd or Cilium. To describe a mesh all the same, write '${appMeshEndAcknowledgement}'`,
  })
  .describe('What AWS did to App Mesh, word for word.');

const service = z
  .strictObject({
    port: port.describe('Port that pods listen on.'),
    protocol: z.enum(['http', 'http2', 'grpc', 'tcp']).default('http').describe('What is spoken there.'),
    backends: z.array(name(30)).default([]).describe('Services that this one calls.'),
  })
  .describe('A service in the mesh: a virtual service and the node behind it.');

const gateway = z
  .strictObject({
    port: port.describe('Port that the gateway listens on.'),
    services: some(name(30)).describe('Services that it routes to.'),
  })
  .describe('A virtual gateway: the way into the mesh.');

const services = named(service).superRefine((entries, context) => {
  if (Object.keys(entries).length > 0) return;
  context.addIssue(issueOf('MESH_EMPTY', 'a mesh has at least one service; add one'));
});

export const meshSchema = z
  .strictObject({
    acknowledgement,
    cluster: name(24).describe('Id of the cluster whose pods are in the mesh.'),
    namespace: pattern(
      'mesh.internal',
      /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
      'a Cloud Map namespace is a domain like mesh.internal',
    ).describe('Cloud Map namespace of the services, and trust domain of the certificates that SPIRE issues.'),
    kubernetesNamespace: name(63, 'apps').describe(
      'Namespace of the pods; each service has a service account of its name.',
    ),
    services: services.describe('Services by name.'),
    gateway: gateway.optional(),
  })
  .describe('AWS App Mesh, which AWS ended on 2026-09-30.');
