import { type JsonRecord, listOf, recordOf, textOf } from '../plan/json';
import type { PlanDocument, PlannedResource } from '../plan/plan-document';

const PARAMETER = 'aws_ssm_parameter';

/** Data sources whose answers no stack changes. */
const CONSTANT = new Set([
  'aws_arn',
  'aws_availability_zones',
  'aws_caller_identity',
  'aws_iam_policy_document',
  'aws_partition',
  'aws_region',
  'aws_service_principal',
]);

/**
 * Whether the plans of lower stacks change what a configuration reads. It is true as well when the configuration reads
 * more than parameters of literal names, because then nobody knows.
 */
export function readsWhatChanges(configuration: JsonRecord, lower: readonly PlanDocument[]): boolean {
  const changes = lower.flatMap(({ resourceChanges }) => resourceChanges).filter(isChange);
  if (changes.length === 0) return false;
  const read = parametersReadBy(configuration);
  if (read === undefined) return true;
  const published = changes.filter(({ type }) => type === PARAMETER).flatMap(namesOf);
  return published.some((name) => name === undefined || read.has(name));
}

/** Names of the parameters that a configuration reads; undefined when it reads anything else that can change. */
function parametersReadBy(configuration: JsonRecord): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const [type, sources] of Object.entries(recordOf(configuration['data']))) {
    if (CONSTANT.has(type)) continue;
    for (const source of Object.values(recordOf(sources)).flatMap((each) =>
      Array.isArray(each) ? listOf(each) : [each],
    )) {
      const name = textOf(recordOf(source)['name']);
      if (type !== PARAMETER || name === undefined || name.includes('${')) return undefined;
      names.add(name);
    }
  }
  return 'module' in configuration ? undefined : names;
}

function isChange({ mode, actions }: PlannedResource): boolean {
  return mode === 'managed' && actions.some((action) => action !== 'no-op' && action !== 'read');
}

/** Names of a parameter before and after; undefined for one that is not known yet. */
function namesOf({ before, after }: PlannedResource): readonly (string | undefined)[] {
  return [before, after].filter((side) => side !== undefined).map((side) => textOf(side['name']));
}
