import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Fault } from '../faults';
import { prepareFaultWalk, walkFault, type WalkedStack } from './fault-walk';

const scratch = mkdtempSync(join(tmpdir(), 'landfall-test-'));
const layers = ['bootstrap', 'keys', 'network', 'cluster-blue', 'compute-blue', 'observability'];
let stacks: readonly WalkedStack[];

beforeAll(async () => {
  stacks = await prepareFaultWalk({ root: resolve(__dirname, '../../../..'), environment: 'dev', scratch });
}, 300_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const walk = (layer: string, error: Fault['error'], share: number): Promise<readonly string[]> => {
  const walked = stacks.find(({ stack }) => stack.layer === layer);
  if (walked === undefined) throw new Error(`dev has no ${layer}`);
  return walkFault(walked, { call: 'apply', nth: Math.max(1, Math.round(walked.calls * share)), error });
};

it('walks every stack of dev', () => {
  expect(stacks.map(({ stack }) => stack.layer)).toEqual(layers);
  for (const { calls } of stacks) expect(calls).toBeGreaterThan(4);
});

describe.each(layers)('an apply of %s', (layer) => {
  it.each([
    ['fails at its first resource', 'fail', 0],
    ['is killed half-way', 'kill', 0.5],
    ['is throttled at its last resource', 'throttle', 1],
  ] as const)(
    'that %s is followed by one that converges',
    async (_, error, share) => {
      expect(await walk(layer, error, share)).toEqual([]);
    },
    60_000,
  );
});

it('tells what was lost, made twice, or never happened', async () => {
  const [walked] = stacks;
  if (walked === undefined) throw new Error('no stack');
  expect(await walkFault(walked, { call: 'apply', type: 'aws_nothing', error: 'fail' })).toEqual([
    'the fault never happened',
  ]);
  const undisturbed = { ...walked.undisturbed, objects: new Map([['aws_thing/x', '{}']]) };
  const differences = await walkFault({ ...walked, undisturbed }, { call: 'apply', error: 'fail' });
  expect(differences).toContain('lost from the cloud: aws_thing/x');
  expect(differences).toContainEqual(expect.stringMatching(/^too much in the cloud: aws_s3_bucket\//));
}, 60_000);
