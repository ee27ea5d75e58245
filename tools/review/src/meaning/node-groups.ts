import type { Meaning } from '../model/change';
import type { Subject } from '../plan/subject';
import { minorsBetween } from './kubernetes-support';
import { counted, listed, meaning } from './meaning';
import { booleanOn, differsOn, lengthOn, numberOn, type Side, stepOf, textOn } from './side-values';

/** `aws_eks_node_group`: which nodes go, how fast, and how many there will be. */
export function nodeGroup(subject: Subject): readonly Meaning[] {
  const name = `node group ${subject.label}`;
  if (subject.before === undefined)
    return [meaning('rollout', 'changes', `${name} starts with ${sizeText(subject, 'after')}`)];
  if (subject.after === undefined) {
    return [
      meaning(
        'rollout',
        'changes',
        `${name} is removed: its nodes (${sizeText(subject, 'before')}) are drained and ended`,
      ),
    ];
  }
  if (subject.action.kind === 'replace') return [replacement(subject, name), ...versions(subject, name)];
  return [...rollout(subject, name), ...versions(subject, name), ...size(subject, name), ...placement(subject, name)];
}

function replacement(subject: Subject, name: string): Meaning {
  const nodes = sizeText(subject, 'before');
  const createFirst = subject.action.kind === 'replace' && subject.action.order === 'create-first';
  return createFirst
    ? meaning(
        'rollout',
        'changes',
        `${name} is replaced: a new group starts first, then all old nodes (${nodes}) are drained and ended`,
      )
    : meaning(
        'rollout',
        'changes',
        `${name} is replaced: all its nodes (${nodes}) are drained and ended before new ones start, so its pods have nowhere to go`,
      );
}

/** Attributes whose change makes EKS replace every node. */
function rollout(subject: Subject, name: string): readonly Meaning[] {
  const launchTemplate = (['id', 'version'] as const).some((each) => differsOn(subject, 'launch_template', 0, each));
  const causes = [
    ...(stepOf(textOn, subject, 'version') ? ['Kubernetes version'] : []),
    ...(stepOf(textOn, subject, 'release_version') ? ['AMI release'] : []),
    ...(launchTemplate ? ['launch template'] : []),
  ];
  if (causes.length === 0) return [];
  const forced = booleanOn(subject, 'after', 'force_update_version');
  const budgets = forced
    ? 'pods that a disruption budget holds back are ended all the same'
    : 'disruption budgets are kept, and one that allows nothing fails the update';
  const sentence = `every node of ${name} (${sizeText(subject, 'after')}) is replaced, ${paceText(subject)}, for a new ${listed(causes)}; ${budgets}`;
  return [meaning('rollout', 'changes', sentence)];
}

function paceText(subject: Subject): string {
  const share = numberOn(subject, 'after', 'update_config', 0, 'max_unavailable_percentage');
  if (share !== undefined) return `${share} % of them at a time`;
  return `${counted(numberOn(subject, 'after', 'update_config', 0, 'max_unavailable') ?? 1, 'node')} at a time`;
}

function versions(subject: Subject, name: string): readonly Meaning[] {
  const step = stepOf(textOn, subject, 'version');
  if (step === undefined) return [];
  const minors = minorsBetween(step.from, step.to) ?? 1;
  const caution =
    minors < 0
      ? '; EKS cannot go back to an older version in place'
      : minors > 1
        ? `; that is ${minors} minor versions`
        : '';
  return [meaning('kubernetes', 'changes', `${name} goes from Kubernetes ${step.from} to ${step.to}${caution}`)];
}

function size(subject: Subject, name: string): readonly Meaning[] {
  const [before, after] = [sizeText(subject, 'before'), sizeText(subject, 'after')];
  if (before === after) return [];
  const maximum = stepOf(numberOn, subject, 'scaling_config', 0, 'max_size');
  const desired = numberOn(subject, 'before', 'scaling_config', 0, 'desired_size');
  const ends = maximum !== undefined && desired !== undefined && maximum.to < desired;
  const sentence = `${name} has ${after} instead of ${before}${ends ? `; at least ${counted(desired - maximum.to, 'node')} ended at once` : ''}`;
  return [meaning('rollout', 'changes', sentence)];
}

/** Labels and taints reach nodes that run already, without a restart. */
function placement(subject: Subject, name: string): readonly Meaning[] {
  const taints = differsOn(subject, 'taint') ? taintsOn(subject, 'after') : undefined;
  const evicts = taints?.some((taint) => taint.includes('NO_EXECUTE'));
  return [
    ...(differsOn(subject, 'labels')
      ? [
          meaning(
            'rollout',
            'changes',
            `labels of ${name} change on running nodes: pods stay, new ones may be placed elsewhere`,
          ),
        ]
      : []),
    ...(taints === undefined
      ? []
      : [
          meaning(
            'rollout',
            'changes',
            `taints of ${name} are now ${taints.length === 0 ? 'none' : listed(taints)}: ${evicts ? 'pods that do not tolerate them are evicted' : 'pods that run stay'}`,
          ),
        ]),
  ];
}

function taintsOn(subject: Subject, side: Side): readonly string[] {
  return Array.from({ length: lengthOn(subject, side, 'taint') }, (_, index) =>
    (['key', 'value', 'effect'] as const).map((part) => textOn(subject, side, 'taint', index, part) ?? '').join(':'),
  );
}

/** `3 nodes`, `1 to 9 nodes` */
function sizeText(subject: Subject, side: Side): string {
  const [min, max] = (['min_size', 'max_size'] as const).map((each) =>
    numberOn(subject, side, 'scaling_config', 0, each),
  );
  if (min === undefined || max === undefined) return 'an unknown number of nodes';
  return min === max ? counted(min, 'node') : `${min} to ${counted(max, 'node')}`;
}
