import type { Problems } from '@landfall/contracts';

/** A length of time as Prometheus writes it: `5m`. */
export type PrometheusDuration = `${number}${'s' | 'm' | 'h' | 'd'}`;

/** Computes a new series. */
export interface RecordingRule {
  readonly kind: 'record';

  /** Name of the new series: `cluster:api_requests:rate5m`. */
  readonly record: string;

  /** PromQL. */
  readonly expression: string;

  /** @default none but those of the expression */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Raises an alert for each series that an expression returns. */
export interface AlertingRule {
  readonly kind: 'alert';

  /** Name of the alert: `NodeNotReady`. */
  readonly alert: string;

  /** PromQL. */
  readonly expression: string;

  /**
   * How long the expression must hold.
   *
   * @default '0s'
   */
  readonly for?: PrometheusDuration;

  /** What receivers tell alerts apart by. */
  readonly severity: 'critical' | 'warning' | 'info';

  /** One line for whoever is woken. May quote labels: `{{ $labels.node }}`. */
  readonly summary: string;

  /**
   * Address of what to do.
   *
   * @default none
   */
  readonly runbookUrl?: string;

  /** @default none but severity and those of the expression */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Rules that are evaluated together, in order. */
export interface RuleGroup {
  /** @default '1m' */
  readonly interval?: PrometheusDuration;

  readonly rules: readonly (RecordingRule | AlertingRule)[];
}

/** Groups by name. */
export type RuleGroups = Readonly<Record<string, RuleGroup>>;

/** A rule file. It is JSON, which YAML includes, so that no text needs quoting rules of its own. */
export function renderRuleGroups(groups: RuleGroups): string {
  const rendered = Object.entries(groups).map(([name, { interval = '1m', rules }]) => ({
    name,
    interval,
    rules: rules.map(renderRule),
  }));
  return JSON.stringify({ groups: rendered }, undefined, 2);
}

export function checkRuleGroups(groups: RuleGroups, problems: Problems, at: string): void {
  if (Object.keys(groups).length === 0) {
    problems.add('METRICS_RULES_EMPTY', 'a namespace needs a group of rules; add one, or leave the namespace out', at);
  }
  for (const [name, { interval, rules }] of Object.entries(groups)) {
    const place = `${at}.${name}`;
    checkDuration(interval, problems, `${place}.interval`);
    if (rules.length === 0) problems.add('METRICS_RULES_EMPTY', 'a group needs a rule; add one', place);
    for (const [index, rule] of rules.entries()) checkRule(rule, problems, `${place}.rules.${index}`);
  }
}

function renderRule(rule: RecordingRule | AlertingRule) {
  if (rule.kind === 'record') {
    const { record, expression, labels } = rule;
    return { record, expr: expression, ...(labels ? { labels } : {}) };
  }
  const { alert, expression, for: pending = '0s', severity, summary, runbookUrl, labels = {} } = rule;
  return {
    alert,
    expr: expression,
    for: pending,
    labels: { ...labels, severity },
    annotations: { summary, ...(runbookUrl === undefined ? {} : { runbook_url: runbookUrl }) },
  };
}

/** Source: Prometheus documentation, "Data model" and "Recording rules". */
function checkRule(rule: RecordingRule | AlertingRule, problems: Problems, at: string): void {
  if (rule.expression.trim() === '') problems.add('METRICS_EXPRESSION_EMPTY', 'a rule needs an expression', at);
  if (rule.kind === 'record' && !/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(rule.record)) {
    const message = `'${rule.record}' is no name of a series; use letters, digits, _ and :, such as cluster:requests:rate5m`;
    problems.add('METRICS_RECORD_INVALID', message, `${at}.record`);
  }
  for (const label of Object.keys(rule.labels ?? {})) {
    if (/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label)) continue;
    const message = `'${label}' is no label; use letters, digits and _`;
    problems.add('METRICS_LABEL_INVALID', message, `${at}.labels`);
  }
  if (rule.kind === 'alert') checkDuration(rule.for, problems, `${at}.for`);
}

export function checkDuration(duration: PrometheusDuration | undefined, problems: Problems, at: string): void {
  if (duration === undefined || /^\d+[smhd]$/.test(duration)) return;
  problems.add('METRICS_DURATION_INVALID', `'${duration}' is no duration; write one like 30s, 5m, 2h or 1d`, at);
}
