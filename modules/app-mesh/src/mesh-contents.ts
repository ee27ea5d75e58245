import type { CloudMapProps } from './service-discovery';
import type { ClientPolicy } from './tls';
import type { VirtualGatewayProps } from './virtual-gateway';
import type { VirtualNodeProps } from './virtual-node';
import type { VirtualRouterProps } from './virtual-router';
import type { VirtualServiceProps } from './virtual-service';

/** Everything in a mesh, with defaults filled in. References between records are by key. */
export interface MeshContents {
  readonly virtualGateways: Readonly<Record<string, VirtualGatewayProps>>;
  readonly virtualNodes: Readonly<Record<string, VirtualNodeProps>>;
  readonly virtualRouters: Readonly<Record<string, VirtualRouterProps>>;
  readonly virtualServices: Readonly<Record<string, VirtualServiceProps>>;
  readonly clientPolicy: ClientPolicy;
  readonly cloudMap: CloudMapProps | undefined;
}
