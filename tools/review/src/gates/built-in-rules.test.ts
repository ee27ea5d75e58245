import type { Finding } from '../model/finding';
import { readPlan } from '../plan/read-plan';
import { stackReviewOf } from '../plan/stack-review';
import { type PlanStage, planStage } from '../plan/testing/plan-stage';
import { builtInRules } from './built-in-rules';
import { findingsOf } from './findings-of';
import { clusterRuleCases } from './testing/cluster-rule-cases';
import { type Attributes, shared, soundCluster } from './testing/rule-case';
import { ruleCases } from './testing/rule-cases';

jest.setTimeout(180_000);

const cases = [...ruleCases, ...clusterRuleCases].map((each, index) => ({ ...each, name: `case_${index}` }));

/** Resources of one side: what both variants of each case are. */
function side(name: 'before' | 'after'): Readonly<Record<string, unknown>> {
  const resource: Record<string, Record<string, Attributes>> = {};
  const add = (type: string, id: string, attributes: Attributes | undefined): void => {
    if (attributes !== undefined) resource[type] = { ...resource[type], [id]: attributes };
  };
  for (const [type, byId] of Object.entries(shared)) {
    for (const [id, attributes] of Object.entries(byId)) add(type, id, attributes);
  }
  add('aws_eks_cluster', 'skewed', soundCluster('skewed', { version: '1.34' }));
  add('aws_eks_cluster', 'other', soundCluster('other'));
  for (const { type, name: id, before, fires, quiet } of cases) {
    const after = { fires: fires === 'gone' ? undefined : fires, quiet };
    for (const variant of ['fires', 'quiet'] as const) {
      const attributes = name === 'before' ? before : after[variant];
      add(type, `${id}_${variant}`, attributes && distinct(type, attributes, variant));
    }
  }
  return { resource };
}

/** Two clusters cannot have one name, nor two add-ons or node groups of one cluster. */
function distinct(type: string, attributes: Attributes, variant: string): Attributes {
  if (type === 'aws_eks_addon' && attributes['addon_name'] === 'vpc-cni' && variant === 'quiet') {
    return { ...attributes, cluster_name: 'other' };
  }
  if (type === 'aws_eks_node_group' && attributes['node_group_name'] === 'moving') {
    return { ...attributes, node_group_name: variant };
  }
  if (type === 'aws_eks_access_entry') {
    return { ...attributes, principal_arn: `${String(attributes['principal_arn'])}-${variant}` };
  }
  return type === 'aws_eks_cluster' ? { ...attributes, name: `${String(attributes['name'])}-${variant}` } : attributes;
}

describe('a built-in rule', () => {
  let stage: PlanStage;
  let findings: readonly Finding[];
  beforeAll(async () => {
    stage = await planStage();
    const plan = readPlan(await stage.planned({ before: side('before'), after: side('after') }), 'plan.json');
    const review = stackReviewOf({ id: 'dev-all', layer: 'all', plan });
    const [rules, settings] = [builtInRules, { suppressions: [] }];
    const stacks = [{ review, plan }];
    findings = findingsOf({ environment: 'dev', stacks, rules, settings, cost: undefined, today: '2026-11-21' });
  });
  afterAll(() => stage.close());

  const messages = (rule: string, address: string): readonly string[] =>
    findings.filter((each) => each.rule === rule && each.address === address).map(({ message }) => message);

  it.each(cases)('$rule finds that $when', ({ rule, type, name, says }) => {
    expect(messages(rule, `${type}.${name}_fires`)).toEqual([expect.stringContaining(says)]);
  });

  it.each(cases)('$rule leaves alone what is as it should be, where $when', ({ rule, type, name }) => {
    expect(messages(rule, `${type}.${name}_quiet`)).toEqual([]);
  });
});

describe('built-in rules', () => {
  it('have ids of their own, of one form', () => {
    const ids = builtInRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^LF-[A-Z]+-\d{3}$/.test(id))).toEqual([]);
  });

  it('say why, from where, and what to do', () => {
    const silent = builtInRules.filter(({ about }) => !about.rationale || !about.source || !about.fix);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
