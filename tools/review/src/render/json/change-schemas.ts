import { flag, list, object, oneOfWords, type Schema, text } from './schema';

const action: Schema = {
  description: 'What is done to the resource.',
  oneOf: [
    object('One thing.', { kind: { enum: ['create', 'update', 'delete', 'forget', 'no-op', 'read'] } }),
    object('Destroyed and created.', {
      kind: { const: 'replace' },
      order: oneOfWords('Which comes first.', 'delete-first', 'create-first'),
    }),
    object('What a newer Terraform calls otherwise.', {
      kind: { const: 'unknown' },
      words: list('Words of the plan.', { type: 'string' }),
    }),
  ],
};

const value: Schema = {
  oneOf: [
    object('A value.', { kind: { const: 'known' }, value: { description: 'Any JSON.' } }),
    object('None, or one that is not shown.', {
      kind: oneOfWords(
        '`absent`: not there. `sensitive`: masked. `unknown`: known after apply.',
        'absent',
        'sensitive',
        'unknown',
      ),
    }),
  ],
};

/** Definitions of what happens to resources. */
export const changeSchemas: Readonly<Record<string, Schema>> = {
  change: object(
    'What happens to one resource.',
    {
      address: text('Address in the plan.'),
      type: text('Resource type: `aws_vpc`.'),
      provider: text('Source address of the provider.'),
      action: { $ref: '#/$defs/action' },
      attributes: list('Attributes that differ, in path order.', { $ref: '#/$defs/attribute' }),
      meanings: list('What it means, in sentences.', { $ref: '#/$defs/meaning' }),
    },
    {
      reason: text("Terraform's word for why: `replace_because_cannot_update`."),
      movedFrom: text('The address before.'),
      importedFrom: text('The id that it is imported by.'),
      deposed: text('Key of a deposed object.'),
      constructPath: text('Where it stands in the construct tree, below the stack.'),
      module: text('Package that made it, with its version: `@landfall/network@0.1.0`.'),
    },
  ),
  action,
  attribute: object('An attribute before and after.', {
    path: text('`vpc_config[0].subnet_ids`'),
    before: { $ref: '#/$defs/value' },
    after: { $ref: '#/$defs/value' },
    forcesReplacement: flag('True when the resource is replaced because of it.'),
    noise: flag('True for what only follows from the change.'),
  }),
  value,
  invocation: object(
    'An action that an apply runs.',
    {
      address: text('`action.aws_lambda_invoke.warm`'),
      type: text('Type of the action.'),
      trigger: {
        description: 'What runs it.',
        oneOf: [
          object(
            'A change of a resource.',
            {
              kind: { const: 'lifecycle' },
              resource: text('Address of the resource.'),
              event: text('`after update`'),
            },
            { onFailure: text("Terraform's word for what follows when it fails.") },
          ),
          object('Who asks for it.', { kind: { const: 'invoke' } }, { resource: text('Address of the resource.') }),
          object('What a newer Terraform has.', {
            kind: { const: 'unknown' },
            words: list('Words of the plan.', { type: 'string' }),
          }),
        ],
      },
      attributes: list('Its configuration.', { $ref: '#/$defs/attribute' }),
    },
    { deferred: text("Terraform's word for why it is put off.") },
  ),
  meaning: object(
    'A change put into words.',
    {
      kind: oneOfWords(
        'What it is about.',
        'iam',
        'reachability',
        'route',
        'key-policy',
        'kubernetes',
        'rollout',
        'endpoint',
        'tags',
        'data',
      ),
      direction: oneOfWords('Whether more or less is allowed, reachable or exposed.', 'grows', 'shrinks', 'changes'),
      sentence: text('The meaning.'),
    },
    { detail: list('Lines that begin with `+ `, `- ` or two spaces.', { type: 'string' }) },
  ),
};
