import { AppmeshVirtualNode } from '@cdktf/provider-aws/lib/appmesh-virtual-node';
import type { Problems } from '@landfall/contracts';
import type { Construct } from 'constructs';
import { type AccessLog, checkAccessLog, renderAccessLog } from './access-log';
import { compact } from './compact';
import { checkLength, checkPorts } from './limits';
import { checkListener, type NodeListener, renderNodeListener } from './listener';
import { type CloudMap, type NodeDiscovery, renderDiscovery } from './service-discovery';
import { type ClientPolicy, renderClientPolicy } from './tls';

/** A workload: one version of a service, with its proxy. */
export interface VirtualNodeProps {
  /**
   * Name in App Mesh, 1 to 255 characters. Cannot change after creation.
   *
   * @default its key
   */
  readonly name?: string;

  /** How others find it. */
  readonly discovery: NodeDiscovery;

  /** Ports that it serves; empty for a workload that only calls others. */
  readonly listeners: readonly NodeListener[];

  /**
   * Virtual services that it may call, by key. Nothing else is reachable when the mesh's egress is `mesh-only`.
   *
   * @default none
   */
  readonly backends?: Readonly<Record<string, Backend>>;

  /**
   * How it reaches backends that say nothing else.
   *
   * @default the mesh's
   */
  readonly clientPolicy?: ClientPolicy;

  /** @default one line per request to standard output */
  readonly accessLog?: AccessLog;
}

/** A virtual service that a node may call. */
export interface Backend {
  /** @default the node's */
  readonly clientPolicy?: ClientPolicy;
}

/** What a node needs of the mesh it is in. */
export interface NodeSurroundings {
  readonly meshName: string;
  readonly clientPolicy: ClientPolicy;
  readonly cloudMap: CloudMap | undefined;

  /** Names of virtual services by key. */
  readonly serviceNames: Readonly<Record<string, string>>;
}

export function createVirtualNode(
  scope: Construct,
  key: string,
  node: VirtualNodeProps,
  { meshName, clientPolicy, cloudMap, serviceNames }: NodeSurroundings,
): AppmeshVirtualNode {
  const { accessLog = { kind: 'stdout' } } = node;
  // Each backend carries its policy: the provider cannot say "plain text here, although the node's default is TLS".
  const backend = Object.entries(node.backends ?? {}).map(([service, options]) => ({
    virtualService: compact({
      // A name, not a reference: a service's routes lead to nodes, so a reference would close a circle.
      virtualServiceName: serviceNames[service] ?? service,
      clientPolicy: renderClientPolicy(policyToward(node, options, clientPolicy)),
    }),
  }));
  return new AppmeshVirtualNode(scope, key, {
    meshName,
    name: node.name ?? key,
    spec: compact({
      listener: node.listeners.map(renderNodeListener),
      backend: backend.length > 0 ? backend : undefined,
      logging: renderAccessLog(accessLog),
      serviceDiscovery: renderDiscovery(node.discovery, cloudMap),
    }),
  });
}

/** The policy that applies to one backend of a node. */
export function policyToward(node: VirtualNodeProps, backend: Backend, ofMesh: ClientPolicy): ClientPolicy {
  return backend.clientPolicy ?? node.clientPolicy ?? ofMesh;
}

export function checkVirtualNode(node: VirtualNodeProps, problems: Problems, at: string): void {
  if (node.name !== undefined) checkLength(node.name, 255, problems, `${at}.name`);
  const ports = node.listeners.map(({ port }) => port);
  checkPorts(ports, problems, `${at}.listeners`);
  node.listeners.forEach((listener) => checkListener(listener, problems, `${at}.listeners.${listener.port}`));
  if (node.accessLog) checkAccessLog(node.accessLog, problems, `${at}.accessLog`);
  if (node.listeners.length > 0 && node.discovery.kind === 'none') {
    const message = 'a virtual node with listeners needs discovery, or nobody finds it; set kind dns or cloud-map';
    problems.add('APP_MESH_NODE_HIDDEN', message, `${at}.discovery`);
  }
}
