import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import {
  Annotations,
  type App,
  Aspects,
  DataTerraformRemoteStateS3,
  type IAspect,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from 'cdktf';
import type { Environment } from '@landfall/environment';
import { Construct, type IConstruct } from 'constructs';
import { synthesized, TestStack } from './testing/landing-zone';

const parameter = (scope: Construct, id: string, value: string): SsmParameter =>
  new SsmParameter(scope, id, { name: `/${id}`, type: 'String', insecureValue: value });

const network = (app: App, environment: Environment) => new TestStack(app, environment, { layer: 'network' });
const keys = (app: App, environment: Environment) => new TestStack(app, environment, { layer: 'keys' });

function aspect(visit: (node: IConstruct) => void): IAspect {
  return { visit };
}

/** What goes wrong, after the check that nothing was written. */
function refused(stacks: (app: App, environment: Environment) => void): readonly string[] {
  const { problems, files } = synthesized(stacks);
  expect(files).toEqual([]);
  return problems;
}

describe('addresses', () => {
  it('refuses ids that Terraform cannot tell apart', () => {
    const problems = refused((app, environment) => {
      const stack = network(app, environment);
      parameter(stack, 'A B', 'first');
      parameter(stack, 'AB', 'second');
    });
    expect(problems).toEqual([
      'dev-network: dev-network/A B and dev-network/AB both become aws_ssm_parameter.AB; rename one of them [ADDRESS_TWICE]',
    ]);
  });

  it('refuses data sources, variables and outputs that Terraform cannot tell apart', () => {
    const problems = refused((app, environment) => {
      const stack = network(app, environment);
      for (const id of ['A B', 'AB']) {
        const scope = new Construct(stack, `scope ${id}`);
        new DataAwsCallerIdentity(scope, 'me').overrideLogicalId('me');
        new TerraformVariable(scope, 'size', { default: 1 }).overrideLogicalId('size');
        new TerraformOutput(scope, 'out', { value: 1 }).overrideLogicalId('out');
      }
    });
    const [first, second] = ['dev-network/scope A B', 'dev-network/scope AB'];
    expect(problems).toEqual([
      `dev-network: ${first}/me and ${second}/me both become data.aws_caller_identity.me; rename one of them [ADDRESS_TWICE]`,
      `dev-network: ${first}/size and ${second}/size both become var.size; rename one of them [ADDRESS_TWICE]`,
      `dev-network: ${first}/out and ${second}/out both become output.out; rename one of them [ADDRESS_TWICE]`,
    ]);
  });

  it('lets resources of two types, or of two stacks, have one id', () => {
    const { problems } = synthesized((app, environment) => {
      for (const stack of [network(app, environment), keys(app, environment)]) {
        parameter(stack, 'one', 'x');
        new Vpc(new Construct(stack, 'scope'), 'one', {});
      }
    });
    expect(problems).toEqual([]);
  });
});

describe('stacks', () => {
  it('refuses two stacks with one id', () => {
    const problems = refused((app, environment) => {
      network(app, environment);
      network(app, environment);
    });
    expect(problems).toEqual([
      "dev-network: stack 'dev-network' is created twice; create each layer once [STACK_TWICE]",
    ]);
  });

  it('refuses a stack in a stack', () => {
    const problems = refused((app, environment) => {
      new TestStack(network(app, environment), environment, { layer: 'keys' });
    });
    expect(problems).toEqual(["dev-network: stack 'dev-keys' must stand directly below the app [STACK_NESTED]"]);
  });

  it('refuses a stack that is none of the landing zone', () => {
    expect(refused((app) => void new TerraformStack(app, 'mine'))).toEqual([
      'mine: has neither backend nor provider of the landing zone; extend LandingZoneStack [STACK_FOREIGN]',
    ]);
  });

  it('refuses stacks that need each other', () => {
    const problems = refused((app, environment) => {
      const [first, second] = [network(app, environment), keys(app, environment)];
      second.addDependency(first);
      first.addDependency(second);
    });
    expect(problems).toEqual([
      'dev-network: depends on dev-keys, which depends on it already; let only the higher layer read from the lower one [STACK_CYCLE]',
    ]);
  });
});

describe('references', () => {
  it('refuses a token of another stack, and says who uses what', () => {
    const problems = refused((app, environment) => {
      const vpc = new Vpc(network(app, environment), 'vpc', {});
      parameter(keys(app, environment), 'parameter', `vpc ${vpc.id}`);
    });
    expect(problems).toEqual([
      'dev-keys: dev-keys/parameter uses aws_vpc.vpc.id of dev-network; publish it there in a contract, and read that [TOKEN_OF_OTHER_STACK]',
    ]);
  });

  it('refuses to read the state of another stack', () => {
    const problems = refused((app, environment) => {
      new DataTerraformRemoteStateS3(network(app, environment), 'state', { bucket: 'b', key: 'k' });
    });
    expect(problems).toEqual([
      'dev-network: dev-network/state reads the state of another stack; read its contract instead [STATE_OF_OTHER_STACK]',
    ]);
  });

  it('refuses a token of another stack that an aspect adds', () => {
    const problems = refused((app, environment) => {
      const vpc = new Vpc(network(app, environment), 'vpc', {});
      const stack = keys(app, environment);
      const target = parameter(stack, 'parameter', 'nothing');
      Aspects.of(stack).add(
        aspect((node) => {
          if (node === target) target.insecureValue = vpc.id;
        }),
      );
    });
    expect(problems).toEqual([
      'dev-keys: dev-keys/parameter refers to aws_vpc.vpc, which is not in the stack; read what another stack has from its contract [REFERENCE_DANGLING]',
    ]);
  });

  it.each([
    ['a template', 'insecure_value', '${aws_vpc.gone.id}', 'aws_vpc.gone'],
    ['a function', 'insecure_value', '${jsonencode([aws_vpc.gone.id])}', 'aws_vpc.gone'],
    ['a nested value', 'tags', { a: { b: ['${data.aws_region.gone.name}'] } }, 'data.aws_region.gone'],
    ['depends_on', 'depends_on', ['aws_vpc.gone'], 'aws_vpc.gone'],
    ['a trigger', 'lifecycle', { replace_triggered_by: ['aws_vpc.gone.id'] }, 'aws_vpc.gone'],
    ['a variable', 'insecure_value', '${var.gone}', 'var.gone'],
  ])('refuses %s that refers to nothing', (_, field, value, address) => {
    const problems = refused((app, environment) => {
      parameter(network(app, environment), 'parameter', 'x').addOverride(field, value);
    });
    expect(problems).toEqual([
      `dev-network: dev-network/parameter refers to ${address}, which is not in the stack; read what another stack has from its contract [REFERENCE_DANGLING]`,
    ]);
  });

  it('refuses an output that refers to nothing', () => {
    const problems = refused((app, environment) => {
      new TerraformOutput(network(app, environment), 'out', { value: '${aws_vpc.gone.id}' });
    });
    expect(problems).toEqual([
      'dev-network: dev-network/output refers to aws_vpc.gone, which is not in the stack; read what another stack has from its contract [REFERENCE_DANGLING]',
    ]);
  });

  it.each([
    ['an escaped template', '$${aws_vpc.gone.id}'],
    ['the key of a decoded value', '${jsondecode(aws_vpc.vpc.arn)["aws_vpc.gone"]}'],
    ['a document around a template', '{"Resource": "${aws_vpc.vpc.arn}/*", "Note": "aws_vpc.gone.id"}'],
    ['an iteration', '${each.value}'],
    ['the access variable', '${var.access}'],
  ])('lets %s be', (_, value) => {
    const { problems } = synthesized((app, environment) => {
      const stack = network(app, environment);
      new Vpc(stack, 'vpc', {});
      parameter(stack, 'parameter', value);
    });
    expect(problems).toEqual([]);
  });

  it('lets dynamic blocks refer to what they bind, and to what is there', () => {
    const { problems } = synthesized((app, environment) => {
      const stack = network(app, environment);
      const vpc = new Vpc(stack, 'vpc', {});
      vpc.addOverride('dynamic.ip_rule', { for_each: '${[]}', content: { from: '${ip_rule.value.from}' } });
      vpc.addOverride('dynamic.other', { iterator: 'my_rule', content: { from: '${my_rule.value}' } });
      const identity = new DataAwsCallerIdentity(stack, 'me');
      parameter(stack, 'parameter', `${vpc.id} ${identity.accountId}`).node.addDependency(vpc);
    });
    expect(problems).toEqual([]);
  });
});

describe('validations', () => {
  it('reports those of every stack at once', () => {
    const problems = refused((app, environment) => {
      for (const stack of [network(app, environment), keys(app, environment)]) {
        stack.node.addValidation({ validate: () => ['too many subnets; take one away'] });
      }
    });
    expect(problems).toEqual([
      'dev-network: too many subnets; take one away [STACK_INVALID]',
      'dev-keys: too many subnets; take one away [STACK_INVALID]',
    ]);
  });

  it('reports those that fail only after aspects have run, and writes nothing', () => {
    const problems = refused((app, environment) => {
      network(app, environment);
      const stack = keys(app, environment);
      let visited = false;
      Aspects.of(stack).add(aspect(() => (visited = true)));
      stack.node.addValidation({ validate: () => (visited ? ['SEEN_LATE: was visited'] : []) });
      new Construct(stack, 'part').node.addValidation({ validate: () => (visited ? ['is late'] : []) });
    });
    expect(problems).toEqual(['dev-keys: was visited [SEEN_LATE]', 'dev-keys/part: is late [STACK_INVALID]']);
  });

  it('reports errors that aspects annotate', () => {
    const problems = refused((app, environment) => {
      const stack = network(app, environment);
      Aspects.of(stack).add(aspect((node) => (node === stack ? Annotations.of(node).addError('is not tagged') : null)));
    });
    expect(problems).toEqual(['dev-network: is not tagged [STACK_INVALID]']);
  });

  it('reports those of the app', () => {
    const problems = refused((app, environment) => {
      network(app, environment);
      app.node.addValidation({ validate: () => ['has no cost centre'] });
    });
    expect(problems).toEqual(['app: has no cost centre [STACK_INVALID]']);
  });

  it('lets errors of programs pass', () => {
    expect(() =>
      synthesized(() => {
        throw new TypeError('x is not a function');
      }),
    ).toThrow(TypeError);
  });
});
