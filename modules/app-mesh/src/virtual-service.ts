import { AppmeshVirtualService } from '@cdktf/provider-aws/lib/appmesh-virtual-service';
import type { Problems } from '@landfall/contracts';
import type { Construct } from 'constructs';
import { checkLength } from './limits';

/** A name that workloads call, and what answers. */
export interface VirtualServiceProps {
  /**
   * The name that workloads call, 1 to 255 characters: `orders.shop.svc.cluster.local`. Cannot change after creation.
   *
   * @default its key
   */
  readonly name?: string;

  /** What answers: a virtual node or a virtual router by key, or nothing yet. */
  readonly provider:
    | { readonly kind: 'node'; readonly node: string }
    | { readonly kind: 'router'; readonly router: string }
    | { readonly kind: 'none' };
}

/** What a service needs of its surroundings: names as references to resources. */
export interface ServiceSurroundings {
  readonly meshName: string;
  readonly nodeNames: Readonly<Record<string, string>>;
  readonly routerNames: Readonly<Record<string, string>>;
}

export function createVirtualService(
  scope: Construct,
  key: string,
  service: VirtualServiceProps,
  surroundings: ServiceSurroundings,
): AppmeshVirtualService {
  const provider = renderProvider(service.provider, surroundings);
  return new AppmeshVirtualService(scope, key, {
    meshName: surroundings.meshName,
    name: service.name ?? key,
    spec: provider ? { provider } : {},
  });
}

export function checkVirtualService(service: VirtualServiceProps, problems: Problems, at: string): void {
  if (service.name !== undefined) checkLength(service.name, 255, problems, `${at}.name`);
}

function renderProvider(
  provider: VirtualServiceProps['provider'],
  { nodeNames, routerNames }: ServiceSurroundings,
): { virtualNode: { virtualNodeName: string } } | { virtualRouter: { virtualRouterName: string } } | undefined {
  switch (provider.kind) {
    case 'node':
      return { virtualNode: { virtualNodeName: nodeNames[provider.node] ?? provider.node } };
    case 'router':
      return { virtualRouter: { virtualRouterName: routerNames[provider.router] ?? provider.router } };
    case 'none':
      return undefined;
  }
}
