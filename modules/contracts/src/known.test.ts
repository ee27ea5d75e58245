import { Token } from 'cdktf';
import { isKnown } from './index';

describe('a value', () => {
  const deferred = { resolve: (): string => '${aws_vpc.vpc.id}' };

  test('is known when it is what it looks like', () => {
    expect(isKnown('vpc-1')).toBe(true);
    expect(isKnown('')).toBe(true);
    expect(isKnown(['a'])).toBe(true);
    expect(isKnown(undefined)).toBe(true);
  });

  test('is not known when Terraform fills it in, be it text, a number or a list', () => {
    expect(isKnown(Token.asString(deferred))).toBe(false);
    expect(isKnown(`in ${Token.asString(deferred)}`)).toBe(false);
    expect(isKnown(Token.asNumber(deferred))).toBe(false);
    expect(isKnown(Token.asList(deferred))).toBe(false);
  });
});
