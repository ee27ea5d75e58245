import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { findTerraform, runCommand, startRehearsal, typesInUseIn } from '@landfall/rehearsal';
import type { Review, StackReview } from '../model/review';
import { renderHtml } from '../render/html';
import { renderJson } from '../render/json';
import { renderMarkdown } from '../render/markdown';
import { renderSarif } from '../render/sarif';
import { renderTerminal } from '../render/terminal';
import { reviewStackStates } from './review-states';

jest.setTimeout(120_000);

const SECRETS = ['old-secret-in-the-state', 'kept-secret-in-the-state'];

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const provider = { aws: [{ region: 'eu-west-1', allowed_account_ids: ['222222222222'] }] };
const terraform = { required_providers: { aws: { source: 'hashicorp/aws' } } };
const configured = (resource: Resources, data?: Resources) => ({
  terraform,
  provider,
  resource,
  ...(data && { data }),
});
const secret = (value: string) => ({ name: '/token', type: 'SecureString', value });

const network = (dnsHostnames: boolean, more: Resources) =>
  configured({
    aws_vpc: { main: { cidr_block: '10.0.0.0/16', enable_dns_hostnames: dnsHostnames, tags: { Name: 'home' } } },
    aws_ssm_parameter: {
      contract: { name: '/dev/vpc', type: 'String', insecure_value: '${aws_vpc.main.id}' },
      kept: { ...secret('kept-secret-in-the-state'), name: '/kept' },
      token: secret('new-token'),
    },
    ...more,
  });

const group = (name: string) =>
  configured(
    {
      aws_security_group: { group: { name, description: 'x', vpc_id: '${data.aws_ssm_parameter.vpc.insecure_value}' } },
    },
    { aws_ssm_parameter: { vpc: { name: '/dev/vpc' } } },
  );

const topics = (...names: readonly string[]) => ({
  for_each: `\${toset(${JSON.stringify(names)})}`,
  name: '${each.key}',
});

const applied = {
  'dev-network': network(false, { aws_sns_topic: { gone: { name: 'gone' }, each: topics('a', 'b', 'c') } }),
  'dev-group': group('a'),
};
const head = { 'dev-network': network(true, { aws_sns_topic: { each: topics('a', 'b') } }), 'dev-group': group('b') };

let folder: string;
const states = new Map<string, string>();

interface State {
  version: unknown;
  serial: unknown;
  resources: { type: string; instances: { attributes: Record<string, unknown>; [key: string]: unknown }[] }[];
}

function stateOf(stack: string): State {
  return JSON.parse(readFileSync(states.get(stack) ?? '', 'utf8')) as State;
}

function written(name: string, content: unknown): string {
  const at = join(folder, name);
  writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content));
  return at;
}

function stackFolder(name: string, configuration: object): string {
  const directory = join(folder, name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(configuration));
  return directory;
}

