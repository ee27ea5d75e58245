import { builtInRules } from './built-in-rules';
import { straySuppressions } from './stray-suppressions';

const suppression = (rule: string) => ({ rule, reason: 'no VPN yet', expires: '2027-06-30' });

it('names a suppression of a rule that does not exist, once, with the rule that was meant', () => {
  const suppressions = ['LF-EXPOSURE-03', 'LF-EXPOSURE-03', 'LF-EXPOSURE-003'].map(suppression);
  expect(straySuppressions('dev', suppressions, builtInRules)).toEqual([
    'dev suppresses LF-EXPOSURE-03, which is no rule; did you mean LF-EXPOSURE-003?',
  ]);
});

it('knows own rules, and leaves those of other tools to them', () => {
  const rules = [...builtInRules, { id: 'LF-OWN-001' }];
  expect(straySuppressions('dev', ['LF-OWN-001', 'CKV_AWS_39'].map(suppression), rules)).toEqual([]);
});
