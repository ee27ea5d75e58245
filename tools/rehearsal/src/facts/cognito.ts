import type { FactsByType } from './resource-facts';

/** What belongs to a Cognito user pool: names count within it. */
export const cognito: FactsByType = {
  aws_cognito_user_pool_client: {
    optionalComputed: ['auth_session_validity', 'enable_token_revocation', 'refresh_token_validity'],
    forceNew: ['generate_secret', 'user_pool_id'],
    id: '{alnum:26}',
    computed: {
      auth_session_validity: 3,
      client_secret: '',
      enable_token_revocation: true,
      refresh_token_validity: 30,
    },
    variants: [{ when: { generate_secret: true }, computed: { client_secret: '{alnum:51}' } }],
    validation: { name: { length: [1, 128] } },
  },

  aws_cognito_resource_server: {
    forceNew: ['identifier', 'user_pool_id'],
    id: '{user_pool_id}|{identifier}',
    uniqueBy: ['user_pool_id', 'identifier'],
  },

  aws_cognito_user_group: {
    forceNew: ['name', 'user_pool_id'],
    id: '{user_pool_id}/{name}',
    uniqueBy: ['user_pool_id', 'name'],
    validation: { role_arn: { format: 'arn' }, precedence: { range: [0, Infinity] } },
  },
};
