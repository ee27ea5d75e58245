import { textOf, type Value } from '../values/value';
import { FunctionError, type ProviderFunctions } from './provider-function';

interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account_id: string;
  readonly resource: string;
}

const parts = ['partition', 'service', 'region', 'account_id', 'resource'] as const;

/** The functions of the AWS provider. Source: its documentation, "Functions". */
export const awsFunctions: ProviderFunctions = {
  arn_build: {
    summary: 'Builds an ARN from its constituent parts.',
    parameters: parts.map((name) => ({ name, type: 'string' })),
    returns: 'string',
    call: (...args) => ['arn', ...args].map((part) => textOf(part) ?? '').join(':'),
  },
  arn_parse: {
    summary: 'Parses an ARN into its constituent parts.',
    parameters: [{ name: 'arn', type: 'string' }],
    returns: ['object', Object.fromEntries(parts.map((name) => [name, 'string'] as const))],
    call: (arn) => ({ ...parsedArn(arn) }),
  },
  trim_iam_role_path: {
    summary: 'Trims the path prefix from an IAM role ARN.',
    parameters: [{ name: 'arn', type: 'string' }],
    returns: 'string',
    call: trimmedRoleArn,
  },
  user_agent: {
    summary: 'Formats a User-Agent product.',
    parameters: ['product_name', 'product_version', 'comment'].map((name) => ({ name, type: 'string' })),
    returns: 'string',
    call: userAgent,
  },
};

function parsedArn(value: Value | undefined): Arn {
  const text = textOf(value) ?? '';
  if (!text.startsWith('arn:')) throw new FunctionError('arn: invalid prefix');
  const [, partition, service, region, account, ...resource] = text.split(':');
  if (partition === undefined || service === undefined || region === undefined || account === undefined) {
    throw new FunctionError('arn: not enough sections');
  }
  if (resource.length === 0) throw new FunctionError('arn: not enough sections');
  return { partition, service, region, account_id: account, resource: resource.join(':') };
}

function trimmedRoleArn(value: Value | undefined): string {
  const { partition, service, region, account_id: account, resource } = parsedArn(value);
  if (service !== 'iam') throw new FunctionError('service must be "iam"');
  if (region !== '') throw new FunctionError('region must be empty');
  if (!resource.startsWith('role/')) throw new FunctionError('resource must begin with "role/"');
  return ['arn', partition, service, region, account, `role/${resource.split('/').at(-1) ?? ''}`].join(':');
}

function userAgent(...[name, version, comment]: readonly Value[]): string {
  const [product, release, remark] = [name, version, comment].map((part) => textOf(part ?? null) ?? '');
  if (!product) throw new FunctionError('product_name must be set', 0);
  return [release ? `${product}/${release}` : product, ...(remark ? [`(${remark})`] : [])].join(' ');
}
