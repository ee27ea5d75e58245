import type { Problems } from '@landfall/contracts';
import type { NodeListener } from './listener';
import type { MeshContents } from './mesh-contents';
import type { ClientPolicy } from './tls';
import { policyToward } from './virtual-node';

/** Adds a problem for each caller that a listener in strict mode would turn away. */
export function checkEncryptionInTransit(contents: MeshContents, problems: Problems, at: string): void {
  for (const { caller, service, policy } of callsIn(contents)) {
    for (const [key, listener] of listenersBehind(service, contents)) {
      const { port, tls } = listener;
      if (tls.mode !== 'strict' || !covers(policy, port)) continue;
      const listens = `port ${port} of virtual node '${key}', behind virtual service '${service}', takes`;
      if (policy.kind === 'plaintext') {
        const message = `${listens} TLS only, but is called in plain text; set a client policy of kind tls`;
        problems.add('APP_MESH_PLAINTEXT_REFUSED', message, `${at}.${caller}`);
      } else if (tls.clients && !policy.certificate) {
        const message = `${listens} clients with a certificate only; set certificate in the client policy`;
        problems.add('APP_MESH_CLIENT_CERTIFICATE_MISSING', message, `${at}.${caller}`);
      }
    }
  }
}

interface Call {
  /** Where the policy stands. */
  readonly caller: string;
  readonly service: string;
  readonly policy: ClientPolicy;
}

function callsIn({ virtualGateways, virtualNodes, clientPolicy }: MeshContents): readonly Call[] {
  const fromNodes = Object.entries(virtualNodes).flatMap(([key, node]) =>
    Object.entries(node.backends ?? {}).map(([service, backend]) => ({
      caller: `virtualNodes.${key}.backends.${service}`,
      service,
      policy: policyToward(node, backend, clientPolicy),
    })),
  );
  const fromGateways = Object.entries(virtualGateways).flatMap(([key, gateway]) =>
    Object.entries(gateway.routes).map(([route, { target }]) => ({
      caller: `virtualGateways.${key}.routes.${route}`,
      service: target.service,
      policy: gateway.clientPolicy ?? clientPolicy,
    })),
  );
  return [...fromNodes, ...fromGateways];
}

/** Listeners that may get a service's traffic, with the key of their node. Unknown keys lead nowhere. */
function listenersBehind(service: string, contents: MeshContents): readonly (readonly [string, NodeListener])[] {
  const provider = contents.virtualServices[service]?.provider;
  switch (provider?.kind) {
    case 'node':
      return listenersOf(provider.node, undefined, contents);
    case 'router': {
      const routes = Object.values(contents.virtualRouters[provider.router]?.routes ?? {});
      const targets = new Map(
        routes.flatMap(({ targets: byNode }) =>
          Object.entries(byNode).map(([node, { port }]) => [`${node}:${port}`, { node, port }] as const),
        ),
      );
      return [...targets.values()].flatMap(({ node, port }) => listenersOf(node, port, contents));
    }
    default:
      return [];
  }
}

function listenersOf(
  key: string,
  port: number | undefined,
  { virtualNodes }: MeshContents,
): readonly (readonly [string, NodeListener])[] {
  const listeners = virtualNodes[key]?.listeners ?? [];
  return listeners.filter((one) => port === undefined || one.port === port).map((one) => [key, one] as const);
}

/** A policy for some ports says nothing of others, so nothing can be concluded there. */
function covers(policy: ClientPolicy, port: number): boolean {
  return policy.kind === 'plaintext' || policy.ports === undefined || policy.ports.includes(port);
}
