import type { FactsByType } from './resource-facts';

/** What belongs to an API: names count within it. */
export const apiGatewayParts: FactsByType = {
  aws_api_gateway_authorizer: {
    forceNew: ['rest_api_id'],
    defaults: {
      authorizer_result_ttl_in_seconds: 300,
      identity_source: 'method.request.header.Authorization',
      type: 'TOKEN',
    },
    id: '{alnum:6}',
    arn: 'arn:{partition}:apigateway:{region}::/restapis/{rest_api_id}/authorizers/{id}',
    validation: {
      authorizer_result_ttl_in_seconds: { range: [0, 3600] },
      type: { enum: ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] },
    },
  },

  aws_api_gateway_model: {
    forceNew: ['content_type', 'name', 'rest_api_id'],
    id: '{alnum:6}',
    json: ['schema'],
    uniqueBy: ['rest_api_id', 'name'],
    validation: { schema: { format: 'json' } },
  },

  aws_api_gateway_request_validator: {
    forceNew: ['rest_api_id'],
    defaults: { validate_request_body: false, validate_request_parameters: false },
    id: '{alnum:6}',
  },

  aws_apigatewayv2_authorizer: {
    forceNew: ['api_id'],
    id: '{alnum:6}',
    optionalComputed: ['authorizer_result_ttl_in_seconds'],
    validation: { authorizer_type: { enum: ['JWT', 'REQUEST'] } },
  },
};
