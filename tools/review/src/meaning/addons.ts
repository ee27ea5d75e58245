import type { Meaning } from '../model/change';
import type { Subject } from '../plan/subject';
import { meaning } from './meaning';
import { type Side, stays, stepOf, textOn } from './side-values';

/** `aws_eks_addon`: which version, how far the step is, and what happens to fields that others changed. */
export function addon(subject: Subject): readonly Meaning[] {
  const side: Side = subject.after === undefined ? 'before' : 'after';
  const name = `add-on ${textOn(subject, side, 'addon_name') ?? subject.label}`;
  if (subject.after === undefined) {
    const kept = subject.before?.['preserve'] === true ? '; what it installed stays in the cluster, unmanaged' : '';
    return [meaning('kubernetes', 'changes', `${name} is removed${kept}`)];
  }
  return [...versionMeaning(subject, name), ...(stays(subject) ? conflicts(subject, name) : [])];
}

function versionMeaning(subject: Subject, name: string): readonly Meaning[] {
  const after = textOn(subject, 'after', 'addon_version');
  if (subject.before === undefined) {
    const version = after ?? 'the version that EKS chooses as default, as none is pinned';
    return [meaning('kubernetes', 'changes', `${name} is installed at ${version}`)];
  }
  const step = stepOf(textOn, subject, 'addon_version');
  return step === undefined
    ? []
    : [
        meaning(
          'kubernetes',
          'changes',
          `${name} goes from ${step.from} to ${step.to}: ${stepText(step.from, step.to)}`,
        ),
      ];
}

/** Versions are written `v1.11.4-eksbuild.2`. */
function stepText(from: string, to: string): string {
  const [one, other] = [from, to].map((version) => version.match(/\d+/g)?.map(Number) ?? []);
  const at = (one ?? []).findIndex((number, index) => number !== other?.[index]);
  const part = ['a major version', 'a minor version', 'a patch', 'a build'][at] ?? 'another build';
  const [a = 0, b = 0] = [one?.[at], other?.[at]];
  return b < a ? `${part} back` : part;
}

function conflicts(subject: Subject, name: string): readonly Meaning[] {
  const step = stepOf(textOn, subject, 'resolve_conflicts_on_update');
  if (step === undefined) return [];
  const words: Readonly<Record<string, string>> = {
    OVERWRITE: 'overwrites what was changed in the cluster by hand',
    PRESERVE: 'keeps what was changed in the cluster by hand',
    NONE: 'fails when something was changed in the cluster by hand',
  };
  const then = Object.hasOwn(words, step.to) ? (words[step.to] ?? step.to) : step.to;
  return [meaning('kubernetes', 'changes', `an update of ${name} now ${then}`)];
}
