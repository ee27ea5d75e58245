import type { MeshProps } from '@landfall/app-mesh';
import type { INetwork } from '@landfall/contracts';
import type { Environment } from '@landfall/environment';

export type MeshFields = NonNullable<Environment['mesh']>;

/** Key, and service account, of the virtual gateway. */
export const GATEWAY = 'ingress-gateway';

type MeshOptions = Omit<MeshProps, 'meshName' | 'region'>;

/** A mesh in which everybody shows a certificate that SPIRE issued, and calls only what it names as a backend. */
export function meshOptions(fields: MeshFields, network: INetwork): MeshOptions {
  const { acknowledgement, namespace, services } = fields;
  const keys = Object.keys(services);
  return {
    acknowledgement,
    clientPolicy: { kind: 'tls', trust: trustBundle(namespace), certificate: identity(namespace, 'workload') },
    cloudMap: {
      namespace: { kind: 'private-dns', name: namespace, network },
      services: Object.fromEntries(keys.map((key) => [key, {}])),
    },
    virtualNodes: Object.fromEntries(keys.map((key) => [key, virtualNode(fields, key)])),
    virtualServices: Object.fromEntries(
      keys.map((key) => [key, { name: `${key}.${namespace}`, provider: { kind: 'node', node: key } }]),
    ),
    ...(fields.gateway ? { virtualGateways: { [GATEWAY]: virtualGateway(fields, fields.gateway) } } : {}),
  };
}

function virtualNode({ services, namespace }: MeshFields, key: string): MeshOptions['virtualNodes'][string] {
  const { port = 80, protocol = 'http', backends = [] } = services[key] ?? {};
  return {
    discovery: { kind: 'cloud-map', service: key },
    listeners: [{ port, protocol, tls: mutualTls(namespace, key) }],
    backends: Object.fromEntries(backends.map((backend) => [backend, {}])),
    clientPolicy: { kind: 'tls', trust: trustBundle(namespace), certificate: identity(namespace, key) },
  };
}

function virtualGateway(
  { namespace }: MeshFields,
  { port, services }: NonNullable<MeshFields['gateway']>,
): NonNullable<MeshOptions['virtualGateways']>[string] {
  return {
    listeners: [{ port, protocol: 'http', tls: { mode: 'strict', certificate: identity(namespace, GATEWAY) } }],
    routes: Object.fromEntries(
      services.map((service) => [
        service,
        { kind: 'http', match: { path: { kind: 'prefix', value: `/${service}` } }, target: { service } },
      ]),
    ),
    clientPolicy: { kind: 'tls', trust: trustBundle(namespace), certificate: identity(namespace, GATEWAY) },
  };
}

function mutualTls(trustDomain: string, workload: string) {
  return {
    mode: 'strict',
    certificate: identity(trustDomain, workload),
    clients: { trust: trustBundle(trustDomain) },
  } as const;
}

function identity(trustDomain: string, workload: string) {
  return { kind: 'sds', secretName: `spiffe://${trustDomain}/${workload}` } as const;
}

function trustBundle(trustDomain: string) {
  return { kind: 'sds', secretName: `spiffe://${trustDomain}` } as const;
}
