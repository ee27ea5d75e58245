import { byRule, effectiveGate, gating, isSuppressed } from './finding-order';
import { testFinding, testEnvironment, testReview } from './testing/review-models';
import { worstVerdict } from './verdict-text';

const accepted = testFinding({ suppressed: { reason: 'r', expires: '2027-01-01', expired: false } });
const expired = testFinding({ gate: 'note', suppressed: { reason: 'r', expires: '2026-01-01', expired: true } });

test('a suppressed finding only notes', () => {
  expect(effectiveGate(accepted)).toBe('note');
  expect(isSuppressed(accepted)).toBe(true);
});

test('a finding whose suppression has expired blocks', () => {
  expect(effectiveGate(expired)).toBe('block');
  expect(isSuppressed(expired)).toBe(false);
});

test('what blocks comes before what needs approval, and nothing else gates', () => {
  const approve = testFinding({ rule: 'A', gate: 'approve' });
  const block = testFinding({ rule: 'B' });
  expect(gating([approve, testFinding({ gate: 'note' }), accepted, block])).toEqual([block, approve]);
});

test('findings of one rule come together', () => {
  const [a1, b, a2] = [testFinding({ rule: 'A' }), testFinding({ rule: 'B' }), testFinding({ rule: 'A' })];
  expect(byRule([a1, b, a2]).map(({ findings }) => findings)).toEqual([[a1, a2], [b]]);
});

test.each([
  [['pass', 'approval'], 'approval'],
  [['failed', 'blocked'], 'failed'],
  [['blocked', 'approval', 'pass'], 'blocked'],
  [[], 'pass'],
] as const)('of %j the worst verdict is %s', (verdicts, worst) => {
  expect(worstVerdict(testReview(...verdicts.map((verdict) => testEnvironment({ verdict }))))).toBe(worst);
});
