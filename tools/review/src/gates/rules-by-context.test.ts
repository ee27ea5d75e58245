import type { Change } from '../model/change';
import { builtInRules } from './built-in-rules';
import type { Rule, RuleContext } from './rule';

const change: Change = {
  address: 'aws_eip.out',
  type: 'aws_eip',
  provider: 'registry.terraform.io/hashicorp/aws',
  action: { kind: 'create' },
  attributes: [],
  meanings: [],
};

const context: RuleContext = {
  stack: 'dev-network',
  environment: 'dev',
  label: 'network/out',
  exists: (side) => side === 'after',
  value: () => undefined,
  length: () => 0,
  isUnknown: () => false,
  text: () => undefined,
  resources: () => [],
  cost: undefined,
  costLimit: undefined,
};

function rule(id: string): Rule {
  const found = builtInRules.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}

/** What a plan of this Terraform, or of a single stack, does not show. */
describe('a rule about what one plan does not hold', () => {
  it('finds a guarded resource that is forgotten, and no other one', () => {
    const { check } = rule('LF-DESTROY-004');
    const forgotten: Change = { ...change, action: { kind: 'forget' } };
    expect(check(forgotten, context)).toBe('network/out stays in AWS, and Terraform forgets it');
    expect(check({ ...forgotten, type: 'aws_ssm_parameter' }, context)).toBeUndefined();
    expect(check(change, context)).toBeUndefined();
  });

  it('says once who is locked out of a cluster that stays', () => {
    const { check } = rule('LF-EKS-009');
    const gone: Change = { ...change, type: 'aws_eks_access_policy_association', action: { kind: 'delete' } };
    const before = { cluster_name: 'blue', principal_arn: 'arn:aws:iam::1:role/one', policy_arn: 'arn:x/AdminPolicy' };
    const left = { ...context, exists: (side: string) => side === 'before' };
    const entryOf = (principal: string) => ({ address: 'a', value: () => principal });
    const at = (entries: readonly string[]): RuleContext => ({
      ...left,
      value: (_, name) => new Map(Object.entries(before)).get(String(name)),
      resources: (type) => (type === 'aws_eks_access_entry' ? entries.map(entryOf) : []),
    });
    expect(check(gone, at([before.principal_arn]))).toBe(
      'arn:aws:iam::1:role/one no longer has AdminPolicy in cluster blue',
    );
    expect(check(gone, at([]))).toBeUndefined();
    const cluster = { address: 'c', value: (side: string) => (side === 'before' ? 'blue' : undefined) };
    const destroyed: RuleContext = { ...at([before.principal_arn]), resources: () => [cluster] };
    expect(check({ ...gone, type: 'aws_eks_access_entry' }, destroyed)).toBeUndefined();
  });

  it('finds an action of a newer Terraform', () => {
    const { check } = rule('LF-DESTROY-005');
    const unknown: Change = { ...change, action: { kind: 'unknown', words: ['defer', 'create'] } };
    expect(check(unknown, context)).toBe("network/out: Terraform's action is defer, create");
    expect(check(change, context)).toBeUndefined();
  });

  it('finds what takes the environment over its limit, once, where most of it comes from', () => {
    const { check } = rule('LF-COST-001');
    const lines = [
      { address: 'aws_nat_gateway.out', what: 'NAT gateway', before: 0, after: 10 },
      { address: 'aws_eip.out', what: 'address', before: 0, after: 30 },
    ];
    const cost = { before: 80, after: 120, pricesOf: '2026-11-21', lines, unknown: [] };
    const limited = { ...context, cost, costLimit: 100 };
    expect(check(change, limited)).toBe(
      'dev-network takes the stacks that were planned to 120 US dollars a month, limit 100',
    );
    expect(check({ ...change, address: 'aws_nat_gateway.out' }, limited)).toBeUndefined();
    expect(check(change, { ...limited, costLimit: 120 })).toBeUndefined();
    expect(check(change, { ...limited, cost: { ...cost, before: 130 } })).toBeUndefined();
    expect(check(change, { ...context, cost })).toBeUndefined();
  });

  it('tells somebody new from somebody who exists', () => {
    const meanings = [{ kind: 'iam', direction: 'grows', sentence: 'role x may read' }] as const;
    const grows: Change = { ...change, type: 'aws_iam_role_policy', meanings };
    const unknown = { ...context, isUnknown: (...path: readonly unknown[]) => path[0] === 'role' };
    expect(rule('LF-IAM-002').check(grows, unknown)).toBe('role x may read');
    expect(rule('LF-IAM-001').check(grows, unknown)).toBeUndefined();
    expect(rule('LF-IAM-002').check(grows, context)).toBeUndefined();
    expect(rule('LF-IAM-001').check(grows, context)).toBe('role x may read');
  });

  it('leaves a role alone that loses a denial and is destroyed itself', () => {
    const meanings = [{ kind: 'iam', direction: 'grows', sentence: 'role x is no longer denied to read' }] as const;
    const deleted: Change = { ...change, type: 'aws_iam_role_policy', action: { kind: 'delete' }, meanings };
    const role = (after?: string) => ({
      address: 'aws_iam_role.x',
      value: (side: string) => (side === 'before' ? 'x' : after),
    });
    const removed: RuleContext = {
      ...context,
      exists: (side) => side === 'before',
      value: (side, ...path) => (side === 'before' && path[0] === 'role' ? 'x' : undefined),
    };
    const { check } = rule('LF-IAM-001');
    expect(check(deleted, { ...removed, resources: () => [role()] })).toBeUndefined();
    expect(check(deleted, { ...removed, resources: () => [role('x')] })).toBe('role x is no longer denied to read');
    expect(check(deleted, removed)).toBe('role x is no longer denied to read');
  });

  it('finds a node group that does not say how fast it is updated', () => {
    const { check } = rule('LF-NODES-002');
    const group: Change = { ...change, type: 'aws_eks_node_group' };
    expect(check(group, context)).toBe('node group network/out has no update_config');
    expect(check(group, { ...context, length: () => 1 })).toBeUndefined();
  });
});
