import type { Change } from '../model/change';
import { groupsOf, nameInGroup } from './grouping';
import { testChange } from './testing/review-models';

const bare: Change = {
  address: 'aws_vpc.network_vpc_1A2B3C4D',
  type: 'aws_vpc',
  provider: 'registry.terraform.io/hashicorp/aws',
  action: { kind: 'update' },
  attributes: [],
  meanings: [],
};

describe('groupsOf', () => {
  const changes = [
    testChange({ address: 'a', constructPath: 'network/private-b/subnet' }),
    testChange({ address: 'b', constructPath: 'network/private-a/subnet', module: '@landfall/network@0.2.0' }),
    testChange({ address: 'c', constructPath: 'network/private-a/route' }),
    testChange({ address: 'd', constructPath: 'vpc' }),
    { ...bare, address: 'e' },
  ];

  test('puts together what stands in one construct, in path order', () => {
    const groups = groupsOf(changes).map(({ construct, changes: all }) => [
      construct,
      all.map(({ address }) => address),
    ]);
    expect(groups).toEqual([
      ['', ['d', 'e']],
      ['network/private-a', ['b', 'c']],
      ['network/private-b', ['a']],
    ]);
  });

  test('names every version of a module', () => {
    expect(groupsOf(changes)[1]?.modules).toEqual(['@landfall/network@0.1.0', '@landfall/network@0.2.0']);
  });

  test('goes no deeper than asked', () => {
    expect(groupsOf(changes, 1).map(({ construct }) => construct)).toEqual(['', 'network']);
    expect(groupsOf(changes, 0).map(({ construct }) => construct)).toEqual(['']);
  });
});

test('nameInGroup is type and id, or the address where there is no path', () => {
  expect(nameInGroup(testChange())).toBe('aws_vpc vpc');
  expect(nameInGroup(bare)).toBe('aws_vpc.network_vpc_1A2B3C4D');
});
