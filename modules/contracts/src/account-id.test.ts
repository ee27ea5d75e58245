import { accountId, isAccountId, LandfallError } from './index';

describe('an account id', () => {
  test('has 12 digits, leading zeros included', () => {
    expect(accountId('000111222333', 'prod: account')).toBe('000111222333');
    expect(isAccountId('111111111111')).toBe(true);
  });

  test.each(['11111111111', '1111111111111', '11111111111a', '', ' 111111111111'])("fails for '%s'", (value) => {
    expect(isAccountId(value)).toBe(false);
    expect(() => accountId(value, 'prod: account')).toThrow(
      new LandfallError('ACCOUNT_ID_INVALID', `an AWS account id has 12 digits, got '${value}'`, 'prod: account'),
    );
  });
});
