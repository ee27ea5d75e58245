import { accountId } from '@landfall/contracts';
import type { IdentityStatement } from '@landfall/policy';
import { argoCdHub } from './argo-cd-hub';
import { clusterAutoscaler } from './cluster-autoscaler';
import { externalSecrets } from './external-secrets';
import { gatewayApiController } from './gateway-api-controller';
import { nodeTerminationHandler } from './node-termination-handler';
import { privateCaIssuer } from './private-ca-issuer';
import { certManager, externalDns } from './route53';
import { adotCollector, cloudWatchAgent, fluentBit, prometheus } from './telemetry';
import { vpcCni } from './vpc-cni';

const place = { account: accountId('111111111111', 'test'), region: 'eu-west-1' } as const;
const zoneArns = ['arn:aws:route53:::hostedzone/Z1'] as const;
const logGroup = 'arn:aws:logs:eu-west-1:111111111111:log-group:/a';
const workspaceArns = ['arn:aws:aps:eu-west-1:111111111111:workspace/ws-1'] as const;

function bySid(statements: readonly IdentityStatement[]): Readonly<Record<string, IdentityStatement>> {
  return Object.fromEntries(statements.map((statement) => [statement.sid, statement]));
}

function sids(statements: readonly IdentityStatement[]): readonly string[] {
  return statements.map(({ sid }) => sid);
}

describe('DNS', () => {
  test('external-dns changes records of the named zones only', () => {
    expect(bySid(externalDns({ zoneArns }))['ChangeRecords']).toEqual({
      sid: 'ChangeRecords',
      actions: [
        'route53:ChangeResourceRecordSets',
        'route53:ListResourceRecordSets',
        'route53:ListTagsForResource',
        'route53:ListTagsForResources',
      ],
      resources: zoneArns,
    });
    expect(bySid(externalDns({ zoneArns }))['FindZones']?.actions).toEqual(['route53:ListHostedZones']);
  });

  test('cert-manager changes TXT records of the named zones only', () => {
    expect(bySid(certManager({ zoneArns }))['AnswerChallenges']).toEqual({
      sid: 'AnswerChallenges',
      actions: ['route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets'],
      resources: zoneArns,
      conditions: { 'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': ['TXT'] } },
    });
    expect(sids(certManager({ zoneArns }))).toEqual(['AnswerChallenges', 'AwaitChanges', 'FindZones']);
  });

  test('the private CA issuer uses the named authorities only', () => {
    const certificateAuthorityArns = ['arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/1'] as const;
    expect(privateCaIssuer({ certificateAuthorityArns })).toEqual([
      {
        sid: 'IssueCertificates',
        actions: ['acm-pca:DescribeCertificateAuthority', 'acm-pca:GetCertificate', 'acm-pca:IssueCertificate'],
        resources: certificateAuthorityArns,
      },
    ]);
  });
});

describe('capacity', () => {
  test('the cluster autoscaler scales groups of its cluster only', () => {
    expect(bySid(clusterAutoscaler({ place, clusterName: 'blue' }))).toMatchObject({
      ScaleOwnGroups: {
        actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
        resources: ['arn:aws:autoscaling:eu-west-1:111111111111:autoScalingGroup:*'],
        conditions: { StringEquals: { 'aws:ResourceTag/kubernetes.io/cluster/blue': 'owned' } },
      },
      ReadNodeGroups: { resources: ['arn:aws:eks:eu-west-1:111111111111:nodegroup/blue/*'] },
    });
  });

  test('the node termination handler reads one queue', () => {
    expect(bySid(nodeTerminationHandler({ place, queueArn: 'arn:queue' }))).toMatchObject({
      ReadEvents: { actions: ['sqs:DeleteMessage', 'sqs:ReceiveMessage'], resources: ['arn:queue'] },
      CompleteTermination: { resources: ['arn:aws:autoscaling:eu-west-1:111111111111:autoScalingGroup:*'] },
    });
  });
});

describe('the VPC CNI', () => {
  const interfaces = 'arn:aws:ec2:eu-west-1:111111111111:network-interface/*';

  test('makes network interfaces and assigns IPv4 addresses', () => {
    const cni = bySid(vpcCni({ place, ipFamily: 'ipv4' }));
    expect(Object.keys(cni)).toEqual(['ReadInterfaces', 'ChangeInterfaces', 'TagInterfaces']);
    expect(cni['ReadInterfaces']?.actions).toContain('ec2:DescribeSubnets');
    expect(cni['ChangeInterfaces']?.resources).toEqual([
      interfaces,
      'arn:aws:ec2:eu-west-1:111111111111:instance/*',
      'arn:aws:ec2:eu-west-1:111111111111:security-group/*',
      'arn:aws:ec2:eu-west-1:*:subnet/*',
    ]);
    expect(cni['TagInterfaces']?.resources).toEqual([interfaces]);
  });

  test('only assigns addresses on IPv6 clusters', () => {
    const cni = bySid(vpcCni({ place, ipFamily: 'ipv6' }));
    expect(Object.keys(cni)).toEqual(['ReadInterfaces', 'AssignAddresses', 'TagInterfaces']);
    expect(cni['AssignAddresses']).toMatchObject({ actions: ['ec2:AssignIpv6Addresses'], resources: [interfaces] });
  });

  test('writes network policy logs to the named log groups only', () => {
    expect(bySid(vpcCni({ place, ipFamily: 'ipv4', logGroupArns: [logGroup] }))['WriteLogs']).toEqual({
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup, `${logGroup}:*`],
    });
  });
});

