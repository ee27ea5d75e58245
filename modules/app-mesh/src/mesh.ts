import { AppmeshMesh } from '@cdktf/provider-aws/lib/appmesh-mesh';
import type { AppmeshVirtualGateway } from '@cdktf/provider-aws/lib/appmesh-virtual-gateway';
import type { AppmeshVirtualNode } from '@cdktf/provider-aws/lib/appmesh-virtual-node';
import { LandfallError, partitionOf, Problems, type Region } from '@landfall/contracts';
import type { IdentityStatement } from '@landfall/policy';
import { Construct } from 'constructs';
import { acmCertificates } from './certificates';
import { controllerStatements } from './controller-statements';
import { checkEncryptionInTransit } from './encryption-in-transit';
import { type AppMeshEndAcknowledgement, checkEndOfLife } from './end-of-life';
import { envoyStatements } from './envoy-statements';
import { checkKeys, checkLength } from './limits';
import type { MeshContents } from './mesh-contents';
import { checkReferences } from './references';
import { CloudMap, type CloudMapProps, type IpPreference, renderIpPreference } from './service-discovery';
import type { ClientPolicy } from './tls';
import { checkVirtualGateway, createVirtualGateway, type VirtualGatewayProps } from './virtual-gateway';
import { checkVirtualNode, createVirtualNode, policyToward, type VirtualNodeProps } from './virtual-node';
import { checkVirtualRouter, createVirtualRouter, type VirtualRouterProps } from './virtual-router';
import { checkVirtualService, createVirtualService, type VirtualServiceProps } from './virtual-service';

export interface MeshProps {
  /** Name of the mesh, 1 to 255 characters. Cannot change after creation. */
  readonly meshName: string;

  /** Region of the mesh: it decides the partition of ARNs. */
  readonly region: Region;

  /**
   * `appMeshEndAcknowledgement`, word for word.
   *
   * @default the mesh is refused, since AWS ended the service
   */
  readonly acknowledgement?: AppMeshEndAcknowledgement;

  /** How proxies reach backends, unless a gateway, node or backend says otherwise. */
  readonly clientPolicy: ClientPolicy;

  /**
   * Where workloads may send traffic: to their backends, or also to anything outside the mesh.
   *
   * @default 'mesh-only'
   */
  readonly egress?: 'mesh-only' | 'anywhere';

  /** @default the proxies' own: IPv6 first, then IPv4 */
  readonly ipPreference?: IpPreference;

  /**
   * A Cloud Map namespace for nodes whose discovery is of kind `cloud-map`.
   *
   * @default none: nodes are found by DNS
   */
  readonly cloudMap?: CloudMapProps;

  /** Workloads by key. */
  readonly virtualNodes: Readonly<Record<string, VirtualNodeProps>>;

  /** Names that workloads call, by key. */
  readonly virtualServices: Readonly<Record<string, VirtualServiceProps>>;

  /** @default none */
  readonly virtualRouters?: Readonly<Record<string, VirtualRouterProps>>;

  /** @default none */
  readonly virtualGateways?: Readonly<Record<string, VirtualGatewayProps>>;
}

/** An AWS App Mesh mesh and everything in it. */
export class Mesh extends Construct {
  readonly meshName: string;

  /** @attribute */
  readonly meshArn: string;

  /**
   * For the role of the App Mesh controller: it manages what is in this mesh, and registers pods with its Cloud Map
   * services. The mesh, its services and their namespace are Terraform's, so the controller may not create or delete them.
   */
  readonly controllerStatements: readonly [IdentityStatement, ...IdentityStatement[]];

  private readonly contents: MeshContents;
  private readonly nodes: Readonly<Record<string, AppmeshVirtualNode>>;
  private readonly gateways: Readonly<Record<string, AppmeshVirtualGateway>>;

  constructor(scope: Construct, id: string, props: MeshProps) {
    super(scope, id);
    const { egress = 'mesh-only', ipPreference } = props;
    const contents = contentsOf(props);
    checkMesh(props, contents, this.node.path);

    const mesh = new AppmeshMesh(this, 'mesh', {
      name: props.meshName,
      spec: {
        egressFilter: { type: egress === 'mesh-only' ? 'DROP_ALL' : 'ALLOW_ALL' },
        ...(ipPreference ? { serviceDiscovery: { ipPreference: renderIpPreference(ipPreference) } } : {}),
      },
    });
    const cloudMap = contents.cloudMap ? new CloudMap(this, 'cloud-map', contents.cloudMap) : undefined;
    const inMesh = { meshName: mesh.name, clientPolicy: contents.clientPolicy };

    const knownServiceNames = mapValues(contents.virtualServices, ({ name }, key) => name ?? key);
    const nodeScope = new Construct(this, 'virtual-nodes');
    const nodes = mapValues(contents.virtualNodes, (node, key) =>
      createVirtualNode(nodeScope, key, node, { ...inMesh, cloudMap, serviceNames: knownServiceNames }),
    );
    const nodeNames = mapValues(nodes, ({ name }) => name);

    const routerScope = new Construct(this, 'virtual-routers');
    const routers = mapValues(contents.virtualRouters, (router, key) =>
      createVirtualRouter(routerScope, key, router, { ...inMesh, nodeNames }),
    );
    const routerNames = mapValues(routers, ({ name }) => name);

    const serviceScope = new Construct(this, 'virtual-services');
    const services = mapValues(contents.virtualServices, (service, key) =>
      createVirtualService(serviceScope, key, service, { ...inMesh, nodeNames, routerNames }),
    );
    const serviceNames = mapValues(services, ({ name }) => name);

    const gatewayScope = new Construct(this, 'virtual-gateways');
    this.gateways = mapValues(contents.virtualGateways, (gateway, key) =>
      createVirtualGateway(gatewayScope, key, gateway, { ...inMesh, serviceNames }),
    );

    this.meshName = props.meshName;
    this.meshArn = mesh.arn;
    this.contents = contents;
    this.nodes = nodes;
    const place = { meshArn: mesh.arn, partition: partitionOf(props.region) };
    this.controllerStatements = controllerStatements(place, cloudMap, certificatesOf(contents));
  }

