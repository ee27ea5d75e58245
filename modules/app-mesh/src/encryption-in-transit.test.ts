import type { ListenerTls, ClientPolicy } from './tls';
import { plainListener, plainNode, synthMesh } from './testing/mesh-fixture';

const STRICT: ListenerTls = { mode: 'strict', certificate: { kind: 'sds', secretName: 'orders' } };
const MUTUAL: ListenerTls = { ...STRICT, clients: { trust: { kind: 'sds', secretName: 'ca' } } };
const TLS: ClientPolicy = { kind: 'tls', trust: { kind: 'sds', secretName: 'ca' } };
const MUTUAL_TLS: ClientPolicy = { ...TLS, certificate: { kind: 'sds', secretName: 'client' } };

function synthCall(clientPolicy: ClientPolicy, tls: ListenerTls, through: 'node' | 'router' | 'gateway' = 'node') {
  return synthMesh({
    clientPolicy,
    virtualNodes: {
      orders: { ...plainNode, listeners: [{ ...plainListener, tls }] },
      ...(through === 'gateway'
        ? {}
        : { web: { listeners: [], discovery: { kind: 'none' }, backends: { orders: {} } } }),
    },
    virtualServices: {
      orders: {
        provider: through === 'router' ? { kind: 'router', router: 'split' } : { kind: 'node', node: 'orders' },
      },
    },
    virtualRouters: {
      split: {
        listeners: [{ port: 80, protocol: 'http' }],
        routes: { all: { kind: 'http', targets: { orders: { weight: 1 } } } },
      },
    },
    virtualGateways:
      through === 'gateway'
        ? {
            edge: {
              listeners: [{ port: 8443, protocol: 'http', tls: { mode: 'disabled' } }],
              routes: { all: { kind: 'http', target: { service: 'orders' } } },
            },
          }
        : {},
  });
}

describe('encryption in transit', () => {
  it.each([
    ['node', 'virtualNodes.web.backends.orders'],
    ['router', 'virtualNodes.web.backends.orders'],
    ['gateway', 'virtualGateways.edge.routes.all'],
  ] as const)('fails when plain text meets a strict listener behind a %s', (through, caller) => {
    expect(() => synthCall({ kind: 'plaintext' }, STRICT, through)).toThrow(
      `APP_MESH_PLAINTEXT_REFUSED at test/mesh.${caller}: port 8080 of virtual node 'orders', behind virtual service ` +
        "'orders', takes TLS only, but is called in plain text; set a client policy of kind tls",
    );
  });

  it('fails when a client without certificate meets a listener that asks for one', () => {
    expect(() => synthCall(TLS, MUTUAL)).toThrow(
      "APP_MESH_CLIENT_CERTIFICATE_MISSING at test/mesh.virtualNodes.web.backends.orders: port 8080 of virtual node 'orders', " +
        "behind virtual service 'orders', takes clients with a certificate only; set certificate in the client policy",
    );
  });

  it.each<[string, ClientPolicy, ListenerTls]>([
    ['TLS to a strict listener', TLS, STRICT],
    ['mutual TLS to a listener that asks for it', MUTUAL_TLS, MUTUAL],
    ['plain text to a permissive listener', { kind: 'plaintext' }, { ...MUTUAL, mode: 'permissive' }],
    ['plain text to a listener without TLS', { kind: 'plaintext' }, { mode: 'disabled' }],
    ['a policy that says nothing of the port', { ...TLS, ports: [443] }, MUTUAL],
  ])('accepts %s', (_, policy, tls) => {
    expect(() => synthCall(policy, tls)).not.toThrow();
  });
});