describe('External Secrets', () => {
  test('may do nothing by default', () => {
    expect(externalSecrets({})).toEqual([]);
  });

  test('reads the named secrets and parameters only', () => {
    const statements = bySid(externalSecrets({ secretArns: ['arn:s'], parameterArns: ['arn:p'], keyArns: ['arn:k'] }));
    expect(statements).toMatchObject({
      ReadSecrets: { resources: ['arn:s'] },
      ReadParameters: { resources: ['arn:p'] },
      DecryptSecrets: { actions: ['kms:Decrypt'], resources: ['arn:k'] },
    });
    expect(JSON.stringify(statements)).not.toMatch(/Create|Put|Delete/);
  });

  test('deletes only what it pushed', () => {
    expect(bySid(externalSecrets({ pushedSecretArns: ['arn:s'] }))).toMatchObject({
      PushSecrets: { resources: ['arn:s'] },
      DeletePushedSecrets: {
        resources: ['arn:s'],
        conditions: { StringEquals: { 'secretsmanager:ResourceTag/managed-by': 'external-secrets' } },
      },
    });
  });
});

describe('telemetry', () => {
  test('the ADOT collector may do nothing by default', () => {
    expect(adotCollector({})).toEqual([]);
  });

  test('the ADOT collector writes to what it is given', () => {
    const props = { workspaceArns, metricNamespaces: ['Shop'], logGroupArns: [logGroup], traces: 'xray' } as const;
    expect(bySid(adotCollector(props))).toMatchObject({
      WritePrometheus: { actions: ['aps:RemoteWrite'], resources: workspaceArns },
      WriteMetrics: { conditions: { StringEquals: { 'cloudwatch:namespace': ['Shop'] } } },
      WriteLogs: { resources: [logGroup, `${logGroup}:*`] },
      WriteTraces: { actions: expect.arrayContaining(['xray:PutTraceSegments']) },
    });
  });

  test('Prometheus writes by default, and queries where asked to', () => {
    expect(sids(prometheus({ workspaceArns }))).toEqual(['Write']);
    expect(sids(prometheus({ workspaceArns, access: 'query' }))).toEqual(['Query']);
    expect(sids(prometheus({ workspaceArns, access: 'write-and-query' }))).toEqual(['Write', 'Query']);
  });

  test('the CloudWatch agent writes metrics of its own namespaces by default', () => {
    const agent = bySid(cloudWatchAgent({ logGroupArns: [logGroup] }));
    expect(agent['WriteMetrics']?.conditions).toEqual({
      StringEquals: { 'cloudwatch:namespace': ['ContainerInsights', 'ApplicationSignals'] },
    });
    expect(bySid(cloudWatchAgent({ logGroupArns: [logGroup], metricNamespaces: ['A'] }))['WriteMetrics']).toMatchObject(
      {
        conditions: { StringEquals: { 'cloudwatch:namespace': ['A'] } },
      },
    );
  });

  test('Fluent Bit writes to existing log groups and creates none', () => {
    const statements = fluentBit({ logGroupArns: [logGroup, 'arn:b'] });
    expect(bySid(statements)['WriteLogs']).toEqual({
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [logGroup, `${logGroup}:*`, 'arn:b', 'arn:b:*'],
    });
    expect(JSON.stringify(statements)).not.toMatch(/CreateLogGroup|PutRetentionPolicy/);
  });
});

describe('delivery', () => {
  test('an Argo CD hub assumes the named roles only', () => {
    expect(argoCdHub({ spokeRoleArns: ['arn:r'] })).toEqual([
      { sid: 'AssumeSpokes', actions: ['sts:AssumeRole', 'sts:TagSession'], resources: ['arn:r'] },
    ]);
  });

  test('the Gateway API controller manages Lattice in its Region, and its service-linked role', () => {
    expect(bySid(gatewayApiController({ place }))).toMatchObject({
      ManageLattice: { resources: ['arn:aws:vpc-lattice:eu-west-1:*:*'] },
      CreateServiceLinkedRole: {
        resources: [
          'arn:aws:iam::111111111111:role/aws-service-role/vpc-lattice.amazonaws.com/AWSServiceRoleForVpcLattice',
        ],
        conditions: { StringEquals: { 'iam:AWSServiceName': 'vpc-lattice.amazonaws.com' } },
      },
    });
  });
});
