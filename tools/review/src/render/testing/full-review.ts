import type { EnvironmentPicture, Review } from '../../model/review';
import { testAttribute, testChange, testEnvironment, testFinding, testReview, testStack } from './review-models';

const PICTURE: EnvironmentPicture = {
  nodes: [
    {
      id: 'account',
      kind: 'account',
      label: 'workload',
      change: 'same',
      children: [{ id: 'vpc', kind: 'vpc', label: '10.0.0.0/16', change: 'changed', children: [] }],
    },
    { id: 'hub', kind: 'gateway', label: 'transit gateway', change: 'added', children: [] },
  ],
  links: [{ from: 'vpc', to: 'hub', label: 'attachment', change: 'added' }],
};

/** A review with something of everything. */
export function fullReview(): Review {
  const cluster = testChange({
    address: 'aws_eks_cluster.blue_5E6F7A8B',
    type: 'aws_eks_cluster',
    constructPath: 'blue/cluster',
    module: '@landfall/cluster@0.1.0',
    action: { kind: 'replace', order: 'delete-first' },
    reason: 'replace_because_cannot_update',
    attributes: [
      testAttribute('name', 'dev-blue', 'dev-azure', { forcesReplacement: true }),
      testAttribute('vpc_config[0].public_access_cidrs[0]', undefined, '0.0.0.0/0'),
      testAttribute('arn', 'arn:aws:eks:eu-west-1:111122223333:cluster/dev-blue', undefined, {
        after: { kind: 'unknown' },
        noise: true,
      }),
      testAttribute('token', undefined, undefined, { before: { kind: 'sensitive' }, after: { kind: 'sensitive' } }),
    ],
    meanings: [
      {
        kind: 'kubernetes',
        direction: 'changes',
        sentence: 'cluster blue/cluster is destroyed with all that runs in it, and made anew',
      },
      {
        kind: 'endpoint',
        direction: 'grows',
        sentence: 'everyone can now reach the API server of blue/cluster',
        detail: ['+ 0.0.0.0/0', '  tcp 443'],
      },
    ],
  });
  const dev = testEnvironment({
    verdict: 'blocked',
    risk: 'critical',
    stacks: [
      testStack({
        changes: [
          testChange(),
          testChange({
            address: 'aws_subnet.a',
            type: 'aws_subnet',
            constructPath: 'network/private-a/subnet',
            action: { kind: 'create' },
            attributes: [testAttribute('cidr_block', undefined, '10.0.1.0/24')],
          }),
          testChange({
            address: 'aws_subnet.b',
            type: 'aws_subnet',
            constructPath: 'network/private-b/subnet',
            action: { kind: 'no-op' },
            movedFrom: 'aws_subnet.old',
            attributes: [],
          }),
          testChange({
            address: 'aws_kms_key.k',
            type: 'aws_kms_key',
            constructPath: 'keys/key',
            action: { kind: 'delete' },
            reason: 'delete_because_no_resource_config',
            attributes: [testAttribute('description', 'key', undefined)],
          }),
          testChange({
            address: 'aws_s3_bucket.logs',
            type: 'aws_s3_bucket',
            action: { kind: 'forget' },
            attributes: [],
          }),
          testChange({ address: 'aws_eip.e', type: 'aws_eip', action: { kind: 'update' }, importedFrom: 'eipalloc-1' }),
        ],
        drift: [testChange({ address: 'aws_route.r', type: 'aws_route' })],
        failedChecks: ['check zones failed: two zones are needed'],
        renames: [
          {
            from: 'aws_subnet.b_1',
            to: 'aws_subnet.b_2',
            because: 'same cidr_block',
            fix: "this.addOverride('moved', []);",
          },
        ],
      }),
      testStack({
        id: 'dev-cluster',
        layer: 'cluster',
        changes: [cluster],
        outputs: [testAttribute('endpoint', 'https://old', 'https://new')],
        invocations: [
          {
            ...{ address: 'action.aws_lambda_invoke.warm', type: 'aws_lambda_invoke' },
            trigger: { kind: 'lifecycle', resource: 'aws_eks_cluster.blue_5E6F7A8B', event: 'after update' },
            attributes: [testAttribute('function_name', undefined, 'warm')],
          },
        ],
        moduleSteps: [{ module: '@landfall/cluster', from: '0.1.0', to: '0.2.0' }],
      }),
      testStack({ id: 'dev-compute', layer: 'compute', status: { kind: 'waiting', for: 'dev-cluster' }, changes: [] }),
      testStack({
        id: 'dev-mesh',
        layer: 'mesh',
        status: { kind: 'failed', error: 'Error: Invalid index\n\n  on cdk.tf.json line 3' },
        changes: [],
      }),
      testStack({ id: 'dev-keys', layer: 'keys', changes: [] }),
    ],
    findings: [
      testFinding(),
      testFinding({
        rule: 'LF-KMS-001',
        title: 'A key is destroyed',
        severity: 'critical',
        gate: 'approve',
        stack: 'dev-network',
        address: 'aws_kms_key.k',
      }),
      testFinding({
        rule: 'LF-TAG-001',
        title: 'A tag is missing',
        severity: 'low',
        gate: 'note',
        suppressed: { reason: 'until the move', expires: '2027-01-31', expired: false },
      }),
      testFinding({
        rule: 'LF-LOG-001',
        title: 'Logs are off',
        severity: 'medium',
        gate: 'note',
        suppressed: { reason: 'was to be short', expires: '2026-01-31', expired: true },
      }),
    ],
    cost: {
      before: 1000,
      after: 1073.5,
      pricesOf: '2026-11-01',
      lines: [{ address: 'aws_nat_gateway.a', what: 'NAT gateway, 730 hours', before: 0, after: 73.5 }],
      unknown: ['traffic through the NAT gateway'],
    },
    infracost: [
      {
        ...{ project: 'acme/zone/dev-network', stack: 'dev-network', currency: 'EUR', before: 10, after: 12.5 },
        lines: [{ address: 'aws_nat_gateway.a', before: null, after: 12.5 }],
        unknown: ['2 resources cost by usage, which is not known before'],
      },
    ],
    picture: PICTURE,
  });
  const staging = testEnvironment({
    environment: 'staging',
    verdict: 'pass',
    risk: 'none',
    stacks: [testStack({ id: 'staging-network', changes: [] })],
  });
  return { ...testReview(dev, staging), notes: ['the base does not build: stacks/mesh cannot be compiled'] };
}
