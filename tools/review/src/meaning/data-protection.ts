import type { Meaning } from '../model/change';
import type { Step } from '../plan/expressions';
import type { Subject } from '../plan/subject';
import { meaning } from './meaning';
import { booleanOn, isUnknown, numberOn, stays, textOn } from './side-values';

/** `aws_cloudwatch_log_group`: how long logs are kept. */
export function logRetention(subject: Subject): readonly Meaning[] {
  const logs = `logs in ${textOn(subject, 'after', 'name') ?? subject.label}`;
  if (subject.action.kind === 'delete' || subject.action.kind === 'replace') {
    const name = textOn(subject, 'before', 'name') ?? subject.label;
    return [meaning('data', 'changes', `the logs that ${name} holds are deleted`)];
  }
  if (!stays(subject)) return [];
  const [before, after] = [
    numberOn(subject, 'before', 'retention_in_days'),
    numberOn(subject, 'after', 'retention_in_days'),
  ];
  if (before === undefined || after === undefined || before === after) return [];
  const [was, is] = [before, after].map((days) => (days === 0 ? 'for ever' : `${days} days`));
  const lost = after !== 0 && (before === 0 || after < before) ? '; older ones are deleted' : '';
  return [meaning('data', 'changes', `${logs} are kept ${is ?? ''} instead of ${was ?? ''}${lost}`)];
}

/** Where a type says whether it is encrypted, and with which key. */
export interface Encryption {
  /** A boolean; none where encryption cannot be turned off. */
  readonly enabled?: readonly Step[];

  /** Id or ARN of a KMS key. */
  readonly key?: readonly Step[];
}

/** Encryption that is turned on or off, and keys that change. */
export function encryption({ enabled, key }: Encryption): (subject: Subject) => readonly Meaning[] {
  return (subject) => {
    if (subject.after === undefined) return [];
    const was = enabled && booleanOn(subject, 'before', ...enabled);
    const is = enabled && booleanOn(subject, 'after', ...enabled);
    if (enabled !== undefined && is === false && (was !== false || subject.before === undefined)) {
      return [
        meaning('data', 'grows', `${subject.label} is ${subject.before === undefined ? 'not' : 'no longer'} encrypted`),
      ];
    }
    if (was === false && is === true) return [meaning('data', 'shrinks', `${subject.label} is now encrypted`)];
    return key === undefined || !stays(subject) ? [] : keyChange(subject, key);
  };
}

function keyChange(subject: Subject, path: readonly Step[]): readonly Meaning[] {
  const [before, after] = [subject.reference('before', ...path), subject.reference('after', ...path)];
  if (before === after || (isUnknown(subject, ...path) && subject.action.kind !== 'update')) return [];
  if (after === undefined)
    return [meaning('data', 'grows', `${subject.label} is encrypted with AWS's own key instead of ${before ?? ''}`)];
  if (before === undefined) return [meaning('data', 'shrinks', `${subject.label} is now encrypted with ${after}`)];
  return [meaning('data', 'changes', `${subject.label} is encrypted with ${after} instead of ${before}`)];
}

/** Types whose deletion takes data along. */
export function holdsData(noun: string): (subject: Subject) => readonly Meaning[] {
  return (subject) => {
    const { kind } = subject.action;
    if (kind !== 'delete' && kind !== 'replace') return [];
    const again = kind === 'replace' ? ', and an empty one is made' : '';
    return [meaning('data', 'changes', `${noun} ${subject.label} is deleted with what it holds${again}`)];
  };
}

/** Protection from deletion that is turned off or on. */
export function deletionProtection(attribute: string): (subject: Subject) => readonly Meaning[] {
  return (subject) => {
    const [before, after] = [booleanOn(subject, 'before', attribute), booleanOn(subject, 'after', attribute)];
    if (!stays(subject) || before === after || after === undefined) return [];
    return [meaning('data', 'changes', `${subject.label} is ${after ? 'now' : 'no longer'} protected from deletion`)];
  };
}
