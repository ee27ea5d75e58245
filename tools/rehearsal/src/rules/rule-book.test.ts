import { awsData } from '../aws/aws-data';
import { defaultQuotas } from '../aws/quotas';
import { Cloud } from '../cloud/cloud';
import { RuleBook, rulesOffNotes } from './rule-book';
import type { Rule, RuleContext } from './rule';

const tagged: Rule = {
  id: 'TEAM-001',
  title: 'A bucket has a team',
  source: 'our handbook',
  phase: 'apply',
  types: ['aws_s3_bucket'],
  check: ({ object }) => (object['team'] === undefined ? 'the bucket has no team' : undefined),
};

const change = (type: string): RuleContext => ({
  type,
  action: 'create',
  object: {},
  prior: undefined,
  config: {},
  key: undefined,
  place: { account: '111111111111', region: 'eu-west-1', partition: 'aws', dnsSuffix: 'amazonaws.com' },
  cloud: new Cloud(),
  aws: awsData,
  quotas: defaultQuotas,
});

describe('the rules of a rehearsal', () => {
  it('are those of Landfall and those of the user, by type and phase', () => {
    const book = new RuleBook({ rules: [tagged] });
    const [refusal] = book.refusals('apply', change('aws_s3_bucket'));
    expect(refusal).toMatchObject({
      summary: 'the bucket has no team',
      detail: 'A bucket has a team (TEAM-001; our handbook)',
    });
    expect(book.refusals('plan', change('aws_s3_bucket'))).toEqual([]);
    expect(book.refusals('apply', change('aws_sns_topic'))).toEqual([]);
  });

  it('may warn, which stops nothing', async () => {
    const doubt: Rule = { ...tagged, phase: 'plan', severity: 'warning' };
    const book = new RuleBook({ rules: [doubt, { ...tagged, id: 'TEAM-002', phase: 'plan' }] });
    expect(await book.atPlan(change('aws_s3_bucket'))).toEqual([
      {
        severity: 'WARNING',
        summary: 'the bucket has no team',
        detail: 'A bucket has a team (TEAM-001; our handbook)',
      },
      { severity: 'ERROR', summary: 'the bucket has no team', detail: 'A bucket has a team (TEAM-002; our handbook)' },
    ]);
    expect(() => new RuleBook({ rules: [{ ...doubt, phase: 'apply' }] })).toThrow(
      "RULE_INVALID at rules: expected the phase plan for a rule that warns, TEAM-001, got 'apply'",
    );
  });

  it('do not include those that are switched off', () => {
    const book = new RuleBook({ rules: [tagged], rulesOff: { 'TEAM-001': 'a spike' } });
    expect(book.refusals('apply', change('aws_s3_bucket'))).toEqual([]);
    expect(book.has('TEAM-001')).toBe(false);
    expect(rulesOffNotes({ rulesOff: { 'TEAM-001': 'a spike' } })).toEqual(['rule TEAM-001 is switched off: a spike']);
  });

  it('are not switched off without a reason, or under an id that no rule has', () => {
    expect(() => new RuleBook({ rulesOff: { 'EKS-001': ' ', 'EKS-999': 'no such thing' } })).toThrow(
      [
        'RULE_OFF_WITHOUT_REASON at rulesOff.EKS-001: expected the reason why rule EKS-001 is switched off, got none',
        'RULE_UNKNOWN at rulesOff.EKS-999: there is no rule EKS-999; landfall rules lists them',
      ].join('\n'),
    );
  });

  it('have ids of their own, in one form', () => {
    expect(() => new RuleBook({ rules: [{ ...tagged, id: 'team' }] })).toThrow(
      "RULE_INVALID at rules: expected a rule id such as TEAM-001, got 'team'",
    );
    expect(() => new RuleBook({ rules: [{ ...tagged, id: 'EKS-001' }] })).toThrow(
      'RULE_DUPLICATE at rules: two rules have the id EKS-001',
    );
  });
});
