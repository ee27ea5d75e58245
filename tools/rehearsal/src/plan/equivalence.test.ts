import { equivalent } from './equivalence';

const policy = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: statement });

describe('values that a provider holds equal', () => {
  it('are sets in another order, but not lists', () => {
    expect(equivalent('a', ['x', 'y'], ['y', 'x'], ['set', 'string'], {})).toBe(true);
    expect(equivalent('a', ['x', 'y'], ['y', 'x'], ['list', 'string'], {})).toBe(false);
  });

  it('are texts in another case where the facts say so', () => {
    expect(equivalent('protocol', 'TCP', 'tcp', 'string', { caseInsensitive: ['protocol'] })).toBe(true);
    expect(equivalent('protocol', 'TCP', 'tcp', 'string', {})).toBe(false);
  });

  it('are JSON documents of the same meaning where the facts say so', () => {
    const facts = { json: ['policy'] };
    expect(equivalent('policy', '{"a":1,"b":[1,2]}', '{ "b": [1, 2], "a": 1 }', 'string', facts)).toBe(true);
    expect(equivalent('policy', '{"b":[1,2]}', '{"b":[2,1]}', 'string', facts)).toBe(false);
    expect(equivalent('policy', '{"a":1}', 'no json', 'string', facts)).toBe(false);
    expect(equivalent('policy', '{"a":1}', '{ "a": 1 }', 'string', {})).toBe(false);
  });

  it('are policies that list the same in another order, or a list of one', () => {
    const facts = { json: ['policy'] };
    const one = policy([{ Effect: 'Allow', Action: ['s3:Get*', 's3:Put*'], Resource: '*' }]);
    const other = policy({ Resource: ['*'], Effect: 'Allow', Action: ['s3:Put*', 's3:Get*'] });
    expect(equivalent('policy', one, other, 'string', facts)).toBe(true);
    expect(equivalent('policy', one, policy([{ Effect: 'Deny' }]), 'string', facts)).toBe(false);
  });
});
