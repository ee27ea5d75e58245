import { LandfallError } from './landfall-error';

declare const brand: unique symbol;

/** An AWS account id: 12 digits, leading zeros included. */
export type AccountId = string & { readonly [brand]: 'AccountId' };

/** @throws LandfallError `ACCOUNT_ID_INVALID` unless the value is 12 digits. */
export function accountId(value: string, at: string): AccountId {
  if (!isAccountId(value)) {
    throw new LandfallError('ACCOUNT_ID_INVALID', `an AWS account id has 12 digits, got '${value}'`, at);
  }
  return value;
}

export function isAccountId(value: string): value is AccountId {
  return /^\d{12}$/.test(value);
}