/** Applies both layers in a simulated cloud, and keeps their states as Terraform prints them. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'review-states-'));
  const { path } = await findTerraform();
  const token = { ...applied['dev-network'].resource['aws_ssm_parameter'], token: secret('old-secret-in-the-state') };
  const first = {
    ...applied['dev-network'],
    resource: { ...applied['dev-network'].resource, aws_ssm_parameter: token },
  };
  const rehearsal = await startRehearsal({ from: __dirname, typesInUse: () => typesInUseIn([folder]) });
  for (const [id, configuration] of Object.entries({ ...applied, 'dev-network': first })) {
    const cwd = stackFolder(`applied-${id}`, configuration);
    const run = async (...args: readonly string[]) => {
      const { code, output } = await runCommand(path, args, { cwd, env: rehearsal.env });
      if (code !== 0) throw new Error(output);
      return output;
    };
    await run('init', '-no-color');
    await run('apply', '-auto-approve', '-no-color');
    if (id === 'dev-network') await run('taint', 'aws_sns_topic.each["b"]');
    states.set(id, written(`${id}.tfstate`, await run('state', 'pull')));
    states.set(`${id} shown`, written(`${id}.shown.json`, await run('show', '-json')));
  }
  await rehearsal.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function review(...entries: readonly string[]): Promise<Review> {
  const headStacks = Object.entries(head).map(([id, configuration]) => ({
    ...{ id, environment: 'dev', layer: id.slice(4), directory: stackFolder(`head-${id}`, configuration) },
    dependencies: id === 'dev-group' ? ['dev-network'] : [],
  }));
  return reviewStackStates({
    ...{ from: __dirname, head: 'change', headStacks, today: '2026-11-21' },
    states: entries,
    onProgress: () => undefined,
  });
}

const file = (stack: string): string => states.get(stack) ?? '';

function stackIn({ environments }: Review, id: string): StackReview {
  const found = environments[0]?.stacks.find((stack) => stack.id === id);
  if (found === undefined) throw new Error(`no stack ${id}`);
  return found;
}

const actions = (review: Review, id: string) =>
  stackIn(review, id).changes.map(({ address, action }) => [address, action.kind]);

const NETWORK_CHANGES = [
  ['aws_sns_topic.each["b"]', 'replace'],
  ['aws_sns_topic.each["c"]', 'delete'],
  ['aws_sns_topic.gone', 'delete'],
  ['aws_ssm_parameter.token', 'update'],
  ['aws_vpc.main', 'update'],
];

describe('a review against real states', () => {
  it('tells what is updated, replaced and destroyed, and nothing of what stays', async () => {
    const both = await review(file('dev-network'), file('dev-group'));
    expect(actions(both, 'dev-network')).toEqual(NETWORK_CHANGES);
    expect(actions(both, 'dev-group')).toEqual([['aws_security_group.group', 'replace']]);
    const vpc = stackIn(both, 'dev-network').changes.find(({ type }) => type === 'aws_vpc');
    expect(vpc?.attributes.filter(({ noise }) => !noise)).toEqual([
      expect.objectContaining({ path: 'enable_dns_hostnames', before: { kind: 'known', value: false } }),
    ]);
    expect(both.environments[0]?.stacks.flatMap(({ drift }) => drift)).toEqual([]);
    expect(both.base).toMatch(/^dev-network \(serial \d+\), dev-group \(serial \d+\)$/);
    expect(both.notes).toEqual([]);
  });

  it('shows no secret of a state in any report', async () => {
    for (const entry of [file('dev-network'), `dev-network=${file('dev-network shown')}`]) {
      const found = await review(entry);
      expect(actions(found, 'dev-network')).toEqual(NETWORK_CHANGES);
      const reports = [renderHtml, renderJson, renderSarif, renderTerminal, renderMarkdown].map((render) =>
        render(found),
      );
      for (const text of [...SECRETS, 'new-token']) expect(reports.flat().join('\n')).not.toContain(text);
    }
  });

  it('plans a layer on the contract that it has read, when the state of the lower one is not given', async () => {
    const found = await review(file('dev-group'));
    expect(actions(found, 'dev-group')).toEqual([['aws_security_group.group', 'replace']]);
    expect(found.notes).toEqual(['no state is given for dev-network: not looked at']);
  });

  it('takes states as a real provider writes them: with private data, identities, versions and, once, no Region', async () => {
    const state = stateOf('dev-network');
    for (const instance of state.resources.flatMap(({ instances }) => instances)) {
      Object.assign(instance, { private: 'eyJhIjoxfQ==', schema_version: 2, identity: { id: 'x' } });
      delete instance.attributes['region'];
    }
    expect(actions(await review(`dev-network=${written('5.tfstate', state)}`), 'dev-network')).toEqual(NETWORK_CHANGES);
  });

  it('leaves out what no installed provider knows, and says so', async () => {
    const state = stateOf('dev-network');
    const stranger = (type: string, name: string) => ({
      ...{ mode: 'managed', type, name: 'x', provider: `provider["registry.terraform.io/${name}"]` },
      instances: [{ attributes: { id: 'x' } }],
    });
    state.resources.push(stranger('acme_thing', 'acme/acme'), stranger('aws_thing', 'hashicorp/aws'));
    const at = written('strange.tfstate', state);
    const found = await review(`dev-network=${at}`);
    expect(actions(found, 'dev-network')).toEqual(NETWORK_CHANGES);
    expect(found.notes.slice(0, 2)).toEqual([
      `acme_thing.x of ${at} left out: the configuration has no provider registry.terraform.io/acme/acme`,
      `aws_thing.x of ${at} left out: the installed bindings of registry.terraform.io/hashicorp/aws have no type aws_thing`,
    ]);
  });

  it('takes an empty state for that of a stack that was never applied', async () => {
    const found = await review(`dev-network=${written('empty', '')}`);
    expect(actions(found, 'dev-network').map(([, action]) => action)).toEqual(Array(6).fill('create'));
    expect(found.notes).toContain('the state of dev-network is empty: all of it is new');
  });
});

describe('states that cannot be read', () => {
  const problemsOf = async (...entries: readonly string[]) => {
    const error: unknown = await review(...entries).catch((each: unknown) => each);
    if (!(error instanceof LandfallError)) throw new Error(`expected a refusal, got ${String(error)}`);
    return error.problems;
  };

  it.each<readonly [string, (state: State, text: string) => unknown, string, RegExp]>([
    ['is cut off', (_, text) => text.slice(0, 900), 'STATE_TRUNCATED', /ends too soon/],
    ['is HCL', () => 'resource "aws_vpc" "a" {}', 'STATE_NOT_JSON', /terraform state pull/],
    ['is other JSON', () => [], 'STATE_NOT_A_STATE', /terraform state pull/],
    ['is a plan', () => ({ format_version: '1.2', resource_changes: [] }), 'STATE_NOT_A_STATE', /--plan/],
    ['is of version 3', (state) => ({ ...state, version: 3 }), 'STATE_VERSION_UNSUPPORTED', /got 3/],
    ['is of form 2', () => ({ format_version: '2.0', values: {} }), 'STATE_VERSION_UNSUPPORTED', /got 2\.0/],
    ['has no serial', (state) => ({ ...state, serial: 'old-secret' }), 'STATE_INVALID', /serial .* got a string$/],
    ['has no lineage', (state) => ({ ...state, lineage: undefined }), 'STATE_INVALID', /lineage .* got none$/],
    [
      'has an instance of Terraform 0.11',
      (state) => {
        for (const { instances } of state.resources) instances[0] = { attributes_flat: {} } as never;
        return state;
      },
      'STATE_INVALID',
      /an instance without attributes/,
    ],
  ])('are refused: one that %s', async (_, damage, code, message) => {
    const text = readFileSync(file('dev-network'), 'utf8');
    const at = written('damaged.tfstate', damage(stateOf('dev-network'), text));
    const [problem] = await problemsOf(`dev-network=${at}`);
    expect(problem).toEqual({ code, at, message: expect.stringMatching(message) as string });
    for (const each of SECRETS) expect(problem?.message).not.toContain(each.slice(0, 10));
  });

  it('are told all at once, with those that belong to no stack', async () => {
    const [missing, damaged] = [join(folder, 'dev-network.json'), written('other/../dev-group.tfstate.json', '{')];
    expect((await problemsOf(missing, damaged, 'dev-web=x', `dev-network=${missing}`)).map(({ code }) => code)).toEqual(
      ['STATE_OF_UNKNOWN_STACK', 'STATE_TWICE', 'STATE_UNREADABLE', 'STATE_TRUNCATED'],
    );
    expect(await problemsOf('legacy.tfstate')).toEqual([
      expect.objectContaining({ code: 'STATE_OF_NO_STACK', message: expect.stringContaining('dev-network') as string }),
    ]);
  });

  it('are passed over when others belong to a stack', async () => {
    const { notes } = await review(file('dev-group'), '/exports/legacy.tfstate');
    expect(notes[0]).toBe('/exports/legacy.tfstate is the state of no stack of the checkout, and is not looked at');
  });
});
