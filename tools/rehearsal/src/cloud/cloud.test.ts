import { textOf } from '../values/value';
import { Cloud } from './cloud';
import type { CloudObject } from './cloud-object';

const filter = {
  type: 'aws_cloudwatch_log_metric_filter',
  account: '111111111111',
  region: 'eu-west-1',
  id: 'forbidden',
  seed: 's',
};

it('puts an object in the place of the one that is there', () => {
  const cloud = new Cloud();
  const first = cloud.put({ ...filter, attributes: { pattern: 'a' } });
  const second = cloud.put({ ...filter, attributes: { pattern: 'b' } });
  expect(second.key).toBe(first.key);
  expect(cloud.objects()).toEqual([second]);
});

it('is the same after it was written and read', () => {
  const cloud = new Cloud();
  cloud.put({ ...filter, attributes: { pattern: 'ä' } });
  cloud.seedFor('x');
  cloud.files.set('bucket/key', { content: 'YQ==', versionId: '1' });
  expect(Cloud.fromJSON(JSON.parse(JSON.stringify(cloud))).toJSON()).toEqual(cloud.toJSON());
});

it('gives objects that are alike seeds of their own, in order', () => {
  const [one, other] = [new Cloud(), new Cloud()];
  expect(one.seedFor('subnet')).not.toBe(one.seedFor('subnet'));
  expect([other.seedFor('subnet'), other.seedFor('subnet')]).toHaveLength(2);
  expect(new Cloud().seedFor('subnet')).toBe(new Cloud().seedFor('subnet'));
});

it('finds objects by a value and by place, as they come, change and go', () => {
  const cloud = new Cloud();
  const nameOf = ({ attributes }: CloudObject): string | undefined => textOf(attributes['name'] ?? null);
  const named = (name: string): readonly string[] => cloud.withValue('aws_x', name, nameOf).map(({ id }) => id);
  const put = (id: string, region: string, name: string): CloudObject =>
    cloud.put({ type: 'aws_x', account: '1', region, id, seed: id, attributes: { name } });
  put('a', 'eu', 'same');
  expect(named('same')).toEqual(['a']);
  const b = put('b', 'us', 'same');
  expect(named('same')).toEqual(['a', 'b']);
  expect(cloud.find({ type: 'aws_x', region: 'us' }).map(({ id }) => id)).toEqual(['b']);
  cloud.change(b.key, { name: 'other' });
  expect([named('same'), named('other')]).toEqual([['a'], ['b']]);
  cloud.delete(b.key);
  expect(named('other')).toEqual([]);
  expect(cloud.find({ type: 'aws_x' }).map(({ id }) => id)).toEqual(['a']);
});
