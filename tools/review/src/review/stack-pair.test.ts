import type { JsonRecord } from '../plan/json';
import { affectedStacks, differs, movesState, neededStacks, type StackPair, type StackSide } from './stack-pair';

function side(id: string, configuration: JsonRecord, dependencies: readonly string[] = []): StackSide {
  return { configuration, stack: { id, environment: 'dev', layer: id, directory: '', dependencies } };
}

function pair(id: string, base: JsonRecord | undefined, head: JsonRecord | undefined, lower: readonly string[] = []) {
  const both: StackPair = {
    ...{ id, environment: 'dev', layer: id },
    base: base && side(id, base, lower),
    head: head && side(id, head, lower),
  };
  return both;
}

const vpc = (attributes: JsonRecord) => ({ resource: { aws_vpc: { main: attributes } } });

const backend = (settings: JsonRecord) => ({ terraform: { backend: settings } });

describe('two sides of a stack', () => {
  it('differ when Terraform is told something else, or when one is missing', () => {
    expect(differs(pair('a', vpc({ cidr_block: 'x' }), vpc({ cidr_block: 'y' })))).toBe(true);
    expect(differs(pair('a', undefined, {}))).toBe(true);
    expect(differs(pair('a', {}, undefined))).toBe(true);
  });

  it('are the same whatever the synthesis notes, the order of keys and the path of a local state', () => {
    const base = { ...vpc({ a: 1, b: 2, '//': { metadata: { path: 'x' } } }), '//': { landfall: 1 } };
    expect(differs(pair('a', base, vpc({ b: 2, a: 1 })))).toBe(false);
    expect(differs(pair('a', backend({ local: { path: '/a' } }), backend({ local: { path: '/b' } })))).toBe(false);
  });

  it('keep their state elsewhere when the backend is another one', () => {
    const moves = (was: JsonRecord, is: JsonRecord) => movesState(pair('a', backend(was), backend(is)));
    expect(moves({ s3: { key: 'a' } }, { s3: { key: 'b' } })).toBe(true);
    expect(moves({ s3: { key: 'a' } }, { s3: { key: 'a' } })).toBe(false);
    expect(moves({ local: { path: 'a' } }, { local: { path: 'b' } })).toBe(false);
  });
});

describe('a change of a stack', () => {
  const pairs = [
    pair('bootstrap', {}, {}),
    pair('network', vpc({ a: 1 }), vpc({ a: 2 }), ['bootstrap']),
    pair('keys', {}, {}, ['bootstrap']),
    pair('cluster', {}, {}, ['network', 'keys']),
    pair('compute', {}, {}, ['cluster']),
  ];

  it('affects all that read from it, directly or not', () => {
    expect([...affectedStacks(pairs)].sort()).toEqual(['cluster', 'compute', 'network']);
  });

  it('needs all that those read from', () => {
    const needed = neededStacks(pairs, affectedStacks(pairs));
    expect([...needed].sort()).toEqual(['bootstrap', 'cluster', 'compute', 'keys', 'network']);
    expect([...neededStacks(pairs, new Set(['network']))].sort()).toEqual(['bootstrap', 'network']);
  });
});
