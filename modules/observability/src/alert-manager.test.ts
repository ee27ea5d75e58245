import { Problems } from '@landfall/contracts';
import { type AlertManager, checkAlertManager, renderAlertManager } from './alert-manager';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:alarms';

const minimal: AlertManager = { receivers: { operations: { topicArn: TOPIC } }, defaultReceiver: 'operations' };

/** The configuration in a definition: the lines below the first, which are JSON. */
function configurationOf(manager: AlertManager) {
  const [first, ...lines] = renderAlertManager(manager, 'eu-west-1').split('\n');
  expect(first).toBe('alertmanager_config: |');
  expect(lines.slice(0, -1).filter((line) => !line.startsWith('  '))).toEqual([]);
  return JSON.parse(lines.join('\n'));
}

describe('the alert manager', () => {
  it('sends everything to the default receiver, and mutes warnings below critical alerts', () => {
    expect(configurationOf(minimal)).toEqual({
      route: {
        receiver: 'operations',
        group_by: ['alertname', 'cluster', 'namespace'],
        group_wait: '30s',
        group_interval: '5m',
        repeat_interval: '4h',
        routes: [],
      },
      inhibit_rules: [
        {
          source_matchers: ['severity="critical"'],
          target_matchers: ['severity="warning"'],
          equal: ['alertname', 'cluster', 'namespace'],
        },
      ],
      receivers: [{ name: 'operations', sns_configs: [{ topic_arn: TOPIC, sigv4: { region: 'eu-west-1' } }] }],
    });
  });

  it('routes, groups and repeats as it is told', () => {
    const configuration = configurationOf({
      receivers: { operations: { topicArn: TOPIC, subject: 'alert' } },
      defaultReceiver: 'operations',
      routes: [{ labels: { severity: 'critical', team: 'a "b"' }, receiver: 'operations' }],
      groupBy: ['cluster'],
      groupWait: '1s',
      groupInterval: '2m',
      repeatInterval: '3h',
    });
    expect(configuration.route).toEqual({
      receiver: 'operations',
      group_by: ['cluster'],
      group_wait: '1s',
      group_interval: '2m',
      repeat_interval: '3h',
      routes: [{ matchers: ['severity="critical"', 'team="a \\"b\\""'], receiver: 'operations' }],
    });
    expect(configuration.receivers[0].sns_configs[0].subject).toBe('alert');
  });

  it('fails for unknown receivers, long subjects and durations that are none', () => {
    const problems = new Problems('here');
    const manager: AlertManager = {
      receivers: { operations: { topicArn: TOPIC, subject: 'x'.repeat(101) } },
      defaultReceiver: 'nobody',
      routes: [{ labels: {}, receiver: 'somebody' }],
      groupWait: '0.5s',
    };
    checkAlertManager(manager, problems, 'here');
    expect(() => problems.throwIfAny()).toThrow(
      [
        "METRICS_RECEIVER_UNKNOWN at here.defaultReceiver: no receiver is called 'nobody'; there are: operations",
        "METRICS_RECEIVER_UNKNOWN at here.routes.0.receiver: no receiver is called 'somebody'; there are: operations",
        'METRICS_SUBJECT_TOO_LONG at here.receivers.operations.subject: a subject has at most 100 characters, got 101; shorten it',
        "METRICS_DURATION_INVALID at here.groupWait: '0.5s' is no duration; write one like 30s, 5m, 2h or 1d",
      ].join('\n'),
    );
  });
});
