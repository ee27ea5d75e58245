import { Problems } from '@landfall/contracts';
import { clusterHealthRules } from './cluster-health-rules';
import { checkRuleGroups, renderRuleGroups, type RuleGroups } from './prometheus-rules';

function problemsOf(groups: RuleGroups): string {
  const problems = new Problems('rules');
  checkRuleGroups(groups, problems, 'rules');
  try {
    problems.throwIfAny();
    return '';
  } catch (error) {
    return String(error).replace('LandfallError: ', '');
  }
}

describe('rule groups', () => {
  it('record a series every minute by default', () => {
    const groups: RuleGroups = { a: { rules: [{ kind: 'record', record: 'a:b', expression: 'up' }] } };
    expect(JSON.parse(renderRuleGroups(groups))).toEqual({
      groups: [{ name: 'a', interval: '1m', rules: [{ record: 'a:b', expr: 'up' }] }],
    });
  });

  it('raise an alert at once by default', () => {
    const groups: RuleGroups = {
      a: {
        interval: '30s',
        rules: [{ kind: 'alert', alert: 'Down', expression: 'up == 0', severity: 'critical', summary: 'gone' }],
      },
    };
    expect(JSON.parse(renderRuleGroups(groups))).toEqual({
      groups: [
        {
          name: 'a',
          interval: '30s',
          rules: [
            {
              alert: 'Down',
              expr: 'up == 0',
              for: '0s',
              labels: { severity: 'critical' },
              annotations: { summary: 'gone' },
            },
          ],
        },
      ],
    });
  });

  it('carry labels, a waiting time and a runbook when told so', () => {
    const groups: RuleGroups = {
      a: {
        rules: [
          { kind: 'record', record: 'a:b', expression: 'up', labels: { team: 'shop' } },
          {
            kind: 'alert',
            alert: 'Down',
            expression: 'up == 0',
            for: '5m',
            severity: 'info',
            summary: 'gone',
            runbookUrl: 'https://example.com/down',
            labels: { team: 'shop' },
          },
        ],
      },
    };
    expect(JSON.parse(renderRuleGroups(groups)).groups[0].rules).toEqual([
      { record: 'a:b', expr: 'up', labels: { team: 'shop' } },
      {
        alert: 'Down',
        expr: 'up == 0',
        for: '5m',
        labels: { team: 'shop', severity: 'info' },
        annotations: { summary: 'gone', runbook_url: 'https://example.com/down' },
      },
    ]);
  });

  it('fail for what Prometheus would refuse', () => {
    expect(problemsOf({})).toBe(
      'METRICS_RULES_EMPTY at rules: a namespace needs a group of rules; add one, or leave the namespace out',
    );
    expect(
      problemsOf({
        a: {
          interval: '1.5m',
          rules: [
            { kind: 'record', record: 'a-b', expression: ' ', labels: { 'x-y': 'z' } },
            { kind: 'alert', alert: 'Down', expression: 'up', for: '-1m', severity: 'info', summary: 'gone' },
          ],
        },
      }).split('\n'),
    ).toEqual([
      "METRICS_DURATION_INVALID at rules.a.interval: '1.5m' is no duration; write one like 30s, 5m, 2h or 1d",
      'METRICS_EXPRESSION_EMPTY at rules.a.rules.0: a rule needs an expression',
      "METRICS_RECORD_INVALID at rules.a.rules.0.record: 'a-b' is no name of a series; use letters, digits, _ and :, such as cluster:requests:rate5m",
      "METRICS_LABEL_INVALID at rules.a.rules.0.labels: 'x-y' is no label; use letters, digits and _",
      "METRICS_DURATION_INVALID at rules.a.rules.1.for: '-1m' is no duration; write one like 30s, 5m, 2h or 1d",
    ]);
  });
});

describe('the rules for cluster health', () => {
  const rules = Object.values(clusterHealthRules).flatMap((group) => [...group.rules]);

  it('are valid', () => {
    expect(problemsOf(clusterHealthRules)).toBe('');
  });

  it('alert on the API server, nodes, pods, volumes and certificates', () => {
    expect(rules.flatMap((rule) => (rule.kind === 'alert' ? [rule.alert] : []))).toEqual([
      'ApiServerErrors',
      'ApiServerSlow',
      'ClientCertificateExpires',
      'NodeNotReady',
      'NodeUnderPressure',
      'PodCrashLooping',
      'PodPending',
      'VolumeNearlyFull',
      'VolumeFull',
      'CertificateExpires',
    ]);
  });

  it.each(rules.map((rule) => [rule.kind === 'alert' ? rule.alert : rule.record, rule] as const))(
    'keep brackets of %s in balance, and use nothing that Terraform would interpolate',
    (_, rule) => {
      for (const [open, close] of ['()', '[]', '{}'].map((pair) => [...pair])) {
        expect(rule.expression.split(open ?? '').length).toBe(rule.expression.split(close ?? '').length);
      }
      expect(JSON.stringify(rule)).not.toMatch(/[$%]\{/);
    },
  );
});
