import { Cloud } from '@landfall/rehearsal';
import type { PlannedChange } from './planned-change';
import { plannedChanges, formatChanges } from './planned-change';
import type { RehearsalOutcome, RehearsedConfiguration } from './rehearse';
import './index';

const change = (kind: PlannedChange['kind'], address: string, more: Partial<PlannedChange> = {}): PlannedChange => ({
  address,
  type: 'aws_vpc',
  kind,
  attributes: [],
  forcedBy: [],
  ...more,
});

const applied: RehearsalOutcome = { kind: 'applied' };

const rehearsal = (changes: readonly PlannedChange[], outcome: RehearsalOutcome = applied): RehearsedConfiguration => ({
  outcome,
  changes,
  remaining: [],
  outputs: {},
  cloud: new Cloud(),
  change: () => Promise.reject(new Error('not here')),
});

const all = rehearsal([
  change('create', 'aws_vpc.new'),
  change('update', 'aws_vpc.tagged', { attributes: ['tags.Name', 'tags_all.Name'] }),
  change('replace', 'module.a.aws_vpc.b["x"]', { attributes: ['arn', 'cidr_block'], forcedBy: ['cidr_block'] }),
  change('destroy', 'aws_vpc.old'),
]);
const nothing = rehearsal([]);
const failed = rehearsal([], { kind: 'failed', step: 'plan', output: 'Error: this name is\ntoo long' });

/** What a matcher says when it does not hold. */
const complaint = (assertion: () => void): string => {
  try {
    assertion();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('the matcher held');
};

const plan = `it plans
  +   aws_vpc.new
  ~   aws_vpc.tagged (tags.Name, tags_all.Name)
  -/+ module.a.aws_vpc.b["x"] (cidr_block)
  -   aws_vpc.old`;

it('holds for what the plan does, by address, by type and by expression', () => {
  for (const target of ['aws_vpc.new', 'aws_vpc', /\.new$/]) expect(all).toCreate(target);
  expect(all).toUpdate('aws_vpc.tagged');
  expect(all).toUpdate('aws_vpc.tagged', 'tags', 'tags_all.Name');
  expect(all).toReplace(/module\.a\./, 'cidr_block');
  expect(all).toDestroy('aws_vpc.old');
  expect(all).toPlanToAdd(2);
  expect(nothing).toChangeNothing();
  expect(nothing).toPlanEmpty();
  expect(nothing).toApply();
  expect(failed).toFailWith('name is too long');
  expect(failed).toFailWith(/is too/);
});

it('does not hold for the rest', () => {
  expect(all).not.toCreate('aws_vpc.old');
  expect(all).not.toCreate('aws_vp');
  expect(all).not.toUpdate('aws_vpc.tagged', 'tag');
  expect(all).not.toReplace('module.a.aws_vpc.b["x"]', 'arn');
  expect(all).not.toReplace('aws_vpc.old');
  expect(all).not.toDestroy(/module/);
  expect(all).not.toChangeNothing();
  expect(failed).not.toApply();
  expect(failed).not.toFailWith('too short');
  expect(nothing).not.toFailWith(/./);
});

it.each([
  [() => expect(all).toCreate('aws_subnet'), `expected the plan to create aws_subnet; ${plan}`],
  [
    () => expect(all).toReplace('aws_vpc', 'arn', 'id'),
    `expected the plan to replace aws_vpc because of arn and id; ${plan}`,
  ],
  [() => expect(all).not.toDestroy('aws_vpc.old'), `expected not the plan to destroy aws_vpc.old; ${plan}`],
  [() => expect(nothing).toUpdate('aws_vpc'), 'expected the plan to update aws_vpc; it plans nothing'],
  [() => expect(all).toPlanToAdd(3), `expected the plan to add 3; it adds 2\n${plan}`],
  [() => expect(all).toChangeNothing(), `expected the plan to change nothing; ${plan}`],
  [() => expect(nothing).toFailWith('x'), 'expected terraform to fail with "x"; it was applied'],
  [
    () => expect(failed).toApply(),
    'expected the configuration to be applied; terraform plan failed:\nError: this name is\ntoo long',
  ],
  [
    () => expect(failed).toFailWith('x'),
    'expected terraform to fail with "x"; terraform plan said\nError: this name is\ntoo long',
  ],
])('says what it expected and what the plan is: %#', (assertion, message) => {
  expect(complaint(assertion)).toBe(message);
});

it('says what a plan after the apply still wants', () => {
  const remaining = [change('update', 'aws_vpc.main', { attributes: ['tags'] })];
  expect(complaint(() => expect({ ...nothing, remaining }).toPlanEmpty())).toBe(
    'expected a plan after the apply to be empty; it wants\n  ~   aws_vpc.main (tags)',
  );
});

it('holds neither way when there is no plan, or no apply', () => {
  for (const assertion of [
    () => expect(failed).toCreate('aws_vpc'),
    () => expect(failed).not.toCreate('aws_vpc'),
    () => expect(failed).not.toChangeNothing(),
    () => expect(failed).not.toPlanEmpty(),
  ]) {
    expect(complaint(assertion)).toContain('but terraform plan failed:\nError: this name is\ntoo long');
  }
});

it('says that a promise is to be awaited, and works behind resolves', async () => {
  const promise: unknown = Promise.resolve(nothing);
  expect(complaint(() => expect(promise as RehearsedConfiguration).toApply())).toBe(
    'expected what rehearse() gives, got a promise; write expect(await rehearse(…))',
  );
  await expect(Promise.resolve(nothing)).resolves.toApply();
});

it('reads the changes of a plan', () => {
  const entry = (actions: readonly string[], more: object = {}) => ({
    address: 'aws_vpc.v',
    mode: 'managed',
    type: 'aws_vpc',
    change: { actions, before: null, after: null, after_unknown: {}, ...more },
  });
  const before = { tags: { 'a.b/c': 'x' }, list: [{ a: 1 }, { a: 2 }], same: 1, arn: 'x' };
  const after = { tags: { 'a.b/c': 'y' }, list: [{ a: 1 }, { a: 3 }], same: 1 };
  const changes = plannedChanges(
    JSON.stringify({
      resource_changes: [
        entry(['no-op']),
        entry(['read']),
        { ...entry(['create']), mode: 'data' },
        entry(['create', 'delete'], { before, after, after_unknown: { arn: true }, replace_paths: [['list', 1, 'a']] }),
        entry(['delete']),
        entry(['forget']),
        entry(['update'], { before: { tags: null }, after: { tags: { a: 'b' } } }),
      ],
    }),
  );
  expect(formatChanges(changes)).toBe(
    '  -/+ aws_vpc.v (list[1].a)\n  -   aws_vpc.v\n  .   aws_vpc.v\n  ~   aws_vpc.v (tags)',
  );
  expect(changes[0]?.attributes).toEqual(['tags["a.b/c"]', 'list[1].a', 'arn']);
  expect(plannedChanges('{}')).toEqual([]);
});
