import type { AttributeChange, Change, Value } from '../../model/change';
import type { Finding } from '../../model/finding';
import type { EnvironmentReview, Review, StackReview } from '../../model/review';

export function testAttribute(
  path: string,
  before?: Value,
  after?: Value,
  rest: Partial<AttributeChange> = {},
): AttributeChange {
  return {
    path,
    before: before === undefined ? { kind: 'absent' } : { kind: 'known', value: before },
    after: after === undefined ? { kind: 'absent' } : { kind: 'known', value: after },
    forcesReplacement: false,
    noise: false,
    ...rest,
  };
}

export function testChange(rest: Partial<Change> = {}): Change {
  return {
    address: 'aws_vpc.network_vpc_1A2B3C4D',
    type: 'aws_vpc',
    provider: 'registry.terraform.io/hashicorp/aws',
    action: { kind: 'update' },
    constructPath: 'network/vpc',
    module: '@landfall/network@0.1.0',
    attributes: [testAttribute('enable_dns_support', false, true)],
    meanings: [],
    ...rest,
  };
}

export function testFinding(rest: Partial<Finding> = {}): Finding {
  return {
    rule: 'LF-EKS-001',
    title: 'The API server is open to the internet',
    severity: 'high',
    gate: 'block',
    message: 'cluster blue answers to 0.0.0.0/0',
    stack: 'dev-cluster',
    address: 'aws_eks_cluster.blue_5E6F7A8B',
    constructPath: 'blue/cluster',
    about: {
      rationale: 'Whoever finds a flaw in the API server can use it from anywhere.',
      source: 'Amazon EKS User Guide, "Cluster endpoint access"',
      fix: 'Set apiAccess to { kind: private }.',
      alsoKnownAs: ['CIS EKS 5.4.1', 'CKV_AWS_39'],
    },
    ...rest,
  };
}

export function testStack(rest: Partial<StackReview> = {}): StackReview {
  return {
    id: 'dev-network',
    layer: 'network',
    status: { kind: 'planned' },
    changes: [testChange()],
    drift: [],
    failedChecks: [],
    renames: [],
    ...rest,
  };
}

export function testEnvironment(rest: Partial<EnvironmentReview> = {}): EnvironmentReview {
  return { environment: 'dev', verdict: 'approval', risk: 'low', stacks: [testStack()], findings: [], ...rest };
}

export function testReview(...environments: readonly EnvironmentReview[]): Review {
  return { formatVersion: '1.0', base: 'main', head: 'feature', environments, notes: [] };
}
