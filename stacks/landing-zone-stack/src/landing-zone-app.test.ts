import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { Environment } from '@landfall/environment';
import type { App } from 'cdktf';
import { runLandingZone } from './landing-zone-app';
import { definition, synthesized, TestStack } from './testing/landing-zone';

const stacks = (app: App, environment: Environment) => void new TestStack(app, environment, { layer: 'network' });
const environments = [definition(), definition({ name: 'prod', account: '222222222222' })];

it('writes the stacks of every environment and their manifest', () => {
  const { problems, files } = synthesized(stacks, { environments });
  expect(problems).toEqual([]);
  expect(files).toEqual(['manifest.json', 'stacks/dev-network/cdk.tf.json', 'stacks/prod-network/cdk.tf.json']);
});

it.each([
  ['one environment', 'prod', ['prod']],
  ['several, whatever their order', 'prod, dev', ['dev', 'prod']],
  ['all when none is named', '', ['dev', 'prod']],
])('writes %s', (_, only, names) => {
  const { json } = synthesized(stacks, { environments, only });
  expect(Object.keys(Object(json('manifest.json')['stacks'])).sort()).toEqual(names.map((name) => `${name}-network`));
});

it('lists the environments when asked for one that does not exist', () => {
  const { problems, files } = synthesized(stacks, { environments, only: 'dev,test,live' });
  expect(problems).toEqual([
    "environments: there is no environment 'test'; environments: dev, prod [ENVIRONMENT_UNKNOWN]",
    "environments: there is no environment 'live'; environments: dev, prod [ENVIRONMENT_UNKNOWN]",
  ]);
  expect(files).toEqual([]);
});

it('checks environments that are not asked for too', () => {
  const { problems } = synthesized(stacks, {
    environments: [...environments, definition({ name: 'x1' })],
    only: 'dev',
  });
  expect(problems).toEqual([
    'environments/x1: account: account 111111111111 is that of dev; give each environment an account of its own [ACCOUNT_TWICE]',
  ]);
});

it('reports what is wrong with the stacks of each environment, and writes nothing', () => {
  const { problems, files } = synthesized(
    (app, environment) => {
      const stack = new TestStack(app, environment, { layer: 'network' });
      new SsmParameter(stack, 'parameter', { name: '/x', type: 'String', insecureValue: '${aws_vpc.gone.id}' });
    },
    { environments },
  );
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['dev-network', 'prod-network']);
  expect(files).toEqual([]);
});

describe('run as a program', () => {
  const written: string[] = [];

  beforeEach(() => {
    written.length = 0;
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
  });

  afterEach(() => {
    process.exitCode = undefined;
  });

  it('prints mistakes as sentences, without a stack trace, and ends with 1', () => {
    runLandingZone({ environments: [definition({ account: '1', keyDeletionWindowDays: 3 })], stacks });
    expect(written.join('')).toBe(
      [
        '2 problems:',
        '  environments/dev: account',
        "    an AWS account id has 12 digits, got '1' [ACCOUNT_ID_INVALID]",
        '  environments/dev: keyDeletionWindowDays',
        '    must be 7 or more, got 3 [ENVIRONMENT_FIELD_INVALID]',
        '',
      ].join('\n'),
    );
    expect(process.exitCode).toBe(1);
  });

  it('counts a single problem as one', () => {
    runLandingZone({ environments: [definition()], stacks, only: 'prod' });
    expect(written.join('')).toBe(
      "1 problem:\n  environments\n    there is no environment 'prod'; environments: dev [ENVIRONMENT_UNKNOWN]\n",
    );
  });

  it('prints what cdktf finds late, without a stack trace', () => {
    runLandingZone({
      environments: [definition()],
      stacks(app, environment) {
        stacks(app, environment);
        app.node.addValidation({ validate: () => ['has no cost centre'] });
      },
    });
    expect(written.join('')).toBe('1 problem:\n  app\n    has no cost centre [STACK_INVALID]\n');
    expect(process.exitCode).toBe(1);
  });

  it('lets errors of programs through, with their stack trace', () => {
    const broken = () => {
      throw new TypeError('x is not a function');
    };
    expect(() => runLandingZone({ environments: [definition()], stacks: broken })).toThrow(TypeError);
    expect(written).toEqual([]);
  });
});
