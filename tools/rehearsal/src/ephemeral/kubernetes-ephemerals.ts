import { SIMULATED_TIME } from '../plan/template';
import type { BlockSchema, BlockTypeSchema } from '../schema/schema';
import { attributeOf, isListValue, textOf, type ObjectValue, type Value } from '../values/value';
import { chosen, computed, optional, required, secret } from './attributes';
import type { EphemeralQuery, EphemeralResource, EphemeralResources } from './ephemeral-resource';

const tokenRequest: EphemeralResource = {
  block: {
    attributes: { token: secret(), expiration_timestamp: computed() },
    blockTypes: {
      metadata: list({ attributes: { name: required(), namespace: required() }, blockTypes: {} }, { least: 1 }),
      spec: list({
        attributes: { audiences: optional(['list', 'string']), expiration_seconds: chosen('number') },
        blockTypes: {
          bound_object_ref: list({
            attributes: { api_version: optional(), kind: optional(), name: optional(), uid: optional() },
            blockTypes: {},
          }),
        },
      }),
    },
  },
  open: ({ config }: EphemeralQuery): ObjectValue => {
    const metadata = first(config['metadata']);
    const subject = ['namespace', 'name'].map((name) => textOf(attributeOf(metadata, name)) ?? '').join(':');
    const claims = Buffer.from(JSON.stringify({ sub: `system:serviceaccount:${subject}` })).toString('base64url');
    return { token: `eyJhbGciOiJSUzI1NiJ9.${claims}.simulated`, expiration_timestamp: SIMULATED_TIME };
  },
};

/** The ephemeral resources of the Kubernetes provider. Source: its documentation, "kubernetes_token_request_v1". */
export const kubernetesEphemerals: EphemeralResources = {
  kubernetes_token_request_v1: tokenRequest,
};

function list(block: BlockSchema, { least = 0 } = {}): BlockTypeSchema {
  return { nesting: 'list', block, minItems: least, maxItems: 1 };
}

function first(value: Value | undefined): Value {
  return isListValue(value) ? (value[0] ?? null) : null;
}
