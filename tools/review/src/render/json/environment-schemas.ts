import { flag, list, number, object, oneOfWords, type Schema, text } from './schema';

const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'];

const status: Schema = {
  description: 'Whether it could be planned.',
  oneOf: [
    object('It was.', { kind: { const: 'planned' } }),
    object('A lower layer must be applied first.', { kind: { const: 'waiting' }, for: text('Id of that stack.') }),
    object('Terraform refused.', { kind: { const: 'failed' }, error: text('What Terraform said.') }),
  ],
};

/** Null is unknown. */
function amount(description: string): Schema {
  return { description, oneOf: [{ type: 'number' }, { type: 'null' }] };
}

const changeWord = oneOfWords('What happens to it.', 'same', 'added', 'changed', 'replaced', 'removed');

/** Definitions of environments, stacks, findings, costs and pictures. */
export const environmentSchemas: Readonly<Record<string, Schema>> = {
  environment: object(
    'One environment.',
    {
      environment: text('Its name.'),
      verdict: oneOfWords(
        '`pass`: nothing to approve. `approval`: a person must agree. `blocked`: a gate forbids it. `failed`: it could not be planned.',
        'pass',
        'approval',
        'blocked',
        'failed',
      ),
      risk: oneOfWords('How much can go wrong.', 'none', 'low', 'medium', 'high', 'critical'),
      stacks: list('Its stacks, in layer order.', { $ref: '#/$defs/stack' }),
      findings: list('Worst first, suppressed ones last.', { $ref: '#/$defs/finding' }),
    },
    {
      cost: { $ref: '#/$defs/cost' },
      infracost: list('What Infracost says; absent when it was not asked.', { $ref: '#/$defs/projectCost' }),
      picture: { $ref: '#/$defs/picture' },
    },
  ),
  stack: object(
    'One stack.',
    {
      id: text('`dev-network`'),
      layer: text('`network`'),
      status,
      changes: list('In address order, without reads and no-ops.', { $ref: '#/$defs/change' }),
      drift: list("What was changed behind Terraform's back.", { $ref: '#/$defs/change' }),
      failedChecks: list('Failed `check` blocks and conditions.', { type: 'string' }),
      renames: list(
        'Deletes and creates that look like a renamed construct.',
        object('A delete and a create.', {
          from: text('Address that is deleted.'),
          to: text('Address that is created.'),
          because: text('Why they look alike.'),
          fix: text('The line of TypeScript to add.'),
        }),
      ),
    },
    {
      outputs: list('Outputs that change; a path begins with the name of the output.', { $ref: '#/$defs/attribute' }),
      invocations: list('Actions that the apply runs.', { $ref: '#/$defs/invocation' }),
      moduleSteps: list(
        'Modules that are used in another version than before.',
        object(
          'A module.',
          { module: text('Name of the package.') },
          {
            from: text('Version before; absent when the module is new.'),
            to: text('Version after; absent when it is no longer used.'),
          },
        ),
      ),
    },
  ),
  finding: object(
    'What a rule found.',
    {
      rule: text('Id of the rule.'),
      title: text('The rule in a few words.'),
      severity: oneOfWords('How bad it is.', ...SEVERITIES),
      gate: oneOfWords('What it does to the verdict.', 'block', 'approve', 'note'),
      message: text('What was found here.'),
      stack: text('Id of the stack.'),
      address: text('Address of the resource.'),
      about: object('Where the rule comes from.', {
        rationale: text('Why it matters.'),
        source: text('The document it is from.'),
        fix: text('What to change.'),
        alsoKnownAs: list('Ids in other catalogues.', { type: 'string' }),
      }),
    },
    {
      constructPath: text('Where it stands in the construct tree, below the stack.'),
      suppressed: object('Present when the environment file accepts it.', {
        reason: text('Why.'),
        expires: text('Last day: `YYYY-MM-DD`.'),
        expired: flag('True after that day: the finding blocks.'),
      }),
    },
  ),
  cost: object('US dollars a month.', {
    before: number('Before the change.'),
    after: number('After it.'),
    pricesOf: text('Day of the price table: `YYYY-MM-DD`.'),
    lines: list(
      'What has a price.',
      object('A price.', {
        address: text('Address of the resource.'),
        what: text('What is paid for.'),
        before: number('Before the change.'),
        after: number('After it.'),
      }),
    ),
    unknown: list('What is not in the numbers.', { type: 'string' }),
  }),
  projectCost: object(
    'Costs a month of a project of Infracost.',
    {
      project: text('Name of the project.'),
      currency: text('`USD`'),
      before: amount('Before the change.'),
      after: amount('After it.'),
      lines: list(
        'Resources whose price changes.',
        object('A price.', {
          address: text('Address of the resource.'),
          before: amount('Before the change.'),
          after: amount('After it.'),
        }),
      ),
      unknown: list('What the amounts leave out.', { type: 'string' }),
    },
    { stack: text('Id of the stack that it is.') },
  ),
  picture: object('Boxes and links of the environment, before and after.', {
    nodes: list('Outermost boxes.', { $ref: '#/$defs/node' }),
    links: list(
      'Lines between boxes.',
      object('A line.', {
        from: text('Id of a box.'),
        to: text('Id of a box.'),
        label: text('What it is.'),
        change: changeWord,
      }),
    ),
  }),
  node: object('A box.', {
    id: text('Unique in the picture.'),
    kind: oneOfWords(
      'What it stands for.',
      'account',
      'vpc',
      'zone',
      'subnet',
      'cluster',
      'node-group',
      'gateway',
      'endpoint',
    ),
    label: text('What is written in it.'),
    change: changeWord,
    children: list('Boxes inside.', { $ref: '#/$defs/node' }),
  }),
};
