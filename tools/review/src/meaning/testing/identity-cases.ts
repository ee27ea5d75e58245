import type { Case } from './case';

const policy = (...statements: readonly string[]): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [${statements.join(', ')}] })`;

const trust = (principal: string, condition = ''): string =>
  policy(
    `{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${principal}${condition && `, Condition = ${condition}`} }`,
  );

const role = (name: string, trusts = trust('{ Service = "ec2.amazonaws.com" }'), more = ''): string =>
  `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n  assume_role_policy = ${trusts}\n  ${more}\n}`;

const inline = (name: string, ...statements: readonly string[]): string =>
  `${role(`of-${name}`)}\nresource "aws_iam_role_policy" "${name}" {\n  role = aws_iam_role.of-${name}.name\n  policy = ${policy(...statements)}\n}`;

const allow = (actions: string, resources: string, more = ''): string =>
  `{ Effect = "Allow", Action = ${actions}, Resource = ${resources}${more} }`;

const attached = (name: string, arn: string): string =>
  `${role(`of-${name}`)}\nresource "aws_iam_role_policy_attachment" "${name}" {\n  role = aws_iam_role.of-${name}.name\n  policy_arn = "${arn}"\n}`;

export const identityCases: readonly Case[] = [
  {
    title: 'what a role can do now and what no longer, in whatever order statements stand',
    before: inline('grow', allow('["s3:GetObject", "s3:PutObject"]', '"arn:aws:s3:::a/*"'), allow('"sqs:*"', '"*"')),
    after: inline(
      'grow',
      allow('["sqs:*"]', '["*"]'),
      allow('["s3:getobject", "s3:DeleteObject"]', '"arn:aws:s3:::a/*"'),
    ),
    at: 'aws_iam_role_policy.grow',
    means: [
      'iam grows: role aws_iam_role.of-grow can now s3:DeleteObject on arn:aws:s3:::a/*',
      'iam shrinks: role aws_iam_role.of-grow can no longer s3:PutObject on arn:aws:s3:::a/*',
    ],
  },
  {
    title: 'nothing when a policy only says what another statement says already',
    before: inline('same', allow('"s3:*"', '"*"')),
    after: inline('same', allow('"s3:GetObject"', '"arn:aws:s3:::a/*"'), allow('"s3:*"', '"*"')),
    at: 'aws_iam_role_policy.same',
    means: [],
  },
  {
    title: 'who loses a denial, and what is allowed by exception',
    before: inline('deny', '{ Effect = "Deny", Action = "iam:*", Resource = "*" }'),
    after: inline('deny', '{ Effect = "Allow", NotAction = ["iam:*"], Resource = "*" }'),
    at: 'aws_iam_role_policy.deny',
    means: [
      'iam grows: role aws_iam_role.of-deny can now do everything except iam:* on every resource',
      'iam grows: role aws_iam_role.of-deny is no longer denied iam:* on every resource',
    ],
  },
  {
    title: 'that a condition was dropped',
    before: inline(
      'condition',
      allow('"s3:GetObject"', '"*"', ', Condition = { StringEquals = { "aws:ResourceAccount" = "1" } }'),
    ),
    after: inline('condition', allow('"s3:GetObject"', '"*"')),
    at: 'aws_iam_role_policy.condition',
    means: [
      'iam grows: role aws_iam_role.of-condition can s3:GetObject on every resource without a condition; before: if aws:ResourceAccount StringEquals 1',
    ],
  },
  {
    title: 'that one more value passes a condition',
    before: role(
      'wider',
      trust('{ AWS = "arn:aws:iam::111111111111:root" }', '{ StringLike = { "aws:PrincipalArn" = ["a"] } }'),
    ),
    after: role('wider', trust('{ AWS = "111111111111" }', '{ StringLike = { "aws:PrincipalArn" = ["a", "b"] } }')),
    at: 'aws_iam_role.wider',
    means: [
      'iam grows: account 111111111111 can sts:AssumeRole on role aws_iam_role.wider if aws:PrincipalArn StringLike one of a and b; before: if aws:PrincipalArn StringLike a',
    ],
  },
  {
    title: 'who can assume a role now',
    before: role('trusting'),
    after: role('trusting', trust('{ AWS = "*", Service = "ec2.amazonaws.com" }')),
    at: 'aws_iam_role.trusting',
    means: ['iam grows: anyone can now sts:AssumeRole on role aws_iam_role.trusting'],
  },
  {
    title: 'that a policy is known only after apply',
    after:
      inline('later', allow('"s3:*"', 'aws_sqs_queue.later.arn')) +
      '\nresource "aws_sqs_queue" "later" {\n  name = "later"\n}',
    at: 'aws_iam_role_policy.later',
    means: ['iam grows: a policy of role aws_iam_role.of-later is known only after apply'],
  },
  {
    title: 'that a role is no longer limited, and that its sessions last longer',
    before: role('bound', undefined, 'permissions_boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess"'),
    after: role('bound', undefined, 'max_session_duration = 7200'),
    at: 'aws_iam_role.bound',
    means: [
      'iam grows: role aws_iam_role.bound is no longer limited by arn:aws:iam::aws:policy/ReadOnlyAccess',
      'iam grows: sessions of role aws_iam_role.bound last up to 7200 s instead of 3600 s',
    ],
  },
  {
    title: 'which managed policy a role gets, and how broad it is',
    before: attached('swap', 'arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy'),
    after: attached('swap', 'arn:aws:iam::aws:policy/AdministratorAccess'),
    at: 'aws_iam_role_policy_attachment.swap',
    means: [
      'iam grows: gives policy AdministratorAccess (everything in the account) to role aws_iam_role.of-swap',
      'iam shrinks: no longer gives policy AmazonEBSCSIDriverPolicy to role aws_iam_role.of-swap',
    ],
  },
  {
    title: 'who may use a key now, and that it is no longer rotated',
    before: `resource "aws_kms_key" "k" {\n  enable_key_rotation = true\n  policy = ${policy('{ Effect = "Allow", Principal = { AWS = "111111111111" }, Action = "kms:*", Resource = "*" }')}\n}`,
    after: `resource "aws_kms_key" "k" {\n  enable_key_rotation = false\n  policy = ${policy('{ Effect = "Allow", Principal = { AWS = "111111111111" }, Action = "kms:*", Resource = "*" }', '{ Effect = "Allow", Principal = "*", Action = "kms:Decrypt", Resource = "*" }')}\n}`,
    at: 'aws_kms_key.k',
    means: [
      'key-policy grows: anyone can now kms:Decrypt on key aws_kms_key.k',
      'key-policy changes: key aws_kms_key.k is no longer rotated',
    ],
  },
  {
    title: 'who may use a key whose policy stands apart',
    before:
      'resource "aws_kms_key" "apart" {}\nresource "aws_kms_key_policy" "apart" {\n  key_id = aws_kms_key.apart.key_id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = "111111111111" }, Action = "kms:*", Resource = "*" }] })\n}',
    after:
      'resource "aws_kms_key" "apart" {}\nresource "aws_kms_key_policy" "apart" {\n  key_id = aws_kms_key.apart.key_id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = "111111111111" }, Action = ["kms:Get*"], Resource = "*" }] })\n}',
    at: 'aws_kms_key_policy.apart',
    means: ['key-policy shrinks: account 111111111111 can no longer kms:* on key aws_kms_key.apart'],
  },
  {
    title: 'that what a deleted key encrypted is lost',
    before: 'resource "aws_kms_key" "gone" {\n  deletion_window_in_days = 7\n}',
    at: 'aws_kms_key.gone',
    means: [
      'key-policy shrinks: key aws_kms_key.gone is deleted 7 days after apply: what it encrypted cannot be read any more',
    ],
  },
  {
    title: 'who reads a bucket',
    before: 'resource "aws_s3_bucket" "b" {\n  bucket = "b-of-this-case"\n}',
    after: `resource "aws_s3_bucket" "b" {\n  bucket = "b-of-this-case"\n}\nresource "aws_s3_bucket_policy" "b" {\n  bucket = aws_s3_bucket.b.id\n  policy = ${policy('{ Effect = "Allow", Principal = { Service = ["a.amazonaws.com"] }, Action = "s3:GetObject", Resource = "arn:aws:s3:::b-of-this-case/*" }')}\n}`,
    at: 'aws_s3_bucket_policy.b',
    means: ['iam grows: service a.amazonaws.com can now s3:GetObject on arn:aws:s3:::b-of-this-case/*'],
  },
];
