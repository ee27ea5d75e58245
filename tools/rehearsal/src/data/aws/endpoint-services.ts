import { derived } from '../../plan/derived';
import { ProviderError } from '../../protocol/provider-error';
import { isListValue, isObjectValue, textOf, type ObjectValue } from '../../values/value';
import type { DataQuery, DataSource } from '../data-source';
import { attributesOf, objectsOf } from '../existing-object';
import { textsOf } from './zones';

/** Services of which there are gateway endpoints beside the interface endpoints that most services have. */
const WITH_GATEWAY = new Set(['s3', 'dynamodb']);

/** Services whose names start with something else than `com.amazonaws`. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  sagemaker: 'aws.sagemaker.{region}.{service}',
  notebook: 'aws.sagemaker.{region}.notebook',
  studio: 'aws.sagemaker.{region}.studio',
};

/** Endpoint services: an account's own by name, and those of AWS by name or by what comes last in it. */
export const endpointServiceSources: Readonly<Record<string, DataSource>> = { aws_vpc_endpoint_service: service };

function service(query: DataQuery): ObjectValue {
  const { config, place } = query;
  const named = textOf(config['service_name']);
  const short = textOf(config['service']);
  const own = objectsOf(query, 'aws_vpc_endpoint_service').find(
    ({ attributes }) => attributes['service_name'] === named,
  );
  if (own !== undefined) return attributesOf(query, own);
  const template = OWN_NAMES[short ?? ''] ?? 'com.amazonaws.{region}.{service}';
  const name = named ?? template.replace('{region}', place.region).replace('{service}', short ?? '');
  const published = /^(?:com\.amazonaws|aws\.[a-z-]+)\.(?:([a-z]{2}(?:-[a-z]+)+-\d)\.|global\.)?(\S+)$/.exec(name);
  const region = published?.[1] ?? place.region;
  const regions = [place.region, ...textsOf(config['service_regions'])];
  const type = typesOf(published?.[2] ?? '').filter((each) => wantedTypes(config).includes(each));
  const [first] = type;
  if (published === null || first === undefined || !regions.includes(region)) {
    throw new ProviderError('no matching EC2 VPC Endpoint Service found');
  }
  if (type.length > 1) {
    throw new ProviderError(
      'multiple EC2 VPC Endpoint Services matched; use additional constraints to reduce matches to a single EC2 VPC Endpoint Service',
    );
  }
  return answerOf(query, name, region, first);
}

function typesOf(service: string): readonly string[] {
  return WITH_GATEWAY.has(service) ? ['Gateway', 'Interface'] : ['Interface'];
}

function wantedTypes(config: ObjectValue): readonly string[] {
  const filters = isListValue(config['filter']) ? config['filter'].filter(isObjectValue) : [];
  const filtered = filters.filter(({ name }) => name === 'service-type').flatMap(({ values }) => textsOf(values));
  const type = textOf(config['service_type']);
  return type !== undefined ? [type] : filtered.length > 0 ? filtered : ['Gateway', 'Interface'];
}

function answerOf({ place }: DataQuery, name: string, region: string, type: string): ObjectValue {
  const id = `vpce-svc-${derived(`${name}/${type}`, 'hex', 17)}`;
  return {
    id: derived(name, 'digits', 10),
    arn: `arn:${place.partition}:ec2:${region}:${place.account}:vpc-endpoint-service/${id}`,
    service_id: id,
    service_name: name,
    service_type: type,
    service_region: region,
    owner: 'amazon',
    acceptance_required: false,
    manages_vpc_endpoints: false,
    vpc_endpoint_policy_supported: true,
    availability_zones: ['a', 'b', 'c'].map((letter) => region + letter),
    base_endpoint_dns_names: [name.split('.').reverse().join('.')],
    private_dns_name: type === 'Gateway' ? '' : `${name.split('.').at(-1) ?? ''}.${region}.${place.dnsSuffix}`,
    supported_ip_address_types: ['ipv4'],
    tags: {},
  };
}
