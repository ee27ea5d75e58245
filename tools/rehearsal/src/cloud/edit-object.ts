import { LandfallError } from '@landfall/contracts';
import { awsData, partitionOf } from '../aws/aws-data';
import { awsBehaviours } from '../behaviours/aws/aws-behaviours';
import { loadProviderBindings } from '../schema/bindings';
import { installedProviders } from '../schema/installed-providers';
import type { TypeConstraint } from '../schema/schema';
import { fromStateJson } from '../values/state-json';
import { typeOfBlock } from '../values/type-of-block';
import { isObjectValue } from '../values/value';
import { parseAssignment } from './attribute-path';
import { changedAttributes } from './changed-attributes';
import type { Cloud } from './cloud';
import type { CloudObject } from './cloud-object';

/**
 * Changes an object behind Terraform's back.
 *
 * @param assignments `<attribute path>=<JSON or text>`, such as `tags.Name=main`.
 * @param from Folder whose installed provider bindings tell the types of attributes.
 * @throws LandfallError ASSIGNMENT_INVALID, ATTRIBUTE_UNKNOWN, ATTRIBUTE_VALUE_INVALID, ATTRIBUTE_FIXED, PROVIDER_BINDINGS_NOT_FOUND
 */
export function changeObject(
  cloud: Cloud,
  object: CloudObject,
  assignments: readonly string[],
  from: string,
): CloudObject {
  const attributes = changedAttributes(object, valueTypeOf(object.type, from), assignments.map(parseAssignment));
  return cloud.change(object.key, attributes);
}

/**
 * Removes an object behind Terraform's back, with what AWS removes along with it. What AWS would refuse because others
 * still use the object is not refused: those stand for what was removed before.
 *
 * @param from Folder whose installed provider bindings tell the types of attributes.
 * @throws LandfallError PROVIDER_BINDINGS_NOT_FOUND
 */
export function removeObject(cloud: Cloud, object: CloudObject, from: string): void {
  const { type, account, region, seed } = object;
  const remove = awsBehaviours(awsData)[type]?.remove;
  const prior = remove && fromStateJson(object.attributes, valueTypeOf(type, from));
  if (remove !== undefined && isObjectValue(prior)) {
    const { partition, dnsSuffix } = partitionOf(awsData, region);
    remove({ cloud, place: { account, region, partition, dnsSuffix }, prior, seed });
  }
  cloud.delete(object.key);
}

function valueTypeOf(type: string, from: string): TypeConstraint {
  for (const { packageName, source } of installedProviders(from)) {
    if (!type.startsWith(`${source.slice(source.lastIndexOf('/') + 1)}_`)) continue;
    const block = loadProviderBindings(packageName, from).resource(type);
    if (block !== undefined) return typeOfBlock(block);
  }
  throw new LandfallError(
    'PROVIDER_BINDINGS_NOT_FOUND',
    `the attributes of ${type} are known from the bindings of its provider, got none; install @cdktf/provider-${type.split('_')[0]}`,
    from,
  );
}
