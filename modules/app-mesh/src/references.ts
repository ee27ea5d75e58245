import type { Problems } from '@landfall/contracts';
import type { MeshContents } from './mesh-contents';
import type { RouteTarget } from './route';
import type { VirtualNodeProps } from './virtual-node';

/** Adds a problem for each key that names nothing, each name given twice, and each port that is not served. */
export function checkReferences(contents: MeshContents, problems: Problems, at: string): void {
  checkNodes(contents, problems, at);
  checkRouters(contents, problems, at);
  checkServices(contents, problems, at);
  checkGateways(contents, problems, at);
  for (const kind of ['virtualNodes', 'virtualRouters', 'virtualServices', 'virtualGateways'] as const) {
    checkNames(contents[kind], problems, `${at}.${kind}`);
  }
}

function checkNodes({ virtualNodes, virtualServices, cloudMap }: MeshContents, problems: Problems, at: string): void {
  for (const [key, { backends = {}, discovery }] of Object.entries(virtualNodes)) {
    for (const service of Object.keys(backends)) {
      checkKnown('virtual service', service, virtualServices, problems, `${at}.virtualNodes.${key}.backends`);
    }
    if (discovery.kind !== 'cloud-map') continue;
    const services = cloudMap?.services ?? {};
    checkKnown('Cloud Map service', discovery.service, services, problems, `${at}.virtualNodes.${key}.discovery`);
  }
}

function checkRouters({ virtualNodes, virtualRouters }: MeshContents, problems: Problems, at: string): void {
  for (const [routerKey, { routes }] of Object.entries(virtualRouters)) {
    const place = `${at}.virtualRouters.${routerKey}.routes`;
    for (const [routeKey, { targets }] of Object.entries(routes)) {
      for (const [key, target] of Object.entries(targets)) {
        checkKnown('virtual node', key, virtualNodes, problems, `${place}.${routeKey}.targets`);
        const node = virtualNodes[key];
        if (node) checkTargetPort(node, target, problems, `${place}.${routeKey}.targets.${key}.port`);
      }
    }
    checkNames(routes, problems, place);
  }
}

function checkTargetPort(node: VirtualNodeProps, { port }: RouteTarget, problems: Problems, at: string): void {
  const served = node.listeners.map((listener) => listener.port);
  const rule = `the virtual node serves ${served.join(', ') || 'no port'}`;
  if (served.length === 0 || (port !== undefined && !served.includes(port))) {
    problems.add('APP_MESH_UNKNOWN_PORT', `${rule}, so it cannot be a target on port ${port ?? 'any'}`, at);
  } else if (port === undefined && served.length > 1) {
    problems.add('APP_MESH_PORT_MISSING', `${rule}; name the port that the traffic is for`, at);
  }
}

function checkServices(
  { virtualNodes, virtualRouters, virtualServices }: MeshContents,
  problems: Problems,
  at: string,
): void {
  for (const [key, { provider }] of Object.entries(virtualServices)) {
    const place = `${at}.virtualServices.${key}.provider`;
    if (provider.kind === 'node') checkKnown('virtual node', provider.node, virtualNodes, problems, place);
    if (provider.kind === 'router') checkKnown('virtual router', provider.router, virtualRouters, problems, place);
  }
}

function checkGateways({ virtualGateways, virtualServices }: MeshContents, problems: Problems, at: string): void {
  for (const [gatewayKey, { routes }] of Object.entries(virtualGateways)) {
    const place = `${at}.virtualGateways.${gatewayKey}.routes`;
    for (const [routeKey, { target }] of Object.entries(routes)) {
      checkKnown('virtual service', target.service, virtualServices, problems, `${place}.${routeKey}.target`);
    }
    checkNames(routes, problems, place);
  }
}

function checkKnown(
  kind: string,
  key: string,
  records: Readonly<Record<string, unknown>>,
  problems: Problems,
  at: string,
): void {
  if (Object.hasOwn(records, key)) return;
  const known = Object.keys(records).join(', ') || 'none';
  problems.add('APP_MESH_UNKNOWN_KEY', `no ${kind} has the key '${key}'; there are: ${known}`, at);
}

function checkNames(
  records: Readonly<Record<string, { readonly name?: string }>>,
  problems: Problems,
  at: string,
): void {
  const names = Object.entries(records).map(([key, { name = key }]) => name);
  for (const name of new Set(names.filter((value, index) => names.indexOf(value) !== index))) {
    problems.add('APP_MESH_NAME_TWICE', `two have the name '${name}'; give each a name of its own`, at);
  }
}
