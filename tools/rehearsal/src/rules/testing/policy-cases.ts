import { account, thing, type RuleCase, type RuleCases } from './rule-case';

type Part = Readonly<Record<string, unknown>>;
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const assume = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'eks.amazonaws.com' } };
const document = (statement: Part): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const long = (length: number): string => document({ ...allow, Resource: `arn:aws:s3:::${'x'.repeat(length)}` });

/** A statement of an identity policy that is refused, and the one that is not. */
const statement = (bad: Part, says: string): RuleCase => ({
  object: { policy: document({ ...allow, ...bad }) },
  fine: { policy: document(allow) },
  says,
});

const trust = (bad: Part, says: string): RuleCase => ({
  object: { assume_role_policy: document({ ...assume, ...bad }) },
  fine: { assume_role_policy: document(assume) },
  says,
});

const manage = { Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: `arn:aws:iam::${account}:root` } };
const keyPolicy = (bad: Part, says: string): RuleCase => ({
  object: { policy: document({ ...manage, ...bad }) },
  fine: { policy: document({ ...manage, Principal: { AWS: role('cluster') } }) },
  says,
});

const bucket = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::states/*' };
const bucketPolicy = (bad: Part, says: string): RuleCase => ({
  object: { bucket: 'states', policy: document({ ...bucket, ...bad }) },
  fine: { policy: document(bucket) },
  says,
});

const message = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
const messagePolicy = (bad: Part, good: Part, says: string): RuleCase => ({
  object: { policy: document({ ...message, ...bad }) },
  fine: { policy: document({ ...message, ...good }) },
  says,
});
const github = {
  Action: 'sts:AssumeRoleWithWebIdentity',
  Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
};
const knownKeys = Object.fromEntries(
  [
    'aws:RequestTag/org:team',
    'ec2:ResourceTag/Name',
    'secretsmanager:ResourceTag/team',
    'kms:EncryptionContext:aws:s3:arn',
    'oidc.eks.eu-west-1.amazonaws.com/id/A1:sub',
    'SAML:aud',
  ].map((key) => [key, 'x']),
);
const claims = (...names: readonly string[]) => ({
  StringLike: Object.fromEntries(names.map((name) => [`token.actions.githubusercontent.com:${name}`, 'x'])),
});

/** Cases of the rules about policies. */
export const policyCases: RuleCases = {
  'IAM-001': { object: { policy: long(6_200) }, fine: { policy: long(10) }, says: 'PolicySize: 6144' },
  'IAM-002': { object: { assume_role_policy: long(2_100) }, fine: { assume_role_policy: long(9) }, says: ': 2048' },
  'IAM-003': { object: { role: 'pods', policy: long(10_300) }, fine: { policy: long(10) }, says: '10240 bytes' },
  'IAM-004': {
    object: { role: 'full' },
    fine: { role: 'pods' },
    cloud: Array.from({ length: 10 }, (_, n) => thing('aws_iam_role_policy_attachment', `full/${n}`, { role: 'full' })),
    says: 'PoliciesPerRole: 10',
  },
  'IAM-010': { object: { policy: '{' }, fine: { policy: document(allow) }, says: 'Syntax errors in policy.' },
  'IAM-011': statement({ Effect: 'Permit' }, 'Effect must be Allow or Deny'),
  'IAM-012': statement({ Actions: 's3:*' }, 'Unknown element Actions'),
  'IAM-013': statement({ NotAction: 's3:*' }, 'must contain actions'),
  'IAM-014': statement({ Action: 'GetObject' }, 'prefaced by a vendor'),
  'IAM-015': statement({ Principal: '*' }, 'should not specify a principal'),
  'IAM-016': statement({ Resource: 'my-bucket' }, 'must be in ARN format'),
  'IAM-017': trust({ Resource: '*' }, 'prohibited field Resource'),
  'IAM-018': trust({ Action: 's3:GetObject' }, 'Got s3:GetObject'),
  'IAM-019': trust({ Principal: { Service: 'eks' } }, '"SERVICE":"eks"'),
  'IAM-020': trust({ Principal: { AWS: role('nobody') } }, 'role/nobody'),
  'IAM-005': {
    object: { user: 'ci', policy: long(2_100) },
    fine: { policy: long(10) },
    says: '2048 bytes exceeded for user ci',
  },
  'IAM-024': {
    object: { policy: document({ ...allow, Condition: { StringEqual: { 'aws:PrincipalTag/team': 'a' } } }) },
    fine: { policy: document({ ...allow, Condition: { 'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': 'a' } } }) },
    says: 'Unknown condition operator StringEqual',
  },
  'IAM-025': statement({ Condition: { Bool: { SecureTransport: 'true' } } }, 'Got SecureTransport'),
  'IAM-026': {
    object: { assume_role_policy: document({ ...assume, ...github, Condition: claims('aud') }) },
    fine: { assume_role_policy: document({ ...assume, ...github, Condition: claims('aud', 'sub') }) },
    says: 'token.actions.githubusercontent.com:sub',
  },
  'IAM-027': {
    object: { policy: document({ ...allow, Sid: 'Read objects' }) },
    fine: { policy: document({ ...allow, Sid: 'ReadObjects' }) },
    says: 'must be alpha-numeric',
  },
  'POLICY-001': {
    object: { policy: document({ ...allow, Action: ['s3:GetObjekt', 'ec2:Frob*'] }) },
    fine: { policy: document({ ...allow, Action: ['S3:getobject', 'ec2:Describe*', '*'] }) },
    says: 'there is no action s3:GetObjekt (did you mean s3:GetObject?), and ec2:Frob* matches no action',
  },
  'POLICY-002': {
    object: { policy: document({ ...allow, Condition: { StringEquals: { 'aws:PrincipalOrg': 'o' } } }) },
    fine: { policy: document({ ...allow, Condition: { StringEquals: knownKeys } }) },
    says: 'there is no condition key aws:PrincipalOrg',
  },
  'POLICY-003': {
    object: { policy: document({ ...allow, Resource: 'arn:aws:s3:::b/${aws:user}/*' }) },
    fine: {
      policy: document({ ...allow, Resource: "arn:aws:s3:::${aws:PrincipalTag/team, 'none'}/${aws:username}${*}" }),
    },
    says: 'there is no policy variable ${aws:user}',
  },
  'POLICY-004': { object: { policy: '[]' }, fine: { policy: document(allow) }, says: 'expected a JSON object' },
  'KMS-004': keyPolicy({ Resource: undefined }, 'without Resource'),
  'S3-007': bucketPolicy({ Action: 's3:GetObjects' }, 'invalid action: s3:GetObjects'),
  'S3-008': bucketPolicy({ Action: ['s3:GetObject', 's3:ListBucket'] }, 'any resource(s) in statement: s3:ListBucket'),
  'S3-009': {
    object: { bucket: 'states', policy: document({ ...bucket, Condition: { Null: { 's3:x-amz-sse': 'true' } } }) },
    fine: { policy: document({ ...bucket, Condition: { Null: { 's3:x-amz-server-side-encryption': 'true' } } }) },
    says: 'invalid condition key: s3:x-amz-sse',
  },
  'S3-010': bucketPolicy({ Condition: { Boolean: { 'aws:SecureTransport': 'false' } } }, 'Condition type : Boolean'),
  'SNS-001': messagePolicy({ Action: ['sns:Publish', 'sns:CreateTopic'] }, { Action: 'SNS:Receive' }, 'service scope'),
  'SNS-002': { object: { policy: '{' }, fine: { policy: document(message) }, says: 'not a valid policy document' },
  'SQS-001': { object: { policy: long(8_200) }, fine: { policy: long(100) }, says: 'longer than 8192 bytes' },
  'SQS-002': messagePolicy(
    { Action: Array.from({ length: 8 }, (_, n) => `sqs:Action${n}`) },
    { Action: 'sqs:*' },
    '8 actions were found in a statement from the submitted policy, max allowed is 7',
  ),
  'KMS-001': keyPolicy({ Action: 'kms:Decrypt' }, 'will not allow you to update the key policy'),
  'KMS-002': keyPolicy({ Principal: { AWS: role('nobody') } }, 'role/nobody does not exist'),
  'KMS-003': { object: { policy: '[]' }, fine: { policy: document(manage) }, says: 'not a valid policy document' },
  'S3-003': { object: { bucket: 'states', policy: '{' }, fine: { policy: document(bucket) }, says: 'valid JSON' },
  'S3-004': bucketPolicy({ Resource: 'arn:aws:s3:::other/*' }, 'invalid resource: arn:aws:s3:::other/*'),
  'S3-005': bucketPolicy({ Principal: { AWS: role('nobody') } }, 'role/nobody'),
  ...Object.fromEntries(
    ['SNS-003', 'SQS-003', 'ECR-001', 'SECRET-001'].map((id): readonly [string, RuleCase] => [
      id,
      messagePolicy(
        { Principal: { AWS: role('nobody') } },
        { Principal: { AWS: [role('pods'), 'arn:aws:iam::222222222222:role/any', '333333333333', '*'] } },
        `There is no ${role('nobody')}.`,
      ),
    ]),
  ),
  'ROLE-001': { object: { role_arn: role('pods') }, fine: { role_arn: role('cluster') }, says: 'could not be assumed' },
  'ROLE-002': {
    object: { node_role_arn: role('pods') },
    fine: { node_role_arn: role('made-elsewhere') },
    says: 'required service principals [ec2.amazonaws.com]',
  },
  'ROLE-003': {
    object: { pod_execution_role_arn: role('pods') },
    fine: { pod_execution_role_arn: null },
    says: 'eks-fargate-pods.amazonaws.com',
  },
  'ROLE-004': {
    object: { role: role('pods') },
    fine: { role: role('all') },
    says: 'cannot be assumed by Lambda',
    cloud: [
      thing('aws_iam_role', 'all', {
        arn: role('all'),
        assume_role_policy: document({ Effect: 'Allow', Principal: '*' }),
      }),
    ],
  },
};
