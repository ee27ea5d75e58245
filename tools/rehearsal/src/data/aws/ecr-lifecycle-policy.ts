import type { Json } from '../../json';
import { toStateJson } from '../../values/state-json';
import type { Value } from '../../values/value';
import type { DataSource } from '../data-source';
import { blocksOf, firstBlock } from './nested-blocks';

/** `aws_ecr_lifecycle_policy_document`: its rules as JSON, in the order of their priority. Source: the ECR user guide. */
export const ecrLifecyclePolicy: DataSource = ({ config }) => {
  const rules = blocksOf(config['rule']).map((rule) => {
    const selection = firstBlock(rule['selection']);
    return {
      rulePriority: Number(rule['priority']),
      ...given('description', rule['description']),
      selection: {
        ...given('tagStatus', selection['tag_status']),
        ...given('tagPatternList', selection['tag_pattern_list']),
        ...given('tagPrefixList', selection['tag_prefix_list']),
        ...given('countType', selection['count_type']),
        ...given('countUnit', selection['count_unit']),
        ...given('countNumber', selection['count_number']),
      },
      action: { type: toStateJson(firstBlock(rule['action'])['type'] ?? 'expire') },
    };
  });
  return { json: JSON.stringify({ rules: rules.toSorted((a, b) => a.rulePriority - b.rulePriority) }) };
};

function given(name: string, value: Value | undefined): Readonly<Record<string, Json>> {
  const json = toStateJson(value ?? null);
  return json === null || (Array.isArray(json) && json.length === 0) ? {} : { [name]: json };
}
