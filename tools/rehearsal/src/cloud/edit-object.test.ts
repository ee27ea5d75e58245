import { Cloud } from './cloud';
import type { CloudObject } from './cloud-object';
import { changeObject, removeObject } from './edit-object';
import { objectNamed } from './object-named';

const place = { account: '111111111111', region: 'eu-west-1' };
const tags = { Name: 'a' };
let cloud: Cloud;
let subnet: CloudObject;

beforeEach(() => {
  cloud = new Cloud();
  subnet = cloud.put({
    ...place,
    type: 'aws_subnet',
    id: 'subnet-1',
    seed: 's',
    attributes: {
      id: 'subnet-1',
      arn: 'arn:1',
      map_public_ip_on_launch: false,
      tags,
      tags_all: { ...tags, Team: 'x' },
    },
  });
});

const change = (...assignments: readonly string[]): CloudObject['attributes'] =>
  changeObject(cloud, cloud.get(subnet.key) ?? subnet, assignments, __dirname).attributes;

const changeGroup = (...assignments: readonly string[]): CloudObject['attributes'] => {
  const [rule] = [{ cidr_blocks: ['10.0.0.0/8'], from_port: 1, to_port: 2 }];
  const attributes = { id: 'sg-1', description: null, ingress: [rule] };
  const group = cloud.put({ ...place, type: 'aws_security_group', id: 'sg-1', seed: 'g', attributes });
  return changeObject(cloud, group, assignments, __dirname).attributes;
};

describe('a change behind the back of Terraform', () => {
  it('reads values as the types of their attributes ask', () => {
    expect(change('map_public_ip_on_launch=true')).toMatchObject({ map_public_ip_on_launch: true });
    expect(change('enable_lni_at_device_index=3')).toMatchObject({ enable_lni_at_device_index: 3 });
    expect(change('availability_zone=1')).toMatchObject({ availability_zone: '1' });
    expect(change('availability_zone="a=b"')).toMatchObject({ availability_zone: 'a=b' });
    expect(change('availability_zone=null')).toMatchObject({ availability_zone: null });
    expect(cloud.get(subnet.key)?.attributes).toMatchObject({ availability_zone: null, map_public_ip_on_launch: true });
  });

  it('reaches into lists, blocks and maps', () => {
    expect(changeGroup('ingress[0].cidr_blocks.1=10.0.0.1/32', 'ingress.0.to_port=9')).toMatchObject({
      ingress: [{ cidr_blocks: ['10.0.0.0/8', '10.0.0.1/32'], from_port: 1, to_port: 9 }],
    });
    expect(changeGroup('ingress=[]')).toMatchObject({ ingress: [] });
  });

  it('gives tags to tags_all as well, and takes them away again', () => {
    expect(change('tags["kubernetes.io/role/elb"]=1', 'tags.Name=null')).toMatchObject({
      tags: { 'kubernetes.io/role/elb': '1' },
      tags_all: { 'kubernetes.io/role/elb': '1', Team: 'x' },
    });
    expect(cloud.get(subnet.key)?.attributes['tags_all']).not.toHaveProperty('Name');
  });

  it.each([
    ['map_public_ip=true', "aws_subnet has no attribute 'map_public_ip'; it has map_public_ip_on_launch"],
    ['map_public_ip_on_launch=yes', 'map_public_ip_on_launch is true or false, got yes'],
    ['enable_lni_at_device_index=one', 'enable_lni_at_device_index is a number, got one'],
    ['tags=Name', 'tags is a JSON object, got Name'],
    ['cidr_block.first=1', 'cidr_block is a string and has no first; write cidr_block=1'],
    ['id=subnet-2', 'id says which object it is and cannot change; remove the object'],
    ['tags.Name', "expected an attribute, = and a value, got 'tags.Name'"],
    ['=1', "expected an attribute, = and a value, got '=1'"],
  ])('is refused in a sentence: %s', (assignment, sentence) => {
    expect(() => change(assignment)).toThrow(sentence);
    expect(cloud.get(subnet.key)).toBe(subnet);
  });

  it.each([
    ['ingress[2].to_port=1', 'ingress is a list, got 2 for an index; 0 to 0 exist; 1 adds one'],
    ['ingress[0].port=1', "ingress[0] has no attribute 'port'; it has "],
    ['ingress=[{"port":1}]', 'ingress is a JSON list, got [{"port":1}]'],
  ])('is refused inside of blocks: %s', (assignment, sentence) => {
    expect(() => changeGroup(assignment)).toThrow(sentence);
  });

  it('says which bindings would tell the attributes', () => {
    const other = cloud.put({ ...place, type: 'nowhere_thing', id: 'x', seed: 'x', attributes: {} });
    expect(() => changeObject(cloud, other, ['a=1'], __dirname)).toThrow('install @cdktf/provider-nowhere');
  });
});

describe('an object', () => {
  it('has the names that a user may know', () => {
    for (const name of [subnet.key, 'aws_subnet/subnet-1', 'subnet-1', 'arn:1']) {
      expect(objectNamed(cloud, name)).toBe(subnet);
    }
  });

  it('is not guessed: those that come near are named', () => {
    expect(() => objectNamed(cloud, 'aws_subnet/subnet-2')).toThrow(
      "the simulated cloud has no object 'aws_subnet/subnet-2'; near it are aws_subnet/subnet-1",
    );
    expect(() => objectNamed(new Cloud(), 'x')).toThrow("the simulated cloud has no object 'x'; it is empty");
    const other = cloud.put({ ...subnet, region: 'eu-west-2' });
    expect(() => objectNamed(cloud, 'subnet-1')).toThrow(
      `more than one object; name one of ${subnet.key}, ${other.key}`,
    );
  });

  it('goes with what AWS removes along with it', () => {
    const group = { ...place, type: 'aws_security_group', seed: 'v' };
    cloud.put({ ...group, id: 'sg-default', attributes: {} });
    cloud.put({ ...group, id: 'sg-own', attributes: {} });
    const attributes = { default_security_group_id: 'sg-default' };
    const vpc = cloud.put({ ...place, type: 'aws_vpc', id: 'vpc-1', seed: 'v', attributes });
    removeObject(cloud, vpc, __dirname);
    expect(cloud.objects().map(({ id }) => id)).toEqual(['subnet-1', 'sg-own']);
  });
});
