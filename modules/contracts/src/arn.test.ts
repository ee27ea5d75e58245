import { formatArn, isArn, LandfallError, parseArn } from './index';

describe('an ARN', () => {
  test.each([
    'arn:aws:eks:eu-west-1:111111111111:cluster/blue',
    'arn:aws-cn:iam::111111111111:role/path/name',
    'arn:aws-us-gov:logs:us-gov-west-1:111111111111:log-group:/aws/eks/blue:*',
    'arn:aws:s3:::bucket',
    'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy',
  ])('of %s has parts that make it again', (arn) => {
    expect(formatArn(parseArn(arn, 'test'))).toBe(arn);
  });

  test('has a partition, a service, a Region, an account and a resource', () => {
    expect(parseArn('arn:aws-cn:logs:cn-north-1:111111111111:log-group:/a:*', 'test')).toEqual({
      partition: 'aws-cn',
      service: 'logs',
      region: 'cn-north-1',
      account: '111111111111',
      resource: 'log-group:/a:*',
    });
    expect(parseArn('arn:aws:s3:::bucket', 'test')).toMatchObject({ region: '', account: '' });
  });

  test.each([
    'role/name',
    'arn:azure:iam::111111111111:role/name',
    'arn:aws:iam::1111:role/name',
    'arn:aws:iam::111111111111:',
    'arn:aws:iam',
    'xarn:aws:s3:::bucket',
    '*',
  ])("fails for '%s'", (value) => {
    expect(isArn(value)).toBe(false);
    expect(() => parseArn(value, 'here')).toThrow(
      new LandfallError(
        'ARN_INVALID',
        `'${value}' is no ARN; write one like arn:aws:iam::123456789012:role/name`,
        'here',
      ),
    );
  });
});
