import { awsData } from '../../aws/aws-data';
import { defaultQuotas, type Quotas } from '../../aws/quotas';
import { Cloud } from '../../cloud/cloud';
import type { CloudObject } from '../../cloud/cloud-object';
import type { ObjectValue } from '../../values/value';
import { namesIn, policiesIn } from '../policies';
import type { Rule, RuleContext } from '../rule';

export const account = '111111111111';
export const region = 'eu-west-1';

/** A change that a rule refuses, and one that it does not. */
export interface RuleCase {
  /** Type of the object, when it is not the first that the rule looks at. */
  readonly type?: string;
  readonly action?: RuleContext['action'];
  readonly prior?: ObjectValue;

  /** Key of the object in the cloud. */
  readonly key?: string;

  /** The object that is refused. */
  readonly object: ObjectValue;

  /** What is different in an object that is not refused; null takes an attribute away. */
  readonly fine: ObjectValue;

  /** What is different beside the object. */
  readonly fineWith?: Pick<RuleCase, 'key' | 'quotas'>;

  /** Files of buckets, by bucket and name. */
  readonly files?: Readonly<Record<string, string>>;

  /** Objects beside those of every case. */
  readonly cloud?: readonly CloudObject[];
  readonly quotas?: Partial<Quotas>;

  /** Part of the refusal. */
  readonly says: string;
}

export type RuleCases = Readonly<Record<string, RuleCase>>;

/** An object of the cloud. */
export function thing(
  type: string,
  id: string,
  attributes: CloudObject['attributes'] = {},
  where: { readonly account?: string; readonly region?: string } = {},
): CloudObject {
  const home = { account, region: type.startsWith('aws_iam_') ? 'global' : region, ...where };
  const key = [type, home.account, home.region, id].join('/');
  return { key, type, id, seed: id, ...home, attributes: { id, ...attributes } };
}

/** What a rule says of an object in a cloud. */
export async function verdict(
  rule: Rule,
  each: RuleCase,
  objects: readonly CloudObject[],
  object: ObjectValue,
): Promise<string | undefined> {
  const cloud = new Cloud();
  for (const existing of [...objects, ...(each.cloud ?? [])]) cloud.put(existing);
  for (const [name, text] of Object.entries(each.files ?? {})) {
    cloud.files.set(name, { content: Buffer.from(text).toString('base64'), versionId: '1' });
  }
  const type = each.type ?? rule.types[0] ?? '';
  await awsData.iam.load(namesIn(policiesIn(type, object)));
  return rule.check({
    type,
    action: each.action ?? (each.prior === undefined ? 'create' : 'update'),
    object,
    prior: each.prior,
    config: object,
    key: each.key,
    place: { account, region, partition: 'aws', dnsSuffix: 'amazonaws.com' },
    cloud,
    aws: awsData,
    quotas: { ...defaultQuotas, ...each.quotas },
  });
}
