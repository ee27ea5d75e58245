import { SIMULATED_TIME } from '../../plan/template';
import { textOf, type ObjectValue } from '../../values/value';
import type { DataQuery, DataSource } from '../data-source';

/** Tokens for container registries. They open nothing. */
export const registrySources: Readonly<Record<string, DataSource>> = {
  aws_ecr_authorization_token: privateToken,
  aws_ecrpublic_authorization_token: ({ place }) => ({ id: place.region, ...token('simulated-public-ecr-password') }),
};

function privateToken({ config, place }: DataQuery): ObjectValue {
  const account = textOf(config['registry_id']) ?? place.account;
  return {
    id: place.region,
    ...token('simulated-ecr-password'),
    proxy_endpoint: `https://${account}.dkr.ecr.${place.region}.${place.dnsSuffix}`,
  };
}

function token(password: string): ObjectValue {
  return {
    authorization_token: Buffer.from(`AWS:${password}`).toString('base64'),
    expires_at: SIMULATED_TIME,
    password,
    user_name: 'AWS',
  };
}
