import type { Meaning } from '../model/change';
import type { Subject } from '../plan/subject';
import { minorsBetween, supportText } from './kubernetes-support';
import { listed, meaning } from './meaning';
import { booleanOn, stays, stepOf, textOn, textsOn } from './side-values';

/** `aws_eks_cluster`: version, what becomes of a cluster that goes, and how it is guarded. */
export function cluster(subject: Subject): readonly Meaning[] {
  const name = `cluster ${subject.label}`;
  return [
    ...end(subject, name),
    ...version(subject, name),
    ...(stays(subject) ? [...upgradePolicy(subject, name), ...guards(subject, name), ...logging(subject, name)] : []),
  ];
}

function end(subject: Subject, name: string): readonly Meaning[] {
  const { kind } = subject.action;
  if (kind === 'delete') return [meaning('kubernetes', 'shrinks', `${name} is destroyed with all that runs in it`)];
  if (kind !== 'replace') return [];
  const sentence = `${name} is destroyed with all that runs in it, and made anew: another endpoint, another OIDC issuer`;
  return [meaning('kubernetes', 'changes', sentence)];
}

function version(subject: Subject, name: string): readonly Meaning[] {
  const after = textOn(subject, 'after', 'version');
  if (subject.before === undefined && after !== undefined) {
    return [meaning('kubernetes', 'changes', `${name} runs Kubernetes ${after} (${supportText(after)})`)];
  }
  const step = stepOf(textOn, subject, 'version');
  if (step === undefined) return [];
  const minors = minorsBetween(step.from, step.to) ?? 1;
  const caution =
    minors > 1
      ? `; that is ${minors} minor versions, and EKS goes one at a time`
      : minors < 0
        ? '; EKS cannot go back to an older version in place'
        : '; nodes and add-ons have to follow';
  const sentence = `${name} goes from Kubernetes ${step.from} (${supportText(step.from)}) to ${step.to} (${supportText(step.to)})${caution}`;
  return [meaning('kubernetes', 'changes', sentence)];
}

function upgradePolicy(subject: Subject, name: string): readonly Meaning[] {
  const step = stepOf(textOn, subject, 'upgrade_policy', 0, 'support_type');
  if (step === undefined) return [];
  const then =
    step.to === 'EXTENDED'
      ? 'enters extended support, at extra cost, when standard support ends'
      : 'is upgraded by AWS when standard support ends';
  return [meaning('kubernetes', 'changes', `${name} ${then}`)];
}

function guards(subject: Subject, name: string): readonly Meaning[] {
  const deletion = stepOf(booleanOn, subject, 'deletion_protection');
  const mode = stepOf(textOn, subject, 'access_config', 0, 'authentication_mode');
  const auto = stepOf(booleanOn, subject, 'compute_config', 0, 'enabled');
  const shift = stepOf(booleanOn, subject, 'zonal_shift_config', 0, 'enabled');
  return [
    ...(deletion
      ? [meaning('kubernetes', 'changes', `${name} is ${deletion.to ? 'now' : 'no longer'} protected from deletion`)]
      : []),
    ...(mode ? [authentication(name, mode.from, mode.to)] : []),
    ...(auto
      ? [meaning('kubernetes', 'changes', `${name} ${auto.to ? 'now' : 'no longer'} runs nodes of EKS Auto Mode`)]
      : []),
    ...(shift
      ? [
          meaning(
            'kubernetes',
            'changes',
            `traffic of ${name} can ${shift.to ? 'now' : 'no longer'} be shifted away from a zone`,
          ),
        ]
      : []),
  ];
}

function authentication(name: string, from: string, to: string): Meaning {
  const configMap = /CONFIG_MAP/.test(to);
  const direction = configMap && !/CONFIG_MAP/.test(from) ? 'grows' : configMap ? 'changes' : 'shrinks';
  return meaning(
    'iam',
    direction,
    `${name} lets in who is in ${configMap ? 'the aws-auth ConfigMap' : 'access entries only'} (${from} to ${to})`,
  );
}

function logging(subject: Subject, name: string): readonly Meaning[] {
  const [before, after] = (['before', 'after'] as const).map((side) =>
    textsOn(subject, side, 'enabled_cluster_log_types'),
  );
  const stopped = (before ?? []).filter((type) => !after?.includes(type));
  const started = (after ?? []).filter((type) => !before?.includes(type));
  return [
    ...(stopped.length > 0 ? [meaning('data', 'changes', `${name} no longer writes ${listed(stopped)} logs`)] : []),
    ...(started.length > 0 ? [meaning('data', 'changes', `${name} now writes ${listed(started)} logs`)] : []),
  ];
}
