import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseFault } from '../fault-spec';
import { type LandingZoneRehearsal, problemsOf, rehearseLandingZone } from './landing-zone-rehearsal';

jest.setTimeout(120_000);

const dist = resolve(__dirname, '../../../../dist');
let folder: string;
let notes: string[];

/** Two stacks, as an app would write them. */
const stackOf = (name: string, resource: object): object => ({
  '//': { landfall: { environment: 'dev', layer: name } },
  terraform: {
    required_providers: { aws: { source: 'hashicorp/aws' } },
    backend: { s3: { bucket: 'states', key: `${name}.tfstate`, region: 'eu-west-1', use_lockfile: true } },
  },
  provider: { aws: [{ region: 'eu-west-1' }] },
  resource,
});

const stacks = {
  first: stackOf('first', {
    aws_cloudwatch_log_group: {
      a: { name: 'a' },
      b: { name: 'b' },
      c: { name: 'c', depends_on: ['aws_cloudwatch_log_group.a', 'aws_cloudwatch_log_group.b'] },
    },
  }),
  second: stackOf('second', { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } }),
};

beforeEach(() => {
  // Inside the repository, so that the provider bindings are found.
  mkdirSync(dist, { recursive: true });
  folder = mkdtempSync(join(dist, 'faults-test-'));
  const entries = Object.keys(stacks).map((name) => [
    name,
    { name, workingDirectory: name, dependencies: name === 'second' ? ['first'] : [] },
  ]);
  for (const [name, json] of Object.entries(stacks)) {
    mkdirSync(join(folder, 'app', name), { recursive: true });
    writeFileSync(join(folder, 'app', name, 'cdk.tf.json'), JSON.stringify(json));
  }
  writeFileSync(join(folder, 'app/manifest.json'), JSON.stringify({ stacks: Object.fromEntries(entries) }));
  writeFileSync(join(folder, 'cdktf.json'), JSON.stringify({ app: 'cp -r app/. "$CDKTF_OUTDIR"' }));
  notes = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function rehearse(destroy: boolean, ...faults: readonly string[]): Promise<LandingZoneRehearsal> {
  return rehearseLandingZone({
    root: folder,
    environments: [],
    reportDirectory: join(folder, 'report'),
    destroy,
    faults: faults.map(parseFault),
    onProgress: (progress) => void (progress.kind === 'note' && notes.push(progress.text)),
  });
}

it('plans and applies again after each fault, releases locks, and ends as if nothing had been', async () => {
  const rehearsal = await rehearse(
    true,
    'apply:2=throttle',
    'apply:aws_vpc=fail',
    'lock:second',
    'apply:aws_vpc.3=fail',
  );
  expect(problemsOf(rehearsal)).toEqual([]);
  expect(rehearsal.outcomes.map(({ rehearsed }) => rehearsed)).toMatchObject([
    { kind: 'done', value: { planned: { add: 3 }, secondPlanEmpty: true } },
    { kind: 'done', value: { planned: { add: 1 }, secondPlanEmpty: true } },
  ]);
  expect(notes.map((note) => note.replace(/ operation error.*api error/, ''))).toEqual([
    '--fault apply:2=throttle: now, aws_cloudwatch_log_group',
    'first: creating or updating aws_cloudwatch_log_group: ThrottlingException: Rate exceeded',
    '--fault lock:second: now, states/second.tfstate',
    'second: Error acquiring the state lock',
    'second: released the lock of its state, as you would by hand',
    '--fault apply:aws_vpc=fail: now, aws_vpc',
    expect.stringMatching(/^second: creating or updating aws_vpc: InternalFailure/),
    '--fault apply:aws_vpc.3=fail: now, aws_vpc',
    expect.stringMatching(/^second: creating or updating aws_vpc: InternalFailure/),
  ]);
});

it('says what a killed run has left, in AWS and in no state', async () => {
  const problems = problemsOf(await rehearse(false, 'kill:apply:3'));
  expect(notes.slice(1)).toEqual([
    'first: terraform apply was ended by a signal',
    'first: released the lock of its state, as you would by hand',
  ]);
  expect(problems.map(({ code, at }) => `${code} at ${at}`)).toEqual([
    'REHEARSAL_FAILED at first',
    'OBJECTS_WITHOUT_STATE at rehearsal',
  ]);
  expect(problems[0]?.message).toContain('ResourceAlreadyExistsException');
  expect(problems[1]?.message).toBe(
    'no state holds 3 objects: aws_cloudwatch_log_group/a, aws_cloudwatch_log_group/b, aws_cloudwatch_log_group/c; import what is still needed, remove the rest',
  );
});

it('says which faults never happened', async () => {
  const problems = problemsOf(await rehearse(false, 'apply:aws_subnet=fail', 'lock:third'));
  expect(problems).toEqual([
    {
      code: 'FAULT_UNUSED',
      message: 'never happened: there was no such call, or no such state',
      at: '--fault apply:aws_subnet=fail',
    },
    {
      code: 'FAULT_UNUSED',
      message: 'never happened: there was no such call, or no such state',
      at: '--fault lock:third',
    },
  ]);
});
