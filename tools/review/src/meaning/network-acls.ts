import type { Meaning } from '../model/change';
import { recordAt, type Subject } from '../plan/subject';
import { type Direction, meaning } from './meaning';
import { booleanOn, lengthOn, numberOn, type Side, stays, textOn } from './side-values';
import { peerText, type Traffic, traffic, trafficText } from './traffic';

interface Entry {
  readonly number: number;
  readonly allows: boolean;
  readonly way: 'into' | 'out of';
  readonly traffic: Traffic;
}

/** Entries written inside `aws_network_acl` and `aws_default_network_acl`. */
export function networkAcl(subject: Subject): readonly Meaning[] {
  const entries = (side: Side): readonly Entry[] =>
    (['ingress', 'egress'] as const).flatMap((block) =>
      Array.from({ length: lengthOn(subject, side, block) }, (_, index) => {
        const allows = textOn(subject, side, block, index, 'action') !== 'deny';
        const number = numberOn(subject, side, block, index, 'rule_no') ?? 0;
        const way = block === 'ingress' ? 'into' : 'out of';
        return { number, allows, way, traffic: trafficAt(subject, side, [block, index]) } as const;
      }),
    );
  // A new list stands for itself; only a list that subnets are behind already changes what passes.
  const created = subject.before === undefined;
  return [...differences(subject.label, entries('before'), entries('after')), ...(created ? [] : subnets(subject))];
}

/** `aws_network_acl_rule` */
export function networkAclRule(subject: Subject): readonly Meaning[] {
  const entries = (side: Side): readonly Entry[] => {
    if (recordAt(subject[side]) === undefined) return [];
    const way = booleanOn(subject, side, 'egress') ? 'out of' : 'into';
    const allows = textOn(subject, side, 'rule_action') !== 'deny';
    return [
      { number: numberOn(subject, side, 'rule_number') ?? 0, allows, way, traffic: trafficAt(subject, side, []) },
    ];
  };
  const side = subject.after === undefined ? 'before' : 'after';
  return differences(subject.reference(side, 'network_acl_id') ?? subject.label, entries('before'), entries('after'));
}

function trafficAt(subject: Subject, side: Side, path: readonly (string | number)[]): Traffic {
  const peer = textOn(subject, side, ...path, 'cidr_block') ?? textOn(subject, side, ...path, 'ipv6_cidr_block');
  const [from, to] = [numberOn(subject, side, ...path, 'from_port'), numberOn(subject, side, ...path, 'to_port')];
  return traffic(textOn(subject, side, ...path, 'protocol'), from, to, peer ?? 'an unknown block');
}

/** Entries count in order of their numbers, so each one is told apart by all that it says. */
function differences(acl: string, before: readonly Entry[], after: readonly Entry[]): readonly Meaning[] {
  const key = (entry: Entry): string => JSON.stringify(entry);
  const [was, is] = [new Set(before.map(key)), new Set(after.map(key))];
  return [
    ...after.filter((entry) => !was.has(key(entry))).map((entry) => entryMeaning(acl, entry, true)),
    ...before.filter((entry) => !is.has(key(entry))).map((entry) => entryMeaning(acl, entry, false)),
  ];
}

function entryMeaning(acl: string, { number, allows, way, traffic: rule }: Entry, added: boolean): Meaning {
  const direction: Direction = allows === added ? 'grows' : 'shrinks';
  const verb = `${added ? 'now' : 'no longer'} ${allows ? 'allows' : 'denies'}`;
  const peer = `${way === 'into' ? 'from' : 'to'} ${peerText(rule.peer)}`;
  return meaning(
    'reachability',
    direction,
    `${acl} ${verb} ${trafficText(rule)} ${peer} ${way} its subnets (rule ${number})`,
  );
}

function subnets(subject: Subject): readonly Meaning[] {
  if (!stays(subject))
    return [
      meaning(
        'reachability',
        'changes',
        `subnets of ${subject.label} fall back to the default network ACL of their VPC`,
      ),
    ];
  return [];
}
