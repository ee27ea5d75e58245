import { type PolicyVersions, policyMeanings } from './policy-meanings';

type Json = Readonly<Record<string, unknown>>;

const allow = (more: Json = {}): Json => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...more });

const versions: Omit<PolicyVersions, 'before' | 'after'> = {
  kind: 'iam',
  holder: 'role r',
  everything: 'every resource',
  unknown: false,
};

function meanings(before: readonly Json[] | undefined, after: readonly Json[] | undefined): readonly string[] {
  const [was, is] = [before, after].map((statements) => statements && JSON.stringify({ Statement: statements }));
  return policyMeanings({ ...versions, before: was, after: is }).map(
    ({ direction, sentence }) => `${direction}: ${sentence}`,
  );
}

describe('two versions of a policy', () => {
  test.each([
    ['in another order', [allow(), allow({ Action: 'sqs:*' })], [allow({ Action: ['sqs:*'] }), allow()]],
    ['with other Sids', [allow({ Sid: 'A' })], [allow({ Sid: 'B' })]],
    ['with actions in other letters', [allow()], [allow({ Action: 'S3:getobject' })]],
    [
      'cut into two statements',
      [allow({ Action: ['a:A', 'b:B'] })],
      [allow({ Action: 'a:A' }), allow({ Action: 'b:B' })],
    ],
    [
      'with a part that another covers',
      [allow({ Action: 's3:*' })],
      [allow({ Action: 's3:*' }), allow({ Resource: 'arn:aws:s3:::a/*' })],
    ],
    [
      'with an account written in another way',
      [allow({ Principal: { AWS: '111111111111' } })],
      [allow({ Principal: { AWS: ['arn:aws:iam::111111111111:root'] } })],
    ],
    [
      'with values of a condition in another order',
      [allow({ Condition: { StringLike: { k: ['a', 'b'] } } })],
      [allow({ Condition: { StringLike: { k: ['b', 'a'] } } })],
    ],
    ['with one statement outside a list', [allow()], [allow()]],
  ])('say the same %s', (_, before, after) => {
    expect(meanings(before, after)).toEqual([]);
    expect(meanings(after, before)).toEqual([]);
  });

  it('differ in the parts of a statement that are new', () => {
    const after = allow({ Action: ['s3:GetObject', 's3:PutObject'], Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'] });
    expect(meanings([allow({ Resource: 'arn:aws:s3:::a' })], [after])).toEqual([
      'grows: role r can now s3:PutObject on arn:aws:s3:::a',
      'grows: role r can now s3:GetObject and s3:PutObject on arn:aws:s3:::b',
    ]);
  });

  it('narrow down a wildcard', () => {
    expect(meanings([allow({ Action: 's3:*' })], [allow({ Action: ['s3:Get*', 's3:List*'] })])).toEqual([
      'shrinks: role r can no longer s3:* on every resource',
    ]);
  });

  it('tell a question mark from a star', () => {
    expect(meanings([allow({ Resource: 'arn:aws:s3:::a?' })], [allow({ Resource: 'arn:aws:s3:::a*' })])).toEqual([
      'grows: role r can now s3:GetObject on arn:aws:s3:::a*',
    ]);
  });

  it('allow more when an exception goes', () => {
    const before = allow({ NotAction: ['iam:*', 'kms:*'], Action: undefined });
    const after = allow({ NotAction: ['iam:*'], Action: undefined });
    expect(meanings([before], [after])).toEqual(['grows: role r can now do everything except iam:* on every resource']);
    expect(meanings([after], [before])).toEqual([
      'shrinks: role r can no longer do everything except iam:* on every resource',
    ]);
    expect(meanings([before], [before, allow({ Action: 's3:Get*' })])).toEqual([]);
    expect(meanings([before], [before, allow({ Action: 'kms:Decrypt' })])).toEqual([
      'grows: role r can now kms:Decrypt on every resource',
    ]);
  });

  it('reach anyone, a service, and everyone but one', () => {
    const [anyone, service] = [{ AWS: '*' }, { Service: 'ec2.amazonaws.com' }];
    expect(meanings([], [allow({ Principal: anyone })])).toEqual([
      'grows: anyone can now s3:GetObject on every resource',
    ]);
    expect(meanings([], [allow({ Principal: service })])).toEqual([
      'grows: service ec2.amazonaws.com can now s3:GetObject on every resource',
    ]);
    expect(meanings([allow({ Principal: '*' })], [allow({ Principal: service })])).toEqual([
      'shrinks: anyone can no longer s3:GetObject on every resource',
    ]);
    const except = { ...allow({ Effect: 'Deny' }), NotPrincipal: { AWS: 'arn:aws:iam::111111111111:role/a' } };
    expect(meanings([], [except])).toEqual([
      'shrinks: everyone except arn:aws:iam::111111111111:role/a is now denied s3:GetObject on every resource',
    ]);
  });

  describe('with conditions', () => {
    const when = (test: Json, effect = 'Allow'): Json => allow({ Condition: test, Effect: effect });
    const org = { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } };

    test.each([
      ['grows', 'none any more', org, {}],
      ['shrinks', 'a new one', {}, org],
      ['grows', 'one value more', { StringLike: { k: 'a' } }, { StringLike: { k: ['a', 'b'] } }],
      ['shrinks', 'one value more to be unlike', { StringNotLike: { k: 'a' } }, { StringNotLike: { k: ['a', 'b'] } }],
      ['changes', 'another value', { StringEquals: { k: 'a' } }, { StringEquals: { k: 'b' } }],
    ])('it %s with %s', (direction, _, before, after) => {
      const found = meanings([when(before)], [when(after)]);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(new RegExp(`^${direction}: role r can s3:GetObject on every resource .*; before: `));
    });

    it('a denial with fewer of them takes more away', () => {
      expect(meanings([when(org, 'Deny')], [when({}, 'Deny')])).toEqual([
        'shrinks: role r is denied s3:GetObject on every resource without a condition; before: if aws:PrincipalOrgID StringEquals o-1',
      ]);
    });

    it('a second statement is an addition, not a change of the first', () => {
      const [one, other] = [when({ StringEquals: { k: 'a' } }), when({ StringEquals: { j: 'b' } })];
      expect(meanings([one], [one, other])).toEqual([
        'grows: role r can now s3:GetObject on every resource, if j StringEquals b',
      ]);
    });
  });

  it('come or go as a whole', () => {
    expect(meanings(undefined, [allow()])).toEqual(['grows: role r can now s3:GetObject on every resource']);
    expect(meanings([allow()], undefined)).toEqual(['shrinks: role r can no longer s3:GetObject on every resource']);
  });

  it('are named in full below a sentence that counts', () => {
    const actions = Array.from({ length: 9 }, (_, index) => `s3:A${index}`);
    const [meaning] = policyMeanings({
      ...versions,
      before: undefined,
      after: JSON.stringify({ Statement: allow({ Action: actions }) }),
    });
    expect(meaning?.sentence).toBe(
      'role r can now s3:A0, s3:A1, s3:A2, s3:A3, s3:A4, s3:A5 and 3 more on every resource',
    );
    expect(meaning?.detail).toEqual(actions.map((action) => `+ ${action}`));
  });

  it('are compared in good time, however many stars a pattern has', () => {
    const stars = `arn:aws:s3:::${'*a'.repeat(500)}b`;
    const text = `arn:aws:s3:::${'a'.repeat(5_000)}`;
    expect(meanings([allow({ Resource: stars })], [allow({ Resource: text })])).toHaveLength(2);
  });

  it('hold no control characters and no line breaks', () => {
    expect(meanings([], [allow({ Resource: 'a\u202eb\n\u0007c' })])).toEqual([
      'grows: role r can now s3:GetObject on a b c',
    ]);
  });

  it('that are no policies say nothing', () => {
    expect(policyMeanings({ ...versions, before: '[]', after: '{"Statement":[]}' })).toEqual([]);
  });
});
