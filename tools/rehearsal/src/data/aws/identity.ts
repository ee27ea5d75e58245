import { partitionOf, type AwsData } from '../../aws/aws-data';
import { derived } from '../../plan/derived';
import { ProviderError } from '../../protocol/provider-error';
import { textOf } from '../../values/value';
import type { DataQuery, DataSource } from '../data-source';

const CLOUDFRONT_LOGS = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0';
const CLOUDFRONT_LOGS_IN_CHINA = 'a52cb28745c0c06e84ec548334e44bfa7fc2a85c54af20cd59e4969344b7af56';

/** Who and where a provider configuration is. */
export function identitySources(data: AwsData): Readonly<Record<string, DataSource>> {
  return {
    aws_partition: ({ place }) => ({
      id: place.partition,
      partition: place.partition,
      dns_suffix: place.dnsSuffix,
      reverse_dns_prefix: place.dnsSuffix.split('.').reverse().join('.'),
    }),
    aws_caller_identity: callerIdentity,
    aws_canonical_user_id: ({ place }) => ({ id: derived(`${place.account}/canonical`, 'hex', 64), display_name: '' }),
    // The account of CloudFront that delivers standard logs. Source: the CloudFront developer guide.
    aws_cloudfront_log_delivery_canonical_user_id: ({ place }) => ({
      id: place.partition === 'aws-cn' ? CLOUDFRONT_LOGS_IN_CHINA : CLOUDFRONT_LOGS,
    }),
    aws_region: (query) => region(data, query),
    aws_regions: ({ place }) => ({
      id: place.partition,
      names: Object.keys(data.regions).filter((name) => partitionOf(data, name).partition === place.partition),
    }),
    aws_iam_session_context: sessionContext,
    aws_service_principal: (query) => servicePrincipal(data, query),
    aws_default_tags: ({ place, defaultTags }) => ({ id: place.partition, tags: defaultTags ?? {} }),
    aws_arn: arn,
  };
}

/** The session of the simulation: the role that the provider assumes, else one that stands for its credentials. */
function callerIdentity({ cloud, place, role }: DataQuery): ReturnType<DataSource> {
  const name = role?.split('/').at(-1) ?? 'landfall-rehearsal';
  // The role that Terraform runs as exists, though no configuration of the rehearsal may have made it.
  cloud.assume([role ?? `arn:${place.partition}:iam::${place.account}:role/${name}`]);
  return {
    id: place.account,
    account_id: place.account,
    arn: `arn:${place.partition}:sts::${place.account}:assumed-role/${name}/rehearsal`,
    user_id: `AROA${derived(`${place.account}/${name}`, 'upper', 17)}:rehearsal`,
  };
}

function region(data: AwsData, { config, place }: DataQuery): ReturnType<DataSource> {
  const named = textOf(config['region']) ?? textOf(config['name']) ?? place.region;
  const description = data.regions[named]?.description;
  if (description === undefined) throw new ProviderError(`region not found: ${named}`);
  const { dnsSuffix } = partitionOf(data, named);
  return { id: named, name: named, region: named, description, endpoint: `ec2.${named}.${dnsSuffix}` };
}

/** Of an assumed role's session, the role; of anything else, itself. */
function sessionContext({ cloud, config }: DataQuery): ReturnType<DataSource> {
  const text = textOf(config['arn']) ?? '';
  const [, partition, account, name, session] = /^arn:([^:]+):sts::(\d+):assumed-role\/(.+)\/([^/]+)$/.exec(text) ?? [];
  if (name === undefined) return { id: text, issuer_arn: text, issuer_id: '', issuer_name: '', session_name: '' };
  const issuer = `arn:${partition}:iam::${account}:role/${name}`;
  cloud.assume([issuer]);
  return {
    id: text,
    issuer_arn: issuer,
    issuer_id: `AROA${derived(`${account}/${name}`, 'upper', 17)}`,
    issuer_name: name,
    session_name: session ?? '',
  };
}

function servicePrincipal(data: AwsData, { config, place }: DataQuery): ReturnType<DataSource> {
  const service = textOf(config['service_name']) ?? '';
  const name = data.servicePrincipals[service]?.replaceAll('{region}', place.region) ?? `${service}.amazonaws.com`;
  return {
    id: `${place.region}.${service}`,
    name: name.replaceAll('{dnsSuffix}', place.dnsSuffix),
    region: place.region,
    suffix: 'amazonaws.com',
  };
}

function arn({ config }: DataQuery): ReturnType<DataSource> {
  const text = textOf(config['arn']) ?? '';
  const [prefix, partition, service, inRegion, account, ...resource] = text.split(':');
  if (prefix !== 'arn' || resource.length === 0) throw new ProviderError(`parsing ARN (${text}): arn: invalid prefix`);
  return {
    id: text,
    partition: partition ?? '',
    service: service ?? '',
    region: inRegion ?? '',
    account: account ?? '',
    resource: resource.join(':'),
  };
}
