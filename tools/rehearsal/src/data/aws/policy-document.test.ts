import { Cloud } from '../../cloud/cloud';
import type { ObjectValue } from '../../values/value';
import { policyDocument } from './policy-document';

const document = (config: ObjectValue): ObjectValue =>
  policyDocument({
    type: 'aws_iam_policy_document',
    block: { attributes: {}, blockTypes: {} },
    config,
    cloud: new Cloud(),
    place: { account: '111111111111', region: 'eu-west-1', partition: 'aws', dnsSuffix: 'amazonaws.com' },
  });
const minified = (config: ObjectValue): unknown => JSON.parse(String(document(config)['minified_json']));

describe('aws_iam_policy_document', () => {
  it('writes lists of one as their element, and longer ones in reverse order', () => {
    const statement = {
      sid: 'Read',
      effect: null,
      actions: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
      resources: ['arn:aws:s3:::b'],
      principals: [
        { type: 'AWS', identifiers: ['a', 'b'] },
        { type: 'Service', identifiers: ['eks.amazonaws.com'] },
      ],
      condition: [
        { test: 'StringLike', variable: 'aws:b', values: ['&{aws:username}'] },
        { test: 'StringEquals', variable: 'aws:a', values: ['2', '1'] },
      ],
    };
    expect(String(document({ statement: [statement] })['minified_json'])).toBe(
      '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:PutObject","s3:ListBucket","s3:GetObject"],"Resource":"arn:aws:s3:::b","Principal":{"AWS":["b","a"],"Service":"eks.amazonaws.com"},"Condition":{"StringEquals":{"aws:a":["2","1"]},"StringLike":{"aws:b":"${aws:username}"}}}]}',
    );
  });

  it('writes everybody as a star, and indents by two', () => {
    const { json } = document({ statement: [{ actions: ['a:b'], principals: [{ type: '*', identifiers: ['*'] }] }] });
    expect(json).toBe(
      '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": "a:b",\n      "Principal": "*"\n    }\n  ]\n}',
    );
  });

  it('merges sources, its own statements and overrides by Sid', () => {
    const source = (sid: string, action: string): string =>
      JSON.stringify({ Version: '2008-10-17', Statement: [{ Sid: sid, Effect: 'Allow', Action: action }] });
    expect(
      minified({
        source_policy_documents: [source('A', 'a:1'), source('B', 'b:1')],
        statement: [{ sid: 'B', actions: ['b:2'] }],
        override_policy_documents: [source('A', 'a:3')],
      }),
    ).toMatchObject({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'A', Action: 'a:3' },
        { Sid: 'B', Action: 'b:2' },
      ],
    });
  });

  it('refuses a Sid that stands twice', () => {
    const statement = [
      { sid: 'A', actions: ['a:1'] },
      { sid: 'A', actions: ['a:2'] },
    ];
    expect(() => document({ statement })).toThrow(
      'writing IAM Policy Document: duplicate Sid (A). Remove the Sid or ensure the Sid is unique.',
    );
  });

  it('escapes what HTML would read', () => {
    expect(document({ statement: [{ actions: ['<&>'] }] })['minified_json']).toContain('"\\u003c\\u0026\\u003e"');
  });
});
