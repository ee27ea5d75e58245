import type { IamNames } from '../aws/iam-reference';
import type { ObjectValue } from '../values/value';
import { listOf, readPolicy, statementsOf, type Statement } from './policy-text';
import { textAt, textsAt } from './read';

/** Attributes that hold policies in the language of IAM, by resource type. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_acmpca_policy: ['policy'],
  aws_api_gateway_rest_api: ['policy'],
  aws_api_gateway_rest_api_policy: ['policy'],
  aws_backup_vault_policy: ['policy'],
  aws_cloudwatch_event_bus_policy: ['policy'],
  aws_cloudwatch_log_destination_policy: ['access_policy'],
  aws_cloudwatch_log_resource_policy: ['policy_document'],
  aws_codeartifact_domain_permissions_policy: ['policy_document'],
  aws_codeartifact_repository_permissions_policy: ['policy_document'],
  aws_dynamodb_resource_policy: ['policy'],
  aws_ecr_registry_policy: ['policy'],
  aws_ecr_repository_policy: ['policy'],
  aws_efs_file_system_policy: ['policy'],
  aws_glue_resource_policy: ['policy'],
  aws_iam_group_policy: ['policy'],
  aws_iam_policy: ['policy'],
  aws_iam_role: ['assume_role_policy', 'inline_policy.policy'],
  aws_iam_role_policy: ['policy'],
  aws_iam_user_policy: ['policy'],
  aws_kms_external_key: ['policy'],
  aws_kms_key: ['policy'],
  aws_kms_key_policy: ['policy'],
  aws_kms_replica_key: ['policy'],
  aws_opensearch_domain: ['access_policies'],
  aws_opensearch_domain_policy: ['access_policies'],
  aws_organizations_policy: ['content'],
  aws_s3_access_point: ['policy'],
  aws_s3_bucket_policy: ['policy'],
  aws_s3control_access_point_policy: ['policy'],
  aws_secretsmanager_secret: ['policy'],
  aws_secretsmanager_secret_policy: ['policy'],
  aws_sns_topic: ['policy'],
  aws_sns_topic_policy: ['policy'],
  aws_sqs_queue: ['policy'],
  aws_sqs_queue_policy: ['policy'],
  aws_ssoadmin_permission_set_inline_policy: ['inline_policy'],
  aws_vpc_endpoint: ['policy'],
  aws_vpc_endpoint_policy: ['policy'],
  aws_vpclattice_auth_policy: ['policy'],
};

/** Resource types with policies. */
export const typesWithPolicies: readonly string[] = Object.keys(ATTRIBUTES);

/** The known policies of an object. */
export function policiesIn(type: string, object: ObjectValue | undefined): readonly string[] {
  if (type === 'aws_organizations_policy' && !isAboutActions(object)) return [];
  return (ATTRIBUTES[type] ?? []).flatMap((path) => textsAt(object, path)).filter((text) => text !== '');
}

/** Policies for tags, backups and the like have a language of their own. */
function isAboutActions(policy: ObjectValue | undefined): boolean {
  return ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'].includes(
    textAt(policy, 'type') ?? 'SERVICE_CONTROL_POLICY',
  );
}

/** The actions, condition keys and variables that policies name. */
export function namesIn(policies: readonly string[]): IamNames {
  const statements = policies.flatMap(statementsOf);
  return {
    actions: statements.flatMap(actionsOf),
    conditionKeys: [...statements.flatMap(conditionKeysOf), ...policies.flatMap(variablesIn)],
  };
}

/** The policy variables that a policy uses; those of the older version of the language mean themselves. */
export function variablesIn(policy: string): readonly string[] {
  const read = readPolicy(policy);
  const hasVariables = read.kind === 'document' && read.document['Version'] === '2012-10-17';
  return hasVariables ? read.statements.flatMap(variablesOf) : [];
}

/** What a statement names under `Action` and `NotAction`. */
export function actionsOf(statement: Statement): readonly string[] {
  return [...listOf(statement['Action']), ...listOf(statement['NotAction'])];
}

/** The operators of a statement's conditions: `StringEquals`. */
export function operatorsOf(statement: Statement): readonly string[] {
  return Object.keys(recordOf(statement['Condition']));
}

/** The keys of a statement's conditions: `aws:SourceArn`. */
export function conditionKeysOf(statement: Statement): readonly string[] {
  return Object.values(recordOf(statement['Condition'])).flatMap((keys) => Object.keys(recordOf(keys)));
}

/** `aws:username` in `${aws:username}` and in `${aws:username, 'nobody'}`. */
function variablesOf(statement: Statement): readonly string[] {
  const values = Object.values(recordOf(statement['Condition'])).flatMap((keys) => Object.values(recordOf(keys)));
  const texts = [...listOf(statement['Resource']), ...listOf(statement['NotResource']), ...values.flatMap(listOf)];
  return texts
    .flatMap((text) =>
      [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inside = '']) => inside.split(',')[0]?.trim() ?? ''),
    )
    .filter((name) => !['*', '?', '$'].includes(name));
}

function recordOf(value: Statement[string] | undefined): Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Statement) : {};
}
