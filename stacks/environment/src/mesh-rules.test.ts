import { appMeshEndAcknowledgement } from '@landfall/app-mesh';
import { type Edits, problemsAfter } from './testing/edited-environment';

const mesh = {
  acknowledgement: appMeshEndAcknowledgement,
  cluster: 'blue',
  namespace: 'mesh.internal',
  kubernetesNamespace: 'apps',
  services: { shop: { port: 8080, backends: ['stock'] }, stock: { port: 8080 } },
  gateway: { port: 8443, services: ['shop'] },
};

const refusal =
  'environments/dev: mesh.acknowledgement: AWS ended App Mesh on 2026-09-30; use Amazon VPC Lattice, Istio, Linkerd or Cilium. To describe a mesh all the same, ' +
  "write 'AWS ended App Mesh on 2026-09-30; this mesh cannot be created in AWS any more' [ENVIRONMENT_FIELD_INVALID]";

it('takes a mesh whose end is acknowledged', () => {
  expect(problemsAfter({ mesh })).toEqual([]);
});

it.each([
  ['without acknowledgement', undefined],
  ['with other words for it', 'yes'],
])('refuses a mesh %s', (_, acknowledgement) => {
  expect(problemsAfter({ mesh: { ...mesh, acknowledgement } })).toEqual([refusal]);
});

it.each<[string, Edits, string]>([
  [
    'of an unknown cluster',
    { 'mesh.cluster': 'green' },
    "mesh.cluster: there is no cluster 'green'; clusters: blue [CLUSTER_UNKNOWN]",
  ],
  [
    'whose service calls an unknown one',
    { 'mesh.services.shop.backends': ['stock', 'cart'] },
    "mesh.services.shop.backends.1: there is no service 'cart'; services: shop, stock [MESH_SERVICE_UNKNOWN]",
  ],
  [
    'whose gateway routes to an unknown service',
    { 'mesh.gateway.services': ['shop', 'cart'] },
    "mesh.gateway.services.1: there is no service 'cart'; services: shop, stock [MESH_SERVICE_UNKNOWN]",
  ],
  [
    'without services',
    { 'mesh.services': {}, 'mesh.gateway': undefined },
    'mesh.services: a mesh has at least one service; add one [MESH_EMPTY]',
  ],
  [
    'whose namespace is no domain',
    { 'mesh.namespace': 'Mesh' },
    "mesh.namespace: a Cloud Map namespace is a domain like mesh.internal, got 'Mesh' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'with a port that does not exist',
    { 'mesh.services.shop.port': 70000 },
    'mesh.services.shop.port: must be 65535 or less, got 70000 [ENVIRONMENT_FIELD_INVALID]',
  ],
])('refuses a mesh %s', (_, edits, problem) => {
  expect(problemsAfter({ mesh, ...edits })).toEqual([`environments/dev: ${problem}`]);
});

it('looks for services also when the acknowledgement is missing', () => {
  expect(problemsAfter({ mesh, 'mesh.acknowledgement': undefined, 'mesh.gateway.services': ['cart'] })).toEqual([
    refusal,
    "environments/dev: mesh.gateway.services.0: there is no service 'cart'; services: shop, stock [MESH_SERVICE_UNKNOWN]",
  ]);
});
