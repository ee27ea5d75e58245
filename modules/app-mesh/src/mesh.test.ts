import { AppmeshMesh } from '@cdktf/provider-aws/lib/appmesh-mesh';
import { AppmeshVirtualNode } from '@cdktf/provider-aws/lib/appmesh-virtual-node';
import { AppmeshVirtualService } from '@cdktf/provider-aws/lib/appmesh-virtual-service';

import { Mesh } from './mesh';
import { minimal, plainNode, synthMesh } from './testing/mesh-fixture';
import { synthWithAws } from './testing/synth-with-aws';

const ENDED =
  'APP_MESH_ENDED at test/mesh: AWS ended App Mesh on 2026-09-30, and its resources are out of reach since; ' +
  'move to Amazon VPC Lattice with the AWS Gateway API Controller, Istio in ambient mode, Linkerd or Cilium. ' +
  'To describe a mesh all the same, set acknowledgement to ' +
  "'AWS ended App Mesh on 2026-09-30; this mesh cannot be created in AWS any more'";

describe('Mesh', () => {
  it('fails without the acknowledgement, and names what takes its place', () => {
    const { acknowledgement, ...rest } = minimal;
    expect(acknowledgement).toBeDefined();
    expect(() => synthWithAws((stack) => new Mesh(stack, 'mesh', rest))).toThrow(ENDED);
  });

  it('fails when the acknowledgement is worded otherwise', () => {
    const reworded = JSON.parse(JSON.stringify({ acknowledgement: `${minimal.acknowledgement}.` }));
    expect(() => synthMesh(reworded)).toThrow(ENDED);
  });

  it('drops traffic to anything outside the mesh by default', () => {
    expect(synthMesh().only(AppmeshMesh)).toMatchObject({
      name: 'shop',
      spec: { egress_filter: { type: 'DROP_ALL' } },
    });
  });

  it('says nothing of address families by default', () => {
    expect(synthMesh().only(AppmeshMesh)['spec']).not.toHaveProperty('service_discovery');
  });

  it('lets traffic out when asked for', () => {
    expect(synthMesh({ egress: 'anywhere' }).only(AppmeshMesh)).toMatchObject({
      spec: { egress_filter: { type: 'ALLOW_ALL' } },
    });
  });

  it('prefers an address family when asked for', () => {
    expect(synthMesh({ ipPreference: 'ipv4-only' }).only(AppmeshMesh)).toMatchObject({
      spec: { service_discovery: { ip_preference: 'IPv4_ONLY' } },
    });
  });

  it('names the mesh, node and service by reference, so that Terraform creates them in order', () => {
    const stack = synthMesh();
    const meshName = stack.ref(AppmeshMesh, 'mesh/mesh', 'name');
    const nodeName = stack.ref(AppmeshVirtualNode, 'mesh/virtual-nodes/orders', 'name');
    expect(stack.at(AppmeshVirtualNode, 'mesh/virtual-nodes/orders')).toMatchObject({ mesh_name: meshName });
    expect(stack.at(AppmeshVirtualService, 'mesh/virtual-services/orders')).toMatchObject({
      mesh_name: meshName,
      name: 'orders',
      spec: { provider: { virtual_node: { virtual_node_name: nodeName } } },
    });
  });

  it('reports everything that is wrong at once', () => {
    expect(() =>
      synthMesh({
        meshName: '',
        virtualNodes: { 'Bad Key': { ...plainNode, backends: { nowhere: {} } } },
        virtualServices: { orders: { provider: { kind: 'node', node: 'missing' } } },
      }),
    ).toThrow(
      [
        "APP_MESH_LENGTH at test/mesh.meshName: must have 1 to 255 characters, got 0: ''",
        "APP_MESH_KEY_INVALID at test/mesh.virtualNodes: 'Bad Key' is no key; use lower-case letters, digits and inner hyphens, and set name for AWS's sake",
        "APP_MESH_UNKNOWN_KEY at test/mesh.virtualNodes.Bad Key.backends: no virtual service has the key 'nowhere'; there are: orders",
        "APP_MESH_UNKNOWN_KEY at test/mesh.virtualServices.orders.provider: no virtual node has the key 'missing'; there are: Bad Key",
      ].join('\n'),
    );
  });
});
