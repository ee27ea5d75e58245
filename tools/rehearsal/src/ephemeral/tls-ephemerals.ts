import { randomUUID } from 'node:crypto';

import { privateKey } from '../general/tls';
import { chosen, computed, required, secret } from './attributes';
import type { EphemeralResources } from './ephemeral-resource';

/** The ephemeral resources of the TLS provider. Source: its documentation, version 4.1. */
export const tlsEphemerals: EphemeralResources = {
  tls_private_key: {
    block: {
      attributes: {
        algorithm: required(),
        ecdsa_curve: chosen(),
        rsa_bits: chosen('number'),
        private_key_openssh: secret(),
        private_key_pem: secret(),
        private_key_pem_pkcs8: secret(),
        public_key_fingerprint_md5: computed(),
        public_key_fingerprint_sha256: computed(),
        public_key_openssh: computed(),
        public_key_pem: computed(),
      },
      blockTypes: {},
    },
    open: ({ config }) => {
      const key = { ecdsa_curve: 'P224', rsa_bits: 2048, ...privateKey(config, randomUUID()) };
      return Object.fromEntries(Object.entries(key).filter(([name]) => name !== 'id'));
    },
  },
};
