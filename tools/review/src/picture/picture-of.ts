import type { EnvironmentPicture, PictureLink, PictureNode } from '../model/review';
import { computeBoxes } from './compute-boxes';
import { type Estate, estateOf, type Item, type PicturedStack, textOf } from './estate';
import { networkBoxes } from './network-boxes';
import { common } from './picture-change';

export interface PictureProps {
  /** Name of the environment. */
  readonly environment: string;

  /** Plans of its stacks, unchanged resources included, as Terraform writes them. */
  readonly stacks: readonly PicturedStack[];
}

/** Draws an environment as it will be, with what changes marked; undefined when there is no VPC and no cluster in it. */
export function pictureOf({ environment, stacks }: PictureProps): EnvironmentPicture | undefined {
  const estate = estateOf(stacks);
  const vpcs = estate.ofType('aws_vpc');
  const compute = computeBoxes(estate);
  if (vpcs.length === 0 && compute.length === 0) return undefined;
  const inside = vpcs.map((vpc) => {
    const clusters = compute.filter(({ vpc: home }) => home === vpc || (home === undefined && vpcs.length === 1));
    return vpcBox(
      estate,
      vpc,
      clusters.map(({ box }) => box),
    );
  });
  const homeless = compute.filter(({ vpc }) => vpc === undefined && vpcs.length !== 1).map(({ box }) => box);
  const children = [...inside, ...homeless];
  const account: PictureNode = {
    id: `account/${environment}`,
    kind: 'account',
    label: accountLabel(environment, [...vpcs, ...estate.ofType('aws_eks_cluster')]),
    change: common(children.map(({ change }) => change)),
    children,
  };
  const { gateways, links } = outside(estate);
  return { nodes: [account, ...gateways], links };
}

function vpcBox(estate: Estate, vpc: Item, clusters: readonly PictureNode[]): PictureNode {
  return {
    id: vpc.id,
    kind: 'vpc',
    label: ['VPC', textOf(vpc, 'tags', 'Name'), textOf(vpc, 'cidr_block')].filter(Boolean).join(' '),
    change: vpc.change,
    children: [...networkBoxes(estate, vpc), ...clusters],
  };
}

function accountLabel(environment: string, items: readonly Item[]): string {
  const arns = items.flatMap(({ resource }) => [resource.before?.['arn'], resource.after?.['arn']]);
  const account = arns.map((arn) => (typeof arn === 'string' ? arn.split(':')[4] : undefined)).find(Boolean);
  const region = items.map((item) => textOf(item, 'region')).find(Boolean);
  return [environment, account && `account ${account}`, region].filter(Boolean).join(' · ');
}

interface Outside {
  readonly gateways: readonly PictureNode[];
  readonly links: readonly PictureLink[];
}

/** Transit gateways and peers, which may belong to another account. */
function outside(estate: Estate): Outside {
  const gateways = new Map<string, PictureNode>();
  const links: PictureLink[] = [];
  const link = (from: Item, to: { readonly id: string; readonly label: string }, item: Item, label: string): void => {
    const own = estate.ofType('aws_ec2_transit_gateway').find(({ id }) => id === to.id);
    gateways.set(to.id, { ...to, kind: 'gateway', change: own?.change ?? 'same', children: [] });
    links.push({ from: from.id, to: to.id, label, change: item.change });
  };
  for (const attachment of estate.ofType('aws_ec2_transit_gateway_vpc_attachment')) {
    const vpc = estate.referredBy(attachment, 'vpc_id');
    const gateway = estate.referredBy(attachment, 'transit_gateway_id');
    const id = gateway?.id ?? textOf(attachment, 'transit_gateway_id') ?? 'transit gateway';
    const name = (gateway && textOf(gateway, 'tags', 'Name')) ?? textOf(attachment, 'transit_gateway_id');
    if (vpc) link(vpc, { id, label: ['transit gateway', name].filter(Boolean).join(' ') }, attachment, 'attachment');
  }
  for (const peering of estate.ofType('aws_vpc_peering_connection')) {
    const vpc = estate.referredBy(peering, 'vpc_id');
    const peer = textOf(peering, 'peer_vpc_id') ?? 'a VPC';
    const owner = textOf(peering, 'peer_owner_id');
    const label = [`VPC ${peer}`, owner && `account ${owner}`].filter(Boolean).join(' · ');
    if (vpc) link(vpc, { id: `peer/${peer}`, label }, peering, 'peering');
  }
  return { gateways: [...gateways.values()], links };
}
