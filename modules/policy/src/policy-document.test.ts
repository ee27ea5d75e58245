import { LandfallError } from '@landfall/contracts';
import { identityPolicy, type IdentityStatement, resourcePolicy, trustPolicy, type TrustStatement } from './index';

const read: IdentityStatement = { sid: 'Read', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::bucket/*'] };
const assume: TrustStatement = {
  sid: 'Assume',
  principals: { kind: 'service', services: ['ec2.amazonaws.com'] },
  actions: ['sts:AssumeRole'],
};

describe('a policy', () => {
  test('writes one value as text, as IAM returns it', () => {
    expect(identityPolicy('test', read)).toBe(
      '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*"}]}',
    );
  });

  test('writes several values as a list, in their order', () => {
    const statement: IdentityStatement = {
      sid: 'Write',
      effect: 'Deny',
      actions: ['s3:PutObject', 's3:DeleteObject'],
      resources: ['arn:aws:s3:::b/*', 'arn:aws:s3:::a/*'],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    expect(JSON.parse(identityPolicy('test', read, statement))).toMatchObject({
      Statement: [
        { Sid: 'Read' },
        {
          Sid: 'Write',
          Effect: 'Deny',
          Action: ['s3:PutObject', 's3:DeleteObject'],
          Resource: ['arn:aws:s3:::b/*', 'arn:aws:s3:::a/*'],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
  });

  test('covers every resource where a reason is given, and keeps the reason to itself', () => {
    const policy = identityPolicy('test', { ...read, resources: { any: 'knows no resources' } });
    expect(JSON.parse(policy)).toMatchObject({ Statement: [{ Resource: '*' }] });
    expect(policy).not.toContain('knows no resources');
  });

  test('leaves out conditions where there are none', () => {
    expect(identityPolicy('test', read)).not.toContain('Condition');
  });
});

describe('a trust policy', () => {
  test('names no resource', () => {
    expect(JSON.parse(trustPolicy('test', assume))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Assume',
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    });
  });

  test.each([
    [{ kind: 'aws', arns: ['arn:a'] }, { AWS: 'arn:a' }],
    [{ kind: 'aws', arns: ['arn:a', 'arn:b'] }, { AWS: ['arn:a', 'arn:b'] }],
    [{ kind: 'service', services: ['a', 'b'] }, { Service: ['a', 'b'] }],
    [{ kind: 'federated', arns: ['arn:a'] }, { Federated: 'arn:a' }],
  ] as const)('writes principals %j', (principals, expected) => {
    expect(JSON.parse(trustPolicy('test', { ...assume, principals }))).toMatchObject({
      Statement: [{ Principal: expected }],
    });
  });
});

describe('a resource policy', () => {
  const anybody = { ...read, principals: { kind: 'anybody' } } as const;
  const conditions = { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } };

  test('names principals and resources', () => {
    expect(JSON.parse(resourcePolicy('test', { ...read, principals: { kind: 'aws', arns: ['arn:a'] } }))).toMatchObject(
      {
        Statement: [{ Principal: { AWS: 'arn:a' }, Resource: 'arn:aws:s3:::bucket/*' }],
      },
    );
  });

  test('lets anybody in under conditions, and keeps anybody out without', () => {
    expect(JSON.parse(resourcePolicy('test', { ...anybody, conditions }))).toMatchObject({
      Statement: [{ Principal: '*' }],
    });
    expect(JSON.parse(resourcePolicy('test', { ...anybody, effect: 'Deny' }))).toMatchObject({
      Statement: [{ Principal: '*', Effect: 'Deny' }],
    });
  });

  test('fails when it allows anybody without conditions', () => {
    expect(() => resourcePolicy('here', anybody)).toThrow(
      new LandfallError(
        'POLICY_PRINCIPAL_ANYBODY',
        "statement 'Read' allows anybody; add conditions or name principals",
        'here',
      ),
    );
  });
});

describe('fails', () => {
  test.each<[string, readonly [IdentityStatement, ...IdentityStatement[]], Uppercase<string>, string]>([
    [
      'when a statement id has other characters',
      [{ ...read, sid: 'read-it' }],
      'POLICY_SID_INVALID',
      "a statement id has letters and digits only, got 'read-it'",
    ],
    [
      'when a statement has no id',
      [{ ...read, sid: '' }],
      'POLICY_SID_INVALID',
      "a statement id has letters and digits only, got ''",
    ],
    [
      'when a statement id stands twice',
      [read, read],
      'POLICY_SID_TWICE',
      "statement id 'Read' stands twice in one document; name each statement once",
    ],
    [
      'when an action has no service',
      [{ ...read, actions: [':GetObject'] }],
      'POLICY_ACTION_INVALID',
      "statement 'Read': ':GetObject' is no action; write one like s3:GetObject",
    ],
    [
      'when an action has no name',
      [{ ...read, actions: ['s3:'] }],
      'POLICY_ACTION_INVALID',
      "statement 'Read': 's3:' is no action; write one like s3:GetObject",
    ],
    [
      'when a resource is everything, without a reason',
      [{ ...read, resources: ['arn:aws:s3:::a', '*'] }],
      'POLICY_RESOURCE_ANY',
      "statement 'Read' covers every resource; name resources, or write { any: '<why>' }",
    ],
  ])('%s', (_title, statements, code, message) => {
    expect(() => identityPolicy('here', ...statements)).toThrow(new LandfallError(code, message, 'here'));
  });

  test('with every problem at once', () => {
    expect(() => identityPolicy('here', { sid: '-', actions: ['s3:'], resources: ['*'] })).toThrow(
      /^POLICY_SID_INVALID.*\nPOLICY_ACTION_INVALID.*\nPOLICY_RESOURCE_ANY[^\n]*$/,
    );
  });

  test('not for action wildcards on named resources', () => {
    expect(() => identityPolicy('here', { ...read, actions: ['s3:Get*', 's3:*'] })).not.toThrow();
  });
});
