import type { Synthesized } from '@landfall/testing';
import { appMeshEndAcknowledgement } from '../end-of-life';
import { Mesh, type MeshProps } from '../mesh';
import type { NodeListener } from '../listener';
import type { VirtualNodeProps } from '../virtual-node';
import { synthWithAws } from './synth-with-aws';

export const plainListener: NodeListener = { port: 8080, protocol: 'http', tls: { mode: 'disabled' } };

export const plainNode: VirtualNodeProps = {
  discovery: { kind: 'dns', hostname: 'orders.shop.svc.cluster.local' },
  listeners: [plainListener],
};

/** One service that one node answers. */
export const minimal: MeshProps = {
  meshName: 'shop',
  region: 'eu-west-1',
  acknowledgement: appMeshEndAcknowledgement,
  clientPolicy: { kind: 'plaintext' },
  virtualNodes: { orders: plainNode },
  virtualServices: { orders: { provider: { kind: 'node', node: 'orders' } } },
};

export function synthMesh(props: Partial<MeshProps> = {}): Synthesized {
  return synthWithAws((stack) => void new Mesh(stack, 'mesh', { ...minimal, ...props }));
}
