import type { Finding } from '../model/finding';
import { findingsOf, type PlannedStack } from './findings-of';
import { reviewSettingsIn, type Suppression } from './settings';
import { riskOf, verdictOf } from './verdict';

const today = '2026-11-21';

function finding(rest: Partial<Finding> = {}): Finding {
  const about = { rationale: 'r', source: 's', fix: 'f', alsoKnownAs: [] };
  const text = { title: 't', message: 'm', stack: 'dev-network', address: 'aws_vpc.main' };
  return { rule: 'X-1', severity: 'high', gate: 'approve', ...text, about, ...rest };
}

function found(merged: readonly Finding[], suppressions: readonly Suppression[] = []): readonly Finding[] {
  const nothing = { stacks: [], rules: [], cost: undefined };
  return findingsOf({ environment: 'dev', ...nothing, merged, settings: { suppressions }, today });
}

const accepted: Suppression = { rule: 'X-1', reason: 'known', expires: '2026-11-21' };

describe('a suppression', () => {
  it('counts on its last day, and its finding no longer needs approval', () => {
    const [only] = found([finding()], [accepted]);
    expect(only?.suppressed).toEqual({ reason: 'known', expires: '2026-11-21', expired: false });
    expect(verdictOf([], found([finding()], [accepted]))).toBe('pass');
    expect(riskOf([], found([finding()], [accepted]))).toBe('none');
  });

  it('blocks once it has expired, whatever its rule does', () => {
    const findings = found([finding({ gate: 'note', severity: 'low' })], [{ ...accepted, expires: '2026-11-20' }]);
    expect(findings[0]?.suppressed?.expired).toBe(true);
    expect(verdictOf([], findings)).toBe('blocked');
  });

  it('is for the resource that it names, by address or construct path', () => {
    const two = [finding(), finding({ address: 'aws_vpc.other', constructPath: 'network/vpc' })];
    const names = (address: string) =>
      found(two, [{ ...accepted, address }]).flatMap((each) => (each.suppressed ? [each.address] : []));
    expect(names('aws_vpc.main')).toEqual(['aws_vpc.main']);
    expect(names('network/vpc')).toEqual(['aws_vpc.other']);
    expect(names('aws_vpc')).toEqual([]);
  });

  it('is for its rule only', () => {
    expect(found([finding({ rule: 'X-2' })], [accepted])[0]?.suppressed).toBeUndefined();
  });

  it('that runs longest counts', () => {
    const [only] = found([finding()], [{ ...accepted, expires: '2020-01-01' }, accepted]);
    expect(only?.suppressed?.expired).toBe(false);
  });
});

describe('findings', () => {
  it('are told worst first, accepted ones last', () => {
    const all = [
      finding({ rule: 'X-1', severity: 'critical' }),
      finding({ rule: 'X-2', severity: 'low' }),
      finding({ rule: 'X-3', severity: 'high' }),
    ];
    expect(found(all, [accepted]).map(({ rule }) => rule)).toEqual(['X-3', 'X-2', 'X-1']);
  });

  it('hold what AWS refuses, at the resource that Terraform names', () => {
    const refusal = 'terraform apply failed:\nError: it is in use\n\n  with aws_vpc.main,\n  on cdk.tf.json line 1';
    const review = {
      id: 'dev-network',
      layer: 'network',
      status: { kind: 'planned' as const },
      changes: [],
      drift: [],
    };
    const stack: PlannedStack = { review: { ...review, failedChecks: [], renames: [] }, plan: undefined, refusal };
    const settings = { suppressions: [] };
    const [only] = findingsOf({ environment: 'dev', stacks: [stack], rules: [], cost: undefined, settings, today });
    expect(only).toMatchObject({ rule: 'LF-APPLY-001', gate: 'block', address: 'aws_vpc.main' });
    expect(only?.message).toBe('the plan passes, the apply fails: it is in use');
  });
});

describe('a verdict', () => {
  const stack = { id: 's', layer: 'l', changes: [], drift: [], failedChecks: [], renames: [] };
  const planned = { ...stack, status: { kind: 'planned' as const } };

  it('passes when nothing has to be approved', () => {
    expect(verdictOf([planned], [finding({ gate: 'note' })])).toBe('pass');
  });

  it('asks for approval, or blocks, as findings do', () => {
    expect(verdictOf([planned], [finding()])).toBe('approval');
    expect(verdictOf([planned], [finding(), finding({ gate: 'block' })])).toBe('blocked');
  });

  it('asks for approval of what waits, and of checks that fail', () => {
    expect(verdictOf([{ ...stack, status: { kind: 'waiting', for: 'x' } }], [])).toBe('approval');
    expect(verdictOf([{ ...planned, failedChecks: ['it is down'] }], [])).toBe('approval');
  });

  it('has failed when a stack has, whatever is found', () => {
    expect(verdictOf([{ ...stack, status: { kind: 'failed', error: 'x' } }], [finding({ gate: 'block' })])).toBe(
      'failed',
    );
  });

  it('comes with the worst open severity as risk', () => {
    expect(riskOf([planned], [finding({ severity: 'medium' }), finding({ severity: 'low' })])).toBe('medium');
    expect(riskOf([planned], [finding({ severity: 'info' })])).toBe('none');
  });
});

describe('settings of an environment', () => {
  it('are read from the notes of its stacks', () => {
    const review = { suppressions: [{ ...accepted, address: 'a' }], costLimit: 10 };
    expect(reviewSettingsIn([{}, { '//': { landfall: { review } } }])).toEqual(review);
  });

  it('are none where nothing is noted', () => {
    expect(reviewSettingsIn([{ resource: {} }])).toEqual({ suppressions: [] });
  });

  it('let a suppression without a date expire', () => {
    const review = { suppressions: [{ rule: 'X-1' }] };
    const [only] = reviewSettingsIn([{ '//': { landfall: { review } } }]).suppressions;
    expect(only).toEqual({ rule: 'X-1', reason: 'no reason given', expires: '0000-00-00' });
  });
});
