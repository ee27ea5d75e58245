import type { Meaning } from '../model/change';
import type { Subject } from '../plan/subject';
import { meaning } from './meaning';
import { booleanOn, lengthOn, numberOn, type Side, stays, stepOf, textOn } from './side-values';

/** `aws_launch_template`: image and what guards the credentials and disks of instances. */
export function launchTemplate(subject: Subject): readonly Meaning[] {
  if (!stays(subject)) return [];
  const name = `instances from ${subject.label}`;
  const image = stepOf(textOn, subject, 'image_id');
  const tokens = stepOf(textOn, subject, 'metadata_options', 0, 'http_tokens');
  const hops = stepOf(numberOn, subject, 'metadata_options', 0, 'http_put_response_hop_limit');
  const [encrypted, was] = (['after', 'before'] as const).map((side) => plainDisks(subject, side));
  return [
    ...(image
      ? [meaning('rollout', 'changes', `new ${name} start with image ${image.to} instead of ${image.from}`)]
      : []),
    ...(tokens ? [metadata(name, tokens.to)] : []),
    ...(hops && hops.to > 1 && hops.from <= 1
      ? [
          meaning(
            'iam',
            'grows',
            `pods on ${name} can now reach the metadata service, and with it the role of the node (hop limit ${hops.to})`,
          ),
        ]
      : []),
    ...((encrypted ?? 0) > (was ?? 0)
      ? [meaning('data', 'grows', `disks of new ${name} are no longer all encrypted`)]
      : []),
  ];
}

function metadata(name: string, tokens: string): Meaning {
  return tokens === 'required'
    ? meaning('iam', 'shrinks', `${name} give credentials to IMDSv2 only`)
    : meaning('iam', 'grows', `${name} give credentials without a session token (IMDSv1)`);
}

function plainDisks(subject: Subject, side: Side): number {
  const disks = Array.from({ length: lengthOn(subject, side, 'block_device_mappings') }, (_, index) => index);
  return disks.filter(
    (index) => booleanOn(subject, side, 'block_device_mappings', index, 'ebs', 0, 'encrypted') !== true,
  ).length;
}
