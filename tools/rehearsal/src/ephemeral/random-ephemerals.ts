import { ProviderError } from '../protocol/provider-error';
import { textOf, type ObjectValue } from '../values/value';
import { chosen, optional, required, secret } from './attributes';
import type { EphemeralQuery, EphemeralResources } from './ephemeral-resource';
import { characterKinds, newPassword } from './password';

/** The kinds of characters that a password may have, by the argument that says so. */
const kinds = { ...characterKinds, numeric: characterKinds.digits, special: '!@#$%&*()-_=+[]{}<>:?' } as const;
const named = ['lower', 'upper', 'numeric', 'special'] as const;

/** The ephemeral resources of the random provider. Source: its documentation, version 3.7. */
export const randomEphemerals: EphemeralResources = {
  random_password: {
    block: {
      attributes: {
        length: required('number'),
        ...Object.fromEntries(named.map((name) => [name, chosen('bool')] as const)),
        ...Object.fromEntries(named.map((name) => [`min_${name}`, chosen('number')] as const)),
        override_special: optional(),
        bcrypt_hash: secret(),
        result: secret(),
      },
      blockTypes: {},
    },
    open: randomPassword,
  },
};

function randomPassword({ config }: EphemeralQuery): ObjectValue {
  const length = Number(textOf(config['length']) ?? 0);
  const special = textOf(config['override_special']) ?? kinds.special;
  const allowed = named
    .filter((name) => config[name] !== false)
    .map((name) => [name, name === 'special' ? special : kinds[name]] as const);
  const least = allowed.map(([name, kind]) => [kind, Number(textOf(config[`min_${name}`]) ?? 0)] as const);
  const needed = least.reduce((sum, [, count]) => sum + count, 0);
  if (length < Math.max(1, needed)) {
    throw new ProviderError(
      'Invalid Attribute Value',
      `Attribute length value must be at least ${Math.max(1, needed)}, the sum of what min_lower, min_upper, min_numeric and min_special ask for, got: ${length}`,
      { steps: [{ attributeName: 'length' }] },
    );
  }
  const defaults = named.flatMap((name) => [[name, true] as const, [`min_${name}`, 0] as const]);
  const result = newPassword(length, allowed.map(([, kind]) => kind).join(''), least);
  return { ...Object.fromEntries(defaults), result, bcrypt_hash: `$2a$10$${newPassword(53, kinds.lower)}` };
}
