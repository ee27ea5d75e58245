import type { FactsByType } from './resource-facts';

/** Calls of Lambda functions, and how the asynchronous ones are dealt with. */
export const lambdaCalls: FactsByType = {
  aws_lambda_invocation: {
    forceNew: ['function_name', 'qualifier', 'terraform_key', 'triggers'],
    forceNewWhen: { input: ({ planned }) => planned['lifecycle_scope'] !== 'CRUD' },
    defaults: { lifecycle_scope: 'CREATE_ONLY', qualifier: '$LATEST', terraform_key: 'tf' },
    id: '{function_name}_{qualifier}_{hex:32}',
    // No function runs.
    computed: { result: '{}' },
    validation: {
      input: { format: 'json' },
      lifecycle_scope: { enum: ['CREATE_ONLY', 'CRUD'] },
    },
  },

  aws_lambda_function_event_invoke_config: {
    forceNew: ['function_name', 'qualifier'],
    defaults: { maximum_retry_attempts: 2 },
    id: '{function_name}:{qualifier}',
    variants: [{ when: { qualifier: null }, id: '{function_name}' }],
    uniqueBy: ['function_name', 'qualifier'],
    validation: {
      maximum_event_age_in_seconds: { range: [60, 21600] },
      maximum_retry_attempts: { range: [0, 2] },
      'destination_config.on_failure.destination': { format: 'arn' },
      'destination_config.on_success.destination': { format: 'arn' },
    },
  },
};
