import type { Meaning } from '../model/change';
import { recordAt, type Subject } from '../plan/subject';
import { meaning } from './meaning';
import { booleanOn, lengthOn, numberOn, type Side, textOn, textsOn } from './side-values';
import { peerText, type Traffic, traffic, trafficCovers, trafficText } from './traffic';

/** Which way traffic goes, seen from the security group. */
type Way = 'ingress' | 'egress';

/** Rules written inside `aws_security_group` and `aws_default_security_group`. */
export function securityGroup(subject: Subject): readonly Meaning[] {
  return (['ingress', 'egress'] as const).flatMap((way) => {
    const [before, after] = (['before', 'after'] as const).map((side) =>
      Array.from({ length: lengthOn(subject, side, way) }, (_, index) =>
        blockTraffic(subject, side, way, index),
      ).flat(),
    );
    return reachability(subject.label, way, before ?? [], after ?? []);
  });
}

function blockTraffic(subject: Subject, side: Side, way: Way, index: number): readonly Traffic[] {
  const self = booleanOn(subject, side, way, index, 'self') ? ['itself'] : [];
  const peers = ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups'].flatMap((attribute) =>
    textsOn(subject, side, way, index, attribute).map(
      (_, at) => subject.reference(side, way, index, attribute, at) ?? '',
    ),
  );
  return [...self, ...peers].map((peer) => trafficAt(subject, side, [way, index], peer));
}

/** `aws_vpc_security_group_ingress_rule` and `…_egress_rule` */
export function securityGroupRule(way: Way): (subject: Subject) => readonly Meaning[] {
  return (subject) => {
    const rules = (side: Side): readonly Traffic[] => {
      if (recordAt(subject[side]) === undefined) return [];
      const peers = ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'];
      const peer = peers.map((attribute) => subject.reference(side, attribute)).find((text) => text !== undefined);
      const protocol = textOn(subject, side, 'ip_protocol');
      const [from, to] = [numberOn(subject, side, 'from_port'), numberOn(subject, side, 'to_port')];
      return [traffic(protocol, from, to, peer ?? 'an unknown peer')];
    };
    return moved(subject, way, rules);
  };
}

/** `aws_security_group_rule`, the older form. */
export function oldSecurityGroupRule(subject: Subject): readonly Meaning[] {
  const way =
    textOn(subject, subject.after === undefined ? 'before' : 'after', 'type') === 'egress' ? 'egress' : 'ingress';
  return moved(subject, way, (side) => {
    if (recordAt(subject[side]) === undefined) return [];
    const source = subject.reference(side, 'source_security_group_id');
    const lists = ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids'].flatMap((each) =>
      textsOn(subject, side, each),
    );
    const self = booleanOn(subject, side, 'self') ? ['itself'] : [];
    return [...lists, ...self, ...(source === undefined ? [] : [source])].map((peer) =>
      trafficAt(subject, side, [], peer),
    );
  });
}

/** Rules of one group; a rule that goes to another group leaves the first. */
function moved(subject: Subject, way: Way, rules: (side: Side) => readonly Traffic[]): readonly Meaning[] {
  const [was, is] = (['before', 'after'] as const).map((side) => subject.reference(side, 'security_group_id'));
  const [before, after] = [rules('before'), rules('after')];
  if (was === undefined || is === undefined || was === is)
    return reachability(is ?? was ?? subject.label, way, before, after);
  return [...reachability(was, way, before, []), ...reachability(is, way, [], after)];
}

function trafficAt(subject: Subject, side: Side, path: readonly (string | number)[], peer: string): Traffic {
  const [from, to] = [numberOn(subject, side, ...path, 'from_port'), numberOn(subject, side, ...path, 'to_port')];
  return traffic(textOn(subject, side, ...path, 'protocol'), from, to, peer);
}

function reachability(
  group: string,
  way: Way,
  before: readonly Traffic[],
  after: readonly Traffic[],
): readonly Meaning[] {
  const without = (rules: readonly Traffic[], others: readonly Traffic[]): readonly Traffic[] =>
    rules.filter((rule) => !others.some((other) => trafficCovers(other, rule)));
  return [
    ...without(after, before).map((rule) => meaning('reachability', 'grows', sentence(group, way, rule, 'now'))),
    ...without(before, after).map((rule) =>
      meaning('reachability', 'shrinks', sentence(group, way, rule, 'no longer')),
    ),
  ];
}

function sentence(group: string, way: Way, rule: Traffic, when: 'now' | 'no longer'): string {
  const [what, peer] = [trafficText(rule), peerText(rule.peer)];
  return way === 'ingress'
    ? `${what} from ${peer} ${when} reaches members of ${group}`
    : `members of ${group} ${when === 'now' ? 'can now' : 'can no longer'} reach ${peer} with ${what}`;
}
