import type { Meaning } from '../model/change';
import type { Subject } from '../plan/subject';
import { meaning } from './meaning';
import { policyMeanings } from './policy-meanings';
import { booleanOn, isPolicyUnknown, numberOn, stays, stepOf } from './side-values';

/**
 * A policy on what it protects: an S3 bucket, a queue, a topic, a repository, a secret.
 *
 * @param target Attribute that names what is protected; the resource itself when there is none.
 */
export function resourcePolicy(
  attribute: string,
  noun: string,
  target?: string,
): (subject: Subject) => readonly Meaning[] {
  return (subject) => {
    const side = subject.after === undefined ? 'before' : 'after';
    const name = (target && subject.reference(side, target)) ?? subject.label;
    return documentOf(subject, attribute, 'iam', `${noun} ${name}`);
  };
}

/** The policy of a VPC endpoint. A new endpoint takes nothing away and gives nothing. */
export function endpointPolicy(subject: Subject): readonly Meaning[] {
  if (!stays(subject)) return [];
  return documentOf(subject, 'policy', 'iam', `everything reached through endpoint ${subject.label}`);
}

/** `aws_kms_key`, `aws_kms_replica_key`: who may use and manage it, and whether it can be used at all. */
export function key(subject: Subject): readonly Meaning[] {
  // Who could use a key that is gone is no matter any more.
  const policy = subject.after === undefined ? [] : documentOf(subject, 'policy', 'key-policy', `key ${subject.label}`);
  return [...policy, ...keyState(subject)];
}

/** `aws_kms_key_policy` */
export function keyPolicy(subject: Subject): readonly Meaning[] {
  const side = subject.after === undefined ? 'before' : 'after';
  return documentOf(subject, 'policy', 'key-policy', `key ${subject.reference(side, 'key_id') ?? subject.label}`);
}

function keyState(subject: Subject): readonly Meaning[] {
  const name = `key ${subject.label}`;
  if (subject.after === undefined && subject.before !== undefined) {
    const days = numberOn(subject, 'before', 'deletion_window_in_days');
    const sentence = `${name} is deleted${days === undefined ? '' : ` ${days} days after apply`}: what it encrypted cannot be read any more`;
    return [meaning('key-policy', 'shrinks', sentence)];
  }
  if (!stays(subject)) return [];
  const enabled = stepOf(booleanOn, subject, 'is_enabled');
  const rotation = stepOf(booleanOn, subject, 'enable_key_rotation');
  const window = stepOf(numberOn, subject, 'deletion_window_in_days');
  return [
    ...(enabled
      ? [
          meaning(
            'key-policy',
            enabled.to ? 'grows' : 'shrinks',
            `${name} can ${enabled.to ? 'be used again' : 'no longer be used: what it encrypts cannot be read'}`,
          ),
        ]
      : []),
    ...(rotation ? [meaning('key-policy', 'changes', `${name} is ${rotation.to ? 'now' : 'no longer'} rotated`)] : []),
    ...(window
      ? [
          meaning(
            'key-policy',
            'changes',
            `${name} can be saved for ${window.to} days after its deletion instead of ${window.from}`,
          ),
        ]
      : []),
  ];
}

function documentOf(subject: Subject, attribute: string, kind: 'iam' | 'key-policy', name: string): readonly Meaning[] {
  return policyMeanings({
    kind,
    holder: name,
    everything: name,
    before: subject.text('before', attribute),
    after: subject.text('after', attribute),
    unknown: isPolicyUnknown(subject, attribute),
  });
}
