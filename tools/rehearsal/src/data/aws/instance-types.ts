import type { AwsData } from '../../aws/aws-data';
import { zoneIdOf } from '../../aws/zone-id';
import { isListValue, isObjectValue, textOf, type ObjectValue } from '../../values/value';
import { InventedAnswer, type DataQuery, type DataSource } from '../data-source';
import { textsOf } from './zones';

/** Instance types. That all are offered in all zones, and what they have beside their names, is made up. */
export function instanceTypeSources(data: AwsData): Readonly<Record<string, DataSource>> {
  return {
    aws_ec2_instance_type_offerings: (query) => offerings(data, query),
    aws_ec2_instance_type_offering: ({ config }) => {
      const preferred = [
        ...textsOf(config['preferred_instance_types']),
        ...filtered(config, 'instance-type'),
        't3.micro',
      ];
      return new InventedAnswer({ id: preferred[0] ?? null, instance_type: preferred[0] ?? null });
    },
    aws_ec2_instance_type: instanceType,
  };
}

function offerings(data: AwsData, { config, place }: DataQuery): InventedAnswer {
  const zones = [...(data.regions[place.region]?.zones ?? 'abc')].map((letter) => place.region + letter);
  const kind = textOf(config['location_type']) ?? 'region';
  const places = kind === 'region' ? [place.region] : kind === 'availability-zone-id' ? zones.map(zoneIdOf) : zones;
  const wanted = filtered(config, 'location');
  const locations = places.filter((name) => wanted.length === 0 || wanted.includes(name));
  const types = filtered(config, 'instance-type');
  const pairs = (types.length === 0 ? ['t3.micro'] : types).flatMap((type) =>
    locations.map((at) => [type, at] as const),
  );
  return new InventedAnswer({
    id: place.region,
    instance_types: pairs.map(([type]) => type.replaceAll('*', 'large')),
    locations: pairs.map(([, at]) => at),
    location_types: pairs.map(() => kind),
  });
}

function filtered(config: ObjectValue, name: string): readonly string[] {
  const filters = isListValue(config['filter']) ? config['filter'].filter(isObjectValue) : [];
  return filters.filter((filter) => filter['name'] === name).flatMap(({ values }) => textsOf(values));
}

const SIZES: Readonly<Record<string, number>> = { nano: 2, micro: 2, small: 2, medium: 2, large: 2, xlarge: 4 };

/** What the name of a type says: its family and its size, mostly. Source: the EC2 guide on instance type names. */
function instanceType({ config }: DataQuery): InventedAnswer {
  const name = textOf(config['instance_type']) ?? '';
  const [family = '', size = ''] = name.split('.');
  const vcpus = SIZES[size] ?? 4 * Number(/^(\d+)xlarge$/.exec(size)?.[1] ?? 16);
  const memoryPerVcpu = /^[cu]/.test(family) ? 2048 : /^[rx]/.test(family) ? 8192 : 4096;
  const isArm = /^[a-z]+\d+g/.test(family) || family.startsWith('a1');
  return new InventedAnswer({
    id: name,
    instance_type: name,
    default_vcpus: vcpus,
    default_cores: isArm ? vcpus : vcpus / 2,
    default_threads_per_core: isArm ? 1 : 2,
    memory_size: vcpus * memoryPerVcpu,
    supported_architectures: [isArm ? 'arm64' : 'x86_64'],
    bare_metal: size.startsWith('metal'),
    burstable_performance_supported: family.startsWith('t'),
    current_generation: true,
    dedicated_hosts_supported: !family.startsWith('t'),
    ebs_optimized_support: 'default',
    efa_supported: /^(?:p|trn|hpc)\d|n$/.test(family) && vcpus >= 64,
    efa_maximum_interfaces: /^(?:p5|trn)/.test(family) ? 32 : 4,
    ena_support: 'required',
    encryption_in_transit_supported: true,
    hypervisor: 'nitro',
    instance_storage_supported: /d(?:n|$)/.test(family),
    maximum_network_cards: /^(?:p5|trn1n|p4)/.test(family) ? 32 : 1,
    maximum_network_interfaces: 4,
    maximum_ipv4_addresses_per_interface: 15,
    maximum_ipv6_addresses_per_interface: 15,
    network_performance: 'Up to 12.5 Gigabit',
    supported_root_device_types: ['ebs'],
    supported_usages_classes: ['on-demand', 'spot'],
    supported_virtualization_types: ['hvm'],
    valid_cores: [],
    valid_threads_per_core: isArm ? [1] : [1, 2],
  });
}
