import type { CloudObject } from '../cloud/cloud-object';
import type { Json } from '../json';
import { derived } from '../plan/derived';
import { SIMULATED_TIME } from '../plan/template';
import { ProviderError } from '../protocol/provider-error';
import type { AttributeSchema, BlockTypeSchema } from '../schema/schema';
import { attributeOf, isListValue, textOf, type ObjectValue, type Value } from '../values/value';
import { chosen, computed, optional, required, secret } from './attributes';
import type { EphemeralQuery, EphemeralResource, EphemeralResources } from './ephemeral-resource';
import { characterKinds, newPassword } from './password';

/** The ephemeral resources of the AWS provider. Source: its schema, version 6.25. */
export const awsEphemerals: EphemeralResources = {
  aws_ssm_parameter: regional(
    {
      arn: required(),
      name: computed(),
      type: computed(),
      value: secret(),
      version: computed('number'),
      with_decryption: chosen('bool'),
    },
    ssmParameter,
  ),
  aws_secretsmanager_secret_version: regional(
    {
      secret_id: required(),
      arn: computed(),
      created_date: computed(),
      secret_binary: secret(),
      secret_string: secret(),
      version_id: chosen(),
      version_stage: chosen(),
      version_stages: computed(['list', 'string']),
    },
    secretVersion,
  ),
  aws_secretsmanager_random_password: regional(
    {
      exclude_characters: optional(),
      exclude_lowercase: optional('bool'),
      exclude_numbers: optional('bool'),
      exclude_punctuation: optional('bool'),
      exclude_uppercase: optional('bool'),
      include_space: optional('bool'),
      password_length: optional('number'),
      require_each_included_type: optional('bool'),
      random_password: secret(),
    },
    randomPassword,
  ),
  aws_eks_cluster_auth: regional({ name: required(), token: secret() }, clusterToken),
  aws_kms_secrets: regional({ plaintext: secret(['map', 'string']) }, kmsSecrets, { secret: kmsSecretBlock() }),
  aws_lambda_invocation: regional(
    {
      client_context: optional(),
      executed_version: computed(),
      function_error: computed(),
      function_name: required(),
      log_result: computed(),
      log_type: optional(),
      payload: required(),
      qualifier: optional(),
      result: computed(),
      status_code: computed('number'),
    },
    lambdaInvocation,
  ),
  aws_ecr_authorization_token: regional(
    {
      authorization_token: secret(),
      expires_at: computed(),
      password: secret(),
      proxy_endpoint: computed(),
      user_name: computed(),
    },
    ecrToken,
  ),
  aws_cognito_identity_openid_token_for_developer_identity: regional(
    {
      identity_id: chosen(),
      identity_pool_id: required(),
      logins: required(['map', 'string']),
      principal_tags: optional(['map', 'string']),
      token: secret(),
      token_duration: optional('number'),
    },
    ({ place, config }) => ({
      identity_id: `${place.region}:${derived(JSON.stringify(config), 'uuid', 36)}`,
      token: 'simulated-openid-token',
    }),
  ),
};

function regional(
  attributes: Readonly<Record<string, AttributeSchema>>,
  open: EphemeralResource['open'],
  blockTypes: Readonly<Record<string, BlockTypeSchema>> = {},
): EphemeralResource {
  return {
    block: { attributes: { ...attributes, region: chosen() }, blockTypes },
    open: (query) => ({ region: query.place.region, ...open(query) }),
  };
}

function kmsSecretBlock(): BlockTypeSchema {
  const attributes = {
    context: optional(['map', 'string']),
    encryption_algorithm: optional(),
    grant_tokens: optional(['list', 'string']),
    key_id: optional(),
    name: required(),
    payload: required(),
  };
  return { nesting: 'set', block: { attributes, blockTypes: {} }, minItems: 0, maxItems: 0 };
}

function objectsIn({ cloud, place }: EphemeralQuery, type: string): readonly CloudObject[] {
  return cloud
    .find({ type, account: place.account })
    .filter(({ region }) => region === place.region || region === 'global');
}

function ssmParameter(query: EphemeralQuery): ObjectValue {
  const arn = textOf(query.config['arn']) ?? '';
  const found = objectsIn(query, 'aws_ssm_parameter').find(({ attributes }) => attributes['arn'] === arn);
  if (found === undefined) throw new ProviderError(`reading SSM Parameter (${arn}): couldn't find resource`);
  const { name, type, version, value, insecure_value: insecure } = found.attributes;
  return {
    name: textOfJson(name),
    type: textOfJson(type),
    value: secretOf(found, 'value') ?? textOfJson(value) ?? textOfJson(insecure),
    version: typeof version === 'number' ? version : 1,
    with_decryption: true,
  };
}

