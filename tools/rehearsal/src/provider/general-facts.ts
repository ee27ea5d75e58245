import type { FactsByType, ResourceFacts } from '../facts/resource-facts';

const keepers = 'keepers';

/** Types of the small providers that configurations use beside a cloud's. Source: their documentation. */
const general: FactsByType = {
  null_resource: { forceNew: ['triggers'], id: '{digits:19}' },
  random_id: {
    forceNew: ['byte_length', keepers, 'prefix'],
    id: '{alnum:11}',
    computed: { hex: '{hex:16:id}', dec: '{digits:19}', b64_std: '{alnum:12}', b64_url: '{alnum:11}' },
  },
  random_password: {
    forceNew: ['length', keepers],
    id: 'none',
    sensitive: ['result'],
    computed: { result: '{alnum:32}' },
  },
  random_string: { forceNew: ['length', keepers], id: '{result}', computed: { result: '{alnum:16}' } },
  random_uuid: { forceNew: [keepers], id: '{result}', computed: { result: '{uuid}' } },
  random_pet: { forceNew: ['length', keepers, 'prefix', 'separator'], id: '{alnum:6}-{alnum:6}' },
  time_sleep: { forceNew: ['triggers'], id: '{time}' },
  time_static: { forceNew: ['triggers'], id: '{time}', computed: { rfc3339: '{time}' } },
  tls_private_key: {
    forceNew: ['algorithm', 'ecdsa_curve', 'rsa_bits'],
    sensitive: ['private_key_pem', 'private_key_openssh', 'private_key_pem_pkcs8'],
    id: '{hex:40}',
    computed: {
      private_key_pem: '-----BEGIN PRIVATE KEY-----\n{alnum:64}\n-----END PRIVATE KEY-----\n',
      public_key_pem: '-----BEGIN PUBLIC KEY-----\n{alnum:64}\n-----END PUBLIC KEY-----\n',
      public_key_openssh: 'ssh-ed25519 {alnum:64}\n',
    },
  },
};

/** The facts of a type of a small provider; `undefined` for types that nobody has looked at yet. */
export function generalFactsFor(type: string): ResourceFacts | undefined {
  return general[type];
}
