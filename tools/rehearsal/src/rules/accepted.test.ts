import type { ObjectValue } from '../values/value';
import { catalogue } from './catalogue';
import { account, thing, verdict, type RuleCase } from './testing/rule-case';
import { smallCloud } from './testing/small-cloud';

type Part = Readonly<Record<string, unknown>>;
const document = (...statements: readonly Part[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const assume = { Effect: 'Allow', Action: 'sts:AssumeRole' };
const bucket = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::states/*' };
const github = {
  Effect: 'Allow',
  Action: 'sts:AssumeRoleWithWebIdentity',
  Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
};
const aws = (...arns: readonly string[]) => ({ Principal: { AWS: arns } });
const trust = (statement: Part) => ({ assume_role_policy: document({ ...assume, ...statement }) });

async function verdictOf(id: string, object: ObjectValue, rest: Partial<RuleCase> = {}): Promise<string | undefined> {
  const rule = catalogue.find((each) => each.id === id);
  if (rule === undefined) throw new RangeError(`no rule ${id}`);
  return verdict(rule, { object, fine: {}, says: '', ...rest }, smallCloud, object);
}

/** What looks wrong at first sight, and AWS accepts. */
const accepted: readonly (readonly [id: string, what: string, object: ObjectValue, rest?: Partial<RuleCase>])[] = [
  ['IAM-014', 'every action of every service', { policy: document({ ...allow, Action: ['*:*', '*'] }) }],
  [
    'IAM-016',
    'an ARN that IAM completes',
    { policy: document({ ...allow, Resource: ['arn:aws:sqs:*', 'arn:aws:*'] }) },
  ],
  ['IAM-018', 'all actions of STS', trust({ Action: ['sts:*', 'sts:AssumeRoleWith*'] })],
  [
    'IAM-019',
    'services of other partitions',
    trust({ Principal: { Service: ['ec2.amazonaws.com.cn', 'x.amazonaws.eu'] } }),
  ],
  ['IAM-020', 'a service-linked role', trust(aws(`arn:aws:iam::${account}:role/aws-service-role/es.amazonaws.com/A`))],
  ['IAM-020', 'a role of Identity Center', trust(aws(`arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/R`))],
  ['IAM-020', 'another account', trust(aws('222222222222', 'arn:aws-cn:iam::333333333333:user/jane', '*'))],
  ['IAM-020', 'a session', trust(aws(`arn:aws:sts::${account}:assumed-role/nobody/session`))],
  [
    'IAM-026',
    'GitHub with another claim than the subject',
    trust({
      ...github,
      Condition: { StringLike: { 'token.actions.githubusercontent.com:job_workflow_ref': 'a/b/*' } },
    }),
  ],
  ['IAM-026', 'a denial', trust({ ...github, Effect: 'Deny' })],
  [
    'POLICY-001',
    'a plain verb for a service without it',
    { policy: document({ ...allow, Action: ['acm:View*', 'sts:batchget*'] }) },
  ],
  ['POLICY-001', 'a policy without JSON', { policy: 'none' }],
  [
    'POLICY-002',
    'claims of any provider',
    trust({ Condition: { StringEquals: { 'sso.example.com/realms/a:sub': 'x' } } }),
  ],
  [
    'POLICY-003',
    'variables in the older version of the language, where they are texts',
    {
      policy: JSON.stringify({ Version: '2008-10-17', Statement: [{ ...allow, Resource: 'arn:aws:s3:::${nothing}' }] }),
    },
  ],
  [
    'S3-004',
    'a directory bucket',
    {
      bucket: 'fast--euw1-az2--x-s3',
      policy: document({
        ...bucket,
        Action: 's3express:CreateSession',
        Resource: `arn:aws:s3express:eu-west-1:${account}:bucket/fast--euw1-az2--x-s3`,
      }),
    },
  ],
  [
    'S3-004',
    'a bucket named with a wildcard',
    { bucket: 'states', policy: document({ ...bucket, Resource: 'arn:aws:s3:::sta*' }) },
  ],
  [
    'S3-008',
    'a wildcard in the name, which is the bucket and its objects',
    {
      bucket: 'states',
      policy: document({ ...bucket, Action: ['s3:ListBucket', 's3:GetObject'], Resource: 'arn:aws:s3:::states*' }),
    },
  ],
  [
    'S3-008',
    'everything but a resource',
    { bucket: 'states', policy: document({ ...bucket, Resource: undefined, NotResource: 'arn:aws:s3:::states/a' }) },
  ],
  [
    'SNS-001',
    'what AWS itself puts in topic policies',
    { policy: document({ ...bucket, Action: ['SNS:Receive', 'sns:Publish', 'SNS:*'] }) },
  ],
  ['S3-007', 'what was an action once', { bucket: 'states', policy: document({ ...bucket, Action: 's3:HeadBucket' }) }],
  [
    'SQS-002',
    'seven actions',
    { policy: document({ ...bucket, Action: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((x) => `sqs:${x}`) }) },
  ],
  [
    'VPC-004',
    'a security group of a VPC on the same transit gateway',
    { security_group_id: 'sg-1', referenced_security_group_id: 'sg-2' },
    {
      cloud: [
        thing('aws_ec2_transit_gateway_vpc_attachment', 'tgw-attach-2', {
          vpc_id: 'vpc-2',
          transit_gateway_id: 'tgw-1',
        }),
      ],
    },
  ],
  [
    'ROUTE-005',
    'the local route itself',
    { route_table_id: 'rtb-1', destination_cidr_block: '10.0.0.0/16', gateway_id: 'local' },
  ],
  ['ENDPOINT-003', 'S3 Express', { vpc_endpoint_type: 'Gateway', service_name: 'com.amazonaws.eu-west-1.s3express' }],
  [
    'REF-011',
    'an endpoint of a firewall',
    { vpc_endpoint_id: 'vpce-firewall' },
    { cloud: [thing('aws_networkfirewall_firewall', 'fw', { firewall_status: [{ endpoint_id: 'vpce-firewall' }] })] },
  ],
  [
    'EKS-001',
    'a cluster on an Outpost',
    { vpc_config: [{ subnet_ids: ['subnet-a'] }], outpost_config: [{ outpost_arns: ['o'] }] },
  ],
  [
    'NODE-006',
    'the smaller GPU instances',
    { ami_type: 'AL2023_x86_64_NVIDIA', instance_types: ['gr6.4xlarge', 'g4dn.xlarge', 'p5.48xlarge'] },
  ],
  ['LB-001', 'a network load balancer in one zone', { load_balancer_type: 'network', subnets: ['subnet-a'] }],
  ['ROLE-001', 'a role that was made elsewhere', { role_arn: `arn:aws:iam::${account}:role/elsewhere` }],
];

it.each(accepted.map(([id, what, object, rest = {}]) => ({ id, what, object, rest })))(
  '$id leaves alone $what',
  async ({ id, object, rest }) => {
    expect(await verdictOf(id, object, rest)).toBeUndefined();
  },
);

it('names five problems of a policy and counts the rest', async () => {
  const policy = document({ ...allow, Action: ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => `s4:${name}`) });
  const warning = await verdictOf('POLICY-001', { policy });
  expect(warning).toContain('no service has actions of the form s4:E, and 2 more like these');
  expect(warning).not.toContain('s4:F');
});

describe('a route in a route table', () => {
  const table = (route: ObjectValue): ObjectValue => ({ id: 'rtb-9', vpc_id: 'vpc-1', route: [route] });
  const written = { type: 'aws_route_table' };

  const refusals: readonly (readonly [id: string, route: ObjectValue, says: string])[] = [
    ['REF-008', { cidr_block: '0.0.0.0/0', gateway_id: 'igw-9' }, "The internetGateway ID 'igw-9' does not exist"],
    [
      'ROUTE-003',
      { cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-2' },
      'rtb-9 and NAT gateway nat-2 belong to different',
    ],
    ['ROUTE-004', { cidr_block: '192.168.0.0/16', transit_gateway_id: 'tgw-9' }, 'VPC vpc-1 is not attached to it'],
    ['ROUTE-005', { cidr_block: '10.0.4.0/24', gateway_id: 'igw-1' }, 'more specific than one of this VPC'],
  ];

  it.each(refusals)('is refused by %s like one of its own', async (id, route, says) => {
    expect(await verdictOf(id, table(route), written)).toContain(says);
    expect(await verdictOf(id, table({ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }), written)).toBeUndefined();
  });

  it('is looked at once, when it comes', async () => {
    const old = table({ cidr_block: '192.168.0.0/16', transit_gateway_id: 'tgw-9' });
    expect(await verdictOf('ROUTE-004', old, { ...written, prior: old })).toBeUndefined();
  });
});
