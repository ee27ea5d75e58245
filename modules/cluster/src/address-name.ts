import type { Problems } from '@landfall/contracts';

/** Names that become part of a resource's address, and of descriptions, which take plain characters only. */
export function checkAddressNames(record: Readonly<Record<string, unknown>>, at: string, problems: Problems): void {
  for (const name of Object.keys(record)) {
    if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) {
      const message = `a name that is part of an address has 1 to 63 small letters, digits and -, got '${name}'`;
      problems.add('EKS_ADDRESS_NAME_INVALID', message, at);
    }
  }
}
