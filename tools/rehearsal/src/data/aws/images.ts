import { derived } from '../../plan/derived';
import { SIMULATED_TIME } from '../../plan/template';
import { isListValue, isObjectValue, textOf, type ObjectValue } from '../../values/value';
import { InventedAnswer, type DataQuery, type DataSource } from '../data-source';
import { attributesOf, objectsOf } from '../existing-object';
import { matching } from '../match-objects';
import { textsOf } from './zones';

/** Machine images: an account's own, and for every search among those of others one image that fits it. */
export const imageSources: Readonly<Record<string, DataSource>> = { aws_ami: image };

function image(query: DataQuery): ObjectValue | InventedAnswer {
  const [own] = matching(objectsOf(query, 'aws_ami'), query.config);
  if (own !== undefined) return attributesOf(query, own);
  const owners = textsOf(query.config['owners']);
  // An account's own images come from image pipelines: that Terraform made none does not mean that there is none.
  if (owners.length > 0 && owners.every((owner) => owner === 'self' || owner === query.place.account)) {
    return new InventedAnswer(publishedImage(query, query.place.account));
  }
  return publishedImage(query, owners[0] ?? 'amazon');
}

function publishedImage({ config, place }: DataQuery, owner: string): ObjectValue {
  const wanted = (name: string): string | undefined => filterValue(config, name);
  const name = (wanted('name') ?? textOf(config['name_regex']) ?? 'image').replaceAll('*', '20260101');
  const id = `ami-${derived(`${place.region}/${owner}/${name}/${wanted('architecture') ?? ''}`, 'hex', 17)}`;
  return {
    id,
    image_id: id,
    arn: `arn:${place.partition}:ec2:${place.region}::image/${id}`,
    name,
    architecture: wanted('architecture') ?? (/arm64|aarch64/.test(name) ? 'arm64' : 'x86_64'),
    creation_date: SIMULATED_TIME,
    image_owner_alias: /^\d/.test(owner) ? '' : owner,
    owner_id: /^\d{12}$/.test(owner) ? owner : '137112412989',
    root_device_name: '/dev/xvda',
    root_device_type: 'ebs',
    state: 'available',
    virtualization_type: 'hvm',
  };
}

function filterValue(config: ObjectValue, name: string): string | undefined {
  const filters = isListValue(config['filter']) ? config['filter'].filter(isObjectValue) : [];
  return filters.filter((filter) => filter['name'] === name).flatMap(({ values }) => textsOf(values))[0];
}