function secretVersion(query: EphemeralQuery): ObjectValue {
  const wanted = textOf(query.config['secret_id']) ?? '';
  const id = textOf(query.config['version_id']);
  const secret = objectsIn(query, 'aws_secretsmanager_secret').find(
    ({ attributes }) => attributes['arn'] === wanted || attributes['name'] === wanted,
  );
  const names = [wanted, secret?.attributes['arn'], secret?.id];
  const versions = objectsIn(query, 'aws_secretsmanager_secret_version').filter(
    ({ attributes }) =>
      names.includes(attributes['secret_id']) && (id === undefined || attributes['version_id'] === id),
  );
  const found = versions.at(-1);
  if (found === undefined) {
    throw new ProviderError(
      `reading Secrets Manager Secret Version (${wanted}|${id ?? 'AWSCURRENT'}): couldn't find resource`,
    );
  }
  const { arn, version_id: version, secret_string: string, secret_binary: binary } = found.attributes;
  return {
    arn: textOfJson(arn),
    created_date: SIMULATED_TIME,
    secret_string: secretOf(found, 'secret_string') ?? textOfJson(string),
    secret_binary: textOfJson(binary) ?? '',
    version_id: textOfJson(version),
    version_stage: 'AWSCURRENT',
    version_stages: ['AWSCURRENT'],
  };
}

/** What a write-only argument left in the cloud, which no state has. */
function secretOf({ writeOnly }: CloudObject, name: string): string | undefined {
  return textOfJson(writeOnly?.[`${name}_wo`]) ?? undefined;
}

function textOfJson(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function randomPassword({ config }: EphemeralQuery): ObjectValue {
  const flag = (name: string): boolean => config[name] === true;
  const excluded = new Set(textOf(config['exclude_characters']) ?? '');
  const kinds = [
    ...(flag('exclude_lowercase') ? [] : [characterKinds.lower]),
    ...(flag('exclude_uppercase') ? [] : [characterKinds.upper]),
    ...(flag('exclude_numbers') ? [] : [characterKinds.digits]),
    ...(flag('exclude_punctuation') ? [] : ['!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~']),
    ...(flag('include_space') ? [' '] : []),
  ].map((kind) => [...kind].filter((character) => !excluded.has(character)).join(''));
  const length = Number(textOf(config['password_length']) ?? 32);
  if (kinds.join('') === '') {
    throw new ProviderError('reading Secrets Manager Random Password', 'no characters are left to choose from');
  }
  const each = config['require_each_included_type'] === false ? [] : kinds.filter((kind) => kind !== '');
  return {
    random_password: newPassword(
      length,
      kinds.join(''),
      each.map((kind) => [kind, 1] as const),
    ),
  };
}

function clusterToken({ config }: EphemeralQuery): ObjectValue {
  return { token: `k8s-aws-v1.${Buffer.from(`simulated:${textOf(config['name']) ?? ''}`).toString('base64url')}` };
}

/** The simulated KMS encrypts nothing: a payload that is Base64 reads as what it encodes. */
function kmsSecrets({ config }: EphemeralQuery): ObjectValue {
  const secrets: readonly Value[] = isListValue(config['secret']) ? config['secret'] : [];
  const plaintext = secrets.map((each) => {
    const payload = textOf(attributeOf(each, 'payload')) ?? '';
    return [textOf(attributeOf(each, 'name')) ?? '', Buffer.from(payload, 'base64').toString('utf8')] as const;
  });
  return { plaintext: Object.fromEntries(plaintext) };
}

/** Functions do not run in a rehearsal: each answers with an empty object. */
function lambdaInvocation(query: EphemeralQuery): ObjectValue {
  const name = textOf(query.config['function_name']) ?? '';
  const found = objectsIn(query, 'aws_lambda_function').some(({ id, attributes }) =>
    [id, attributes['arn'], attributes['function_name']].includes(name),
  );
  if (!found) {
    throw new ProviderError(
      `invoking Lambda Function (${name})`,
      `ResourceNotFoundException: Function not found: ${name}`,
    );
  }
  return { executed_version: '$LATEST', function_error: '', log_result: '', result: '{}', status_code: 200 };
}

function ecrToken({ place }: EphemeralQuery): ObjectValue {
  const password = 'simulated-ecr-password';
  return {
    authorization_token: Buffer.from(`AWS:${password}`).toString('base64'),
    expires_at: SIMULATED_TIME,
    password,
    proxy_endpoint: `https://${place.account}.dkr.ecr.${place.region}.${place.dnsSuffix}`,
    user_name: 'AWS',
  };
}
