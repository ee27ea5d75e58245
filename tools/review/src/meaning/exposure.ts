import type { Meaning } from '../model/change';
import type { Subject } from '../plan/subject';
import { type Direction, listed, meaning } from './meaning';
import { booleanOn, differsOn, stays, type Side, textOn, textsOn } from './side-values';
import { peerText, trafficCovers } from './traffic';

/** `vpc_config` of `aws_eks_cluster`: who can reach the Kubernetes API. */
export function clusterEndpoint(subject: Subject): readonly Meaning[] {
  const name = `the Kubernetes API of ${subject.label}`;
  const [was, is] = [apiPeers(subject, 'before'), apiPeers(subject, 'after')];
  const privately = (side: Side): boolean =>
    booleanOn(subject, side, 'vpc_config', 0, 'endpoint_private_access') === true;
  const inside =
    stays(subject) && privately('before') !== privately('after')
      ? [
          meaning(
            'endpoint',
            'changes',
            `${name} can ${privately('after') ? 'now' : 'no longer'} be reached from inside the VPC without leaving it`,
          ),
        ]
      : [];
  const without = (ones: readonly string[], others: readonly string[]): readonly string[] =>
    ones.filter((one) => !others.some((other) => covers(other, one)));
  const [added, removed] = [without(is, was), without(was, is)];
  if (subject.after === undefined) return [];
  const closed = is.length === 0 ? ', and from nowhere on the internet' : '';
  return [
    ...(added.length > 0
      ? [meaning('endpoint', 'grows', `${name} can now be reached from ${listed(added.map(peerText))}`)]
      : []),
    ...(removed.length > 0
      ? [
          meaning(
            'endpoint',
            'shrinks',
            `${name} can no longer be reached from ${listed(removed.map(peerText))}${closed}`,
          ),
        ]
      : []),
    ...inside,
  ];
}

/** CIDR blocks of the public endpoint; without a list it is open to all. */
function apiPeers(subject: Subject, side: Side): readonly string[] {
  if (booleanOn(subject, side, 'vpc_config', 0, 'endpoint_public_access') !== true) return [];
  const cidrs = textsOn(subject, side, 'vpc_config', 0, 'public_access_cidrs');
  return cidrs.length === 0 ? ['0.0.0.0/0'] : cidrs;
}

function covers(wide: string, narrow: string): boolean {
  const all = { protocol: 'all', ports: undefined };
  return trafficCovers({ ...all, peer: wide }, { ...all, peer: narrow });
}

/** A boolean attribute that opens or closes something, with words for each. */
export interface Switch {
  readonly attribute: string;

  /** What is so when it is true; `{}` stands for the resource. */
  readonly on: string;
  readonly off: string;

  /** Whether true means more exposure. */
  readonly opens: boolean;
}

/** Says when a switch is turned, and when a new resource starts out exposed. */
export function switches(...all: readonly Switch[]): (subject: Subject) => readonly Meaning[] {
  return (subject) =>
    all.flatMap(({ attribute, on, off, opens }) => {
      const path = attribute.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const [before, after] = [booleanOn(subject, 'before', ...path), booleanOn(subject, 'after', ...path)];
      if (subject.after === undefined || before === after) return [];
      const open = (after === true) === opens;
      // What is closed from its first day on is nothing to say.
      if (subject.before === undefined && !open) return [];
      if (after === undefined && !stays(subject)) return [];
      const direction: Direction = open ? 'grows' : 'shrinks';
      return [
        meaning(
          'endpoint',
          direction,
          (after === true ? on : off).replace('{}', () => subject.label),
        ),
      ];
    });
}

/** `aws_s3_bucket_public_access_block` that goes altogether. */
export function publicAccessBlock(subject: Subject): readonly Meaning[] {
  const bucket = `bucket ${subject.reference(subject.after === undefined ? 'before' : 'after', 'bucket') ?? subject.label}`;
  if (subject.after === undefined)
    return [meaning('endpoint', 'grows', `${bucket} is no longer kept from being made public`)];
  const gaps = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'] as const;
  const open = gaps.filter((gap) => booleanOn(subject, 'after', gap) !== true);
  const changed = gaps.filter((gap) => booleanOn(subject, 'before', gap) !== booleanOn(subject, 'after', gap));
  if (subject.before !== undefined && changed.length === 0) return [];
  if (open.length === 0) return [meaning('endpoint', 'shrinks', `${bucket} is kept from being made public`)];
  const grows = changed.some((gap) => open.includes(gap));
  return [
    meaning(
      'endpoint',
      grows ? 'grows' : 'shrinks',
      `${bucket} can be made public: ${listed(open)} ${open.length === 1 ? 'is' : 'are'} off`,
    ),
  ];
}

/** `aws_s3_bucket_acl` */
export function bucketAcl(subject: Subject): readonly Meaning[] {
  const acl = textOn(subject, 'after', 'acl');
  if (acl === undefined || !differsOn(subject, 'acl')) return [];
  const open = /^public|^authenticated/.test(acl);
  if (subject.before === undefined && !open) return [];
  const bucket = `bucket ${subject.reference('after', 'bucket') ?? subject.label}`;
  return [
    meaning('endpoint', open ? 'grows' : 'shrinks', `${bucket} has ACL ${acl}${open ? ': anyone can reach it' : ''}`),
  ];
}

/** `aws_lb` */
export function loadBalancer(subject: Subject): readonly Meaning[] {
  const [before, after] = [booleanOn(subject, 'before', 'internal'), booleanOn(subject, 'after', 'internal')];
  if (after === undefined || before === after || (subject.before === undefined && after)) return [];
  return after
    ? [meaning('endpoint', 'shrinks', `load balancer ${subject.label} can no longer be reached from the internet`)]
    : [meaning('endpoint', 'grows', `load balancer ${subject.label} can be reached from the internet`)];
}
