import type { Meaning } from '../model/change';
import { knownValue } from '../plan/planned-value';
import type { Subject } from '../plan/subject';
import { listed, meaning } from './meaning';
import { policyMeanings } from './policy-meanings';
import { isPolicyUnknown, isUnknown, lengthOn, type Side, stepOf, textOn, textsOn, valueOn } from './side-values';

/** `aws_iam_role_policy`, `aws_iam_user_policy`, `aws_iam_group_policy`: a policy inside its holder. */
export function inlinePolicy(subject: Subject): readonly Meaning[] {
  return documentOf(subject, 'policy', holderOf(subject));
}

/** `aws_iam_policy` */
export function managedPolicy(subject: Subject): readonly Meaning[] {
  return documentOf(subject, 'policy', `whoever has policy ${subject.label}`);
}

/** `aws_organizations_policy`: says what accounts may do at most. */
export function organizationPolicy(subject: Subject): readonly Meaning[] {
  return documentOf(subject, 'content', `every account under policy ${subject.label}`);
}

/** Trust, inline policies, boundary and managed policies of `aws_iam_role`. */
export function role(subject: Subject): readonly Meaning[] {
  const holder = `role ${subject.label}`;
  return [
    ...trust(subject, holder),
    ...inlineBlocks(subject, holder),
    ...boundary(subject, holder),
    ...managedArns(subject, holder),
    ...sessionLength(subject, holder),
  ];
}

function trust(subject: Subject, holder: string): readonly Meaning[] {
  return documentOf(subject, 'assume_role_policy', holder, holder);
}

function inlineBlocks(subject: Subject, holder: string): readonly Meaning[] {
  const documents = (side: Side): readonly string[] =>
    Array.from({ length: lengthOn(subject, side, 'inline_policy') }, (_, index) =>
      textOn(subject, side, 'inline_policy', index, 'policy'),
    ).flatMap((text) => text ?? []);
  const [before, after] = [documents('before'), documents('after')].map(together);
  return policyMeanings({ kind: 'iam', holder, everything: 'every resource', before, after, unknown: false });
}

/** One document with the statements of several. */
function together(documents: readonly string[]): string | undefined {
  if (documents.length === 0) return undefined;
  const statements = documents.flatMap((text) => {
    try {
      const parsed: unknown = JSON.parse(text);
      return typeof parsed === 'object' && parsed !== null && 'Statement' in parsed ? [parsed.Statement].flat() : [];
    } catch {
      return [];
    }
  });
  return JSON.stringify({ Statement: statements });
}

function boundary(subject: Subject, holder: string): readonly Meaning[] {
  if (subject.before === undefined || subject.after === undefined) return [];
  const [before, after] = (['before', 'after'] as const).map((side) => subject.reference(side, 'permissions_boundary'));
  if (before === after) return [];
  if (before === undefined)
    return [meaning('iam', 'shrinks', `${holder} can now do at most what ${after ?? ''} allows`)];
  if (after === undefined) return [meaning('iam', 'grows', `${holder} is no longer limited by ${before}`)];
  return [meaning('iam', 'changes', `${holder} is limited by ${after} instead of ${before}`)];
}

function managedArns(subject: Subject, holder: string): readonly Meaning[] {
  if (isUnknown(subject, 'managed_policy_arns')) return [];
  const [before, after] = [
    textsOn(subject, 'before', 'managed_policy_arns'),
    textsOn(subject, 'after', 'managed_policy_arns'),
  ];
  const [gone, come] = [before.filter((arn) => !after.includes(arn)), after.filter((arn) => !before.includes(arn))];
  // On roles that do not say so themselves, the attribute lists what other resources attach.
  if (subject.before === undefined && come.length === 0) return [];
  return [
    ...(come.length > 0 ? [meaning('iam', 'grows', `${holder} gets ${listed(come.map(policyName))}`)] : []),
    ...(gone.length > 0 ? [meaning('iam', 'shrinks', `${holder} loses ${listed(gone.map(policyName))}`)] : []),
  ];
}

function sessionLength(subject: Subject, holder: string): readonly Meaning[] {
  const step = stepOf((...at) => knownValue(valueOn(...at)), subject, 'max_session_duration');
  if (step === undefined) return [];
  const direction = Number(step.to) > Number(step.from) ? 'grows' : 'shrinks';
  return [
    meaning(
      'iam',
      direction,
      `sessions of ${holder} last up to ${String(step.to)} s instead of ${String(step.from)} s`,
    ),
  ];
}

/** `aws_iam_role_policy_attachment` and its like. */
export function attachment(subject: Subject): readonly Meaning[] {
  const of = (side: Side): string | undefined =>
    subject[side] && `${policyName(subject.reference(side, 'policy_arn') ?? 'a policy')} to ${holderOf(subject, side)}`;
  const [before, after] = [of('before'), of('after')];
  if (before === after) return [];
  return [
    ...(after === undefined ? [] : [meaning('iam', 'grows', `gives ${after}`)]),
    ...(before === undefined ? [] : [meaning('iam', 'shrinks', `no longer gives ${before}`)]),
  ];
}

/** AWS's own policies that leave out next to nothing. */
const BROAD: Readonly<Record<string, string>> = {
  AdministratorAccess: 'everything in the account',
  PowerUserAccess: 'everything but IAM',
  IAMFullAccess: 'everything in IAM, so in the end everything',
};

export function policyName(arn: string): string {
  const name = /^arn:[\w-]+:iam::aws:policy\/(?:[\w-]+\/)*([\w-]+)$/.exec(arn)?.[1];
  if (name === undefined) return `policy ${arn}`;
  const broad = Object.hasOwn(BROAD, name) ? ` (${BROAD[name] ?? ''})` : '';
  return `policy ${name}${broad}`;
}

function holderOf(subject: Subject, side: Side = subject.after === undefined ? 'before' : 'after'): string {
  for (const kind of ['role', 'user', 'group'] as const) {
    const name = subject.reference(side, kind);
    if (name !== undefined) return `${kind} ${name}`;
  }
  return subject.label;
}

function documentOf(
  subject: Subject,
  attribute: string,
  holder: string,
  everything = 'every resource',
): readonly Meaning[] {
  return policyMeanings({
    kind: 'iam',
    holder,
    everything,
    before: subject.text('before', attribute),
    after: subject.text('after', attribute),
    unknown: isPolicyUnknown(subject, attribute),
  });
}