  /**
   * For the role of the workload behind a virtual node, whose proxy shares it.
   *
   * @throws LandfallError `APP_MESH_UNKNOWN_KEY` when there is no such node.
   */
  virtualNodeStatements(key: string): readonly [IdentityStatement, ...IdentityStatement[]] {
    const node = this.contents.virtualNodes[key];
    const created = this.nodes[key];
    if (!node || !created) throw unknownKey('virtual node', key, this.nodes, this.node.path);
    const policies = Object.values(node.backends ?? {}).map((backend) =>
      policyToward(node, backend, this.contents.clientPolicy),
    );
    return envoyStatements(created.arn, acmCertificates(node.listeners, policies));
  }

  /**
   * For the role of a virtual gateway's proxies.
   *
   * @throws LandfallError `APP_MESH_UNKNOWN_KEY` when there is no such gateway.
   */
  virtualGatewayStatements(key: string): readonly [IdentityStatement, ...IdentityStatement[]] {
    const gateway = this.contents.virtualGateways[key];
    const created = this.gateways[key];
    if (!gateway || !created) throw unknownKey('virtual gateway', key, this.gateways, this.node.path);
    const policy = gateway.clientPolicy ?? this.contents.clientPolicy;
    return envoyStatements(created.arn, acmCertificates(gateway.listeners, [policy]));
  }
}

function contentsOf(props: MeshProps): MeshContents {
  const { virtualNodes, virtualServices, virtualRouters = {}, virtualGateways = {}, clientPolicy, cloudMap } = props;
  return { virtualNodes, virtualServices, virtualRouters, virtualGateways, clientPolicy, cloudMap };
}

function checkMesh(props: MeshProps, contents: MeshContents, at: string): void {
  const problems = new Problems(at);
  checkEndOfLife(props.acknowledgement, problems);
  checkLength(props.meshName, 255, problems, `${at}.meshName`);
  const { virtualNodes, virtualServices, virtualRouters, virtualGateways, cloudMap } = contents;
  const records = { virtualNodes, virtualServices, virtualRouters, virtualGateways };
  for (const [kind, record] of Object.entries(records)) checkKeys(record, problems, `${at}.${kind}`);
  if (cloudMap) checkKeys(cloudMap.services, problems, `${at}.cloudMap.services`);
  forEach(virtualNodes, (node, key) => checkVirtualNode(node, problems, `${at}.virtualNodes.${key}`));
  forEach(virtualServices, (service, key) => checkVirtualService(service, problems, `${at}.virtualServices.${key}`));
  forEach(virtualRouters, (router, key) => checkVirtualRouter(router, problems, `${at}.virtualRouters.${key}`));
  forEach(virtualGateways, (gateway, key) => checkVirtualGateway(gateway, problems, `${at}.virtualGateways.${key}`));
  checkReferences(contents, problems, at);
  checkEncryptionInTransit(contents, problems, at);
  problems.throwIfAny();
}

function certificatesOf({ virtualNodes, virtualGateways, clientPolicy }: MeshContents) {
  const nodes = Object.values(virtualNodes);
  const gateways = Object.values(virtualGateways);
  const listeners = [...nodes, ...gateways].flatMap((one) => [...one.listeners]);
  const backends = nodes.flatMap((node) =>
    Object.values(node.backends ?? {}).map((backend) => policyToward(node, backend, clientPolicy)),
  );
  return acmCertificates(listeners, [...backends, ...gateways.map((gateway) => gateway.clientPolicy ?? clientPolicy)]);
}

function unknownKey(kind: string, key: string, records: Readonly<Record<string, unknown>>, at: string): LandfallError {
  const known = Object.keys(records).join(', ') || 'none';
  return new LandfallError('APP_MESH_UNKNOWN_KEY', `no ${kind} has the key '${key}'; there are: ${known}`, at);
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function forEach<T>(record: Readonly<Record<string, T>>, visit: (value: T, key: string) => void): void {
  for (const [key, value] of Object.entries(record)) visit(value, key);
}
