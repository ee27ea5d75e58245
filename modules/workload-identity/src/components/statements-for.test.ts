import { accountId } from '@landfall/contracts';
import { identityPolicy, type IdentityStatement } from '@landfall/policy';
import type { AwsPlace } from './aws-place';
import { statementsFor } from './statements-for';

/** Every component with every option, in one partition. */
function everything(
  partition: 'aws' | 'aws-cn',
): Readonly<Record<keyof typeof statementsFor, readonly IdentityStatement[]>> {
  const region = partition === 'aws' ? 'eu-west-1' : 'cn-north-1';
  const place: AwsPlace = { account: accountId('111111111111', 'test'), region };
  const arn = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:111111111111:${resource}`;
  const keyArns = [arn('kms', 'key/1')];
  const logGroupArns = [arn('logs', 'log-group:/a')] as const;
  const workspaceArns = [arn('aps', 'workspace/ws-1')] as const;
  const zoneArns = [`arn:${partition}:route53:::hostedzone/Z1`] as const;
  const bucketArns = [`arn:${partition}:s3:::bucket`] as const;
  const clusterName = 'test-blue';
  const roleArn = `arn:${partition}:iam::111111111111:role/role`;
  return {
    adotCollector: statementsFor.adotCollector({
      workspaceArns,
      metricNamespaces: ['Shop'],
      logGroupArns,
      traces: 'xray',
    }),
    argoCdHub: statementsFor.argoCdHub({ spokeRoleArns: [roleArn] }),
    awsLoadBalancerController: statementsFor.awsLoadBalancerController({ place, clusterName, vpcId: 'vpc-1' }),
    certManager: statementsFor.certManager({ zoneArns }),
    cloudWatchAgent: statementsFor.cloudWatchAgent({ logGroupArns }),
    clusterAutoscaler: statementsFor.clusterAutoscaler({ place, clusterName }),
    ebsCsiDriver: statementsFor.ebsCsiDriver({ place, keyArns }),
    efsCsiDriver: statementsFor.efsCsiDriver({ place, fileSystemArns: [arn('elasticfilesystem', 'file-system/fs-1')] }),
    externalDns: statementsFor.externalDns({ zoneArns }),
    externalSecrets: statementsFor.externalSecrets({
      secretArns: [arn('secretsmanager', 'secret:shop-??????')],
      parameterArns: [arn('ssm', 'parameter/shop/*')],
      keyArns,
      pushedSecretArns: [arn('secretsmanager', 'secret:pushed-??????')],
    }),
    fluentBit: statementsFor.fluentBit({ logGroupArns }),
    gatewayApiController: statementsFor.gatewayApiController({ place }),
    karpenterController: statementsFor.karpenterController({
      place,
      clusterName: 'x'.repeat(100),
      nodeRoleArn: roleArn,
      interruptionQueueArn: arn('sqs', 'queue'),
      volumeKeyArns: keyArns,
    }),
    mountpointS3: statementsFor.mountpointS3({ bucketArns, keyArns }),
    nodeTerminationHandler: statementsFor.nodeTerminationHandler({ place, queueArn: arn('sqs', 'queue') }),
    privateCaIssuer: statementsFor.privateCaIssuer({
      certificateAuthorityArns: [arn('acm-pca', 'certificate-authority/1')],
    }),
    prometheus: statementsFor.prometheus({ workspaceArns, access: 'write-and-query' }),
    velero: statementsFor.velero({ place, bucketArns, bucketKeyArns: keyArns, volumeKeyArns: keyArns }),
    vpcCni: statementsFor.vpcCni({ place, ipFamily: 'ipv4', logGroupArns }),
  };
}

const components = Object.entries(everything('aws'));

describe('the catalogue of components', () => {
  test.each(components)('%s has a valid policy that fits into a role', (name, [first, ...rest]) => {
    expect(first).toBeDefined();
    if (!first) return;
    expect(identityPolicy(name, first, ...rest).length).toBeLessThanOrEqual(10_240);
  });

  test.each(Object.entries(everything('aws-cn')))('%s names no other partition', (_name, statements) => {
    expect(JSON.stringify(statements)).not.toMatch(/arn:aws:|eu-west-1/);
    expect(JSON.stringify(statements)).not.toMatch(/kms:ViaService":"ec2\.cn-north-1\.amazonaws\.com"/);
  });

  test('combines action wildcards with every resource nowhere but in the list of Lattice resources', () => {
    const wild = components.flatMap(([name, statements]) =>
      statements
        .filter(({ actions, resources }) => 'any' in resources && actions.some((action) => action.includes('*')))
        .map(({ sid }) => `${name}.${sid}`),
    );
    expect(wild).toEqual(['gatewayApiController.ListLattice']);
  });

  test('covers every resource only to read, except where a condition or a reason confines it', () => {
    const writing = components.flatMap(([name, statements]) =>
      statements
        .filter(({ resources, conditions }) => 'any' in resources && !conditions)
        .filter(({ actions }) => actions.some((action) => !/:(Describe|Get|List|BatchGet)/.test(action)))
        .map(({ sid }) => `${name}.${sid}`),
    );
    expect(writing).toEqual([
      'adotCollector.WriteTraces',
      'awsLoadBalancerController.ProtectWithShield',
      'awsLoadBalancerController.ProtectWithWaf',
      'cloudWatchAgent.WriteTraces',
      'gatewayApiController.TagResources',
    ]);
  });

  test('never touches IAM beyond service-linked roles and instance profiles', () => {
    const iam = components.flatMap(([, statements]) =>
      statements.flatMap(({ actions }) =>
        actions.filter((action) => /^iam:(Put|Attach|Update|CreateRole|Delete)/.test(action)),
      ),
    );
    expect(iam).toEqual(['iam:DeleteInstanceProfile']);
  });
});
