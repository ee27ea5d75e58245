import type { Problems, Region } from '@landfall/contracts';
import { checkDuration, type PrometheusDuration } from './prometheus-rules';

/** An SNS topic that hears of alerts. Its policy must let Amazon Managed Prometheus publish. */
export interface AlertReceiver {
  readonly topicArn: string;

  /**
   * Subject of messages, at most 100 characters.
   *
   * @default name and labels of the alert
   */
  readonly subject?: string;
}

/** Leads alerts with certain labels to another receiver. Routes are tried in order; the first that fits wins. */
export interface AlertRoute {
  /** Values that labels must have; all must fit. */
  readonly labels: Readonly<Record<string, string>>;

  /** Key in `receivers`. */
  readonly receiver: string;
}

/** Where alerts go. */
export interface AlertManager {
  /** Receivers by name. */
  readonly receivers: Readonly<Record<string, AlertReceiver>>;

  /** Receiver of alerts that no route fits: a key in `receivers`. */
  readonly defaultReceiver: string;

  /** @default none */
  readonly routes?: readonly AlertRoute[];

  /**
   * Labels that put alerts into one message.
   *
   * @default ['alertname', 'cluster', 'namespace']
   */
  readonly groupBy?: readonly string[];

  /**
   * How long a new group waits for more alerts.
   *
   * @default '30s'
   */
  readonly groupWait?: PrometheusDuration;

  /**
   * How long a group waits before it tells of new alerts in it.
   *
   * @default '5m'
   */
  readonly groupInterval?: PrometheusDuration;

  /**
   * How long until an alert that goes on is told again.
   *
   * @default '4h'
   */
  readonly repeatInterval?: PrometheusDuration;
}

/** A definition of the alert manager: YAML whose one field holds the configuration as text. */
export function renderAlertManager(manager: AlertManager, region: Region): string {
  const { receivers, defaultReceiver, routes = [] } = manager;
  const {
    groupBy = ['alertname', 'cluster', 'namespace'],
    groupWait = '30s',
    groupInterval = '5m',
    repeatInterval = '4h',
  } = manager;
  const configuration = {
    route: {
      receiver: defaultReceiver,
      group_by: [...groupBy],
      group_wait: groupWait,
      group_interval: groupInterval,
      repeat_interval: repeatInterval,
      routes: routes.map(({ labels, receiver }) => ({ matchers: renderMatchers(labels), receiver })),
    },
    // A critical alert says all that a warning of the same name would.
    inhibit_rules: [
      {
        source_matchers: renderMatchers({ severity: 'critical' }),
        target_matchers: renderMatchers({ severity: 'warning' }),
        equal: ['alertname', 'cluster', 'namespace'],
      },
    ],
    receivers: Object.entries(receivers).map(([name, { topicArn, subject }]) => ({
      name,
      sns_configs: [{ topic_arn: topicArn, sigv4: { region }, ...(subject === undefined ? {} : { subject }) }],
    })),
  };
  const lines = JSON.stringify(configuration, undefined, 2).split('\n');
  return `alertmanager_config: |\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

export function checkAlertManager(manager: AlertManager, problems: Problems, at: string): void {
  const { receivers, defaultReceiver, routes = [] } = manager;
  const known = Object.keys(receivers).join(', ') || 'none';
  const checkReceiver = (name: string, place: string): void => {
    if (Object.hasOwn(receivers, name)) return;
    problems.add('METRICS_RECEIVER_UNKNOWN', `no receiver is called '${name}'; there are: ${known}`, place);
  };
  checkReceiver(defaultReceiver, `${at}.defaultReceiver`);
  for (const [index, { receiver }] of routes.entries()) checkReceiver(receiver, `${at}.routes.${index}.receiver`);
  for (const [name, { subject = '' }] of Object.entries(receivers)) {
    if (subject.length <= 100) continue;
    const message = `a subject has at most 100 characters, got ${subject.length}; shorten it`;
    problems.add('METRICS_SUBJECT_TOO_LONG', message, `${at}.receivers.${name}.subject`);
  }
  for (const field of ['groupWait', 'groupInterval', 'repeatInterval'] as const) {
    checkDuration(manager[field], problems, `${at}.${field}`);
  }
}

function renderMatchers(labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
}
