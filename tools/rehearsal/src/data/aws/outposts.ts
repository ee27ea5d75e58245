import { derived } from '../../plan/derived';
import { zoneIdOf } from '../../aws/zone-id';
import { textOf } from '../../values/value';
import { InventedAnswer, type DataQuery, type DataSource } from '../data-source';

/** Outposts, which are ordered and not made by Terraform: there is one in the first zone of every Region. */
export const outpostSources: Readonly<Record<string, DataSource>> = { aws_outposts_outpost: outpost };

function outpost({ config, place }: DataQuery): InventedAnswer {
  const { account, partition, region } = place;
  const owner = textOf(config['owner_id']) ?? account;
  const id = textOf(config['id']) ?? `op-${derived(`${owner}/${region}`, 'hex', 17)}`;
  const arn = textOf(config['arn']) ?? `arn:${partition}:outposts:${region}:${owner}:outpost/${id}`;
  const zone = `${region}a`;
  return new InventedAnswer({
    id,
    arn,
    name: textOf(config['name']) ?? 'outpost',
    description: '',
    owner_id: owner,
    site_id: `os-${derived(id, 'hex', 17)}`,
    availability_zone: zone,
    availability_zone_id: zoneIdOf(zone),
    lifecycle_status: 'ACTIVE',
    supported_hardware_type: 'RACK',
    tags: {},
  });
}
