import type { AttributeRule } from './attribute-rule';
import type { FactsByType } from './resource-facts';

const extendedStatistic: AttributeRule = {
  pattern: /^(?:IQM|(?:p|tm|wm|tc|ts)\d{1,2}(?:\.\d{1,10})?|p100|(?:TM|WM|PR|TC|TS)\(.*\))$/,
};

/** Seconds. */
const period: AttributeRule = { range: [1, 86400] };

/** CloudWatch alarms and dashboards. */
export const cloudwatch: FactsByType = {
  aws_cloudwatch_metric_alarm: {
    optionalComputed: ['evaluate_low_sample_count_percentiles'],
    forceNew: ['alarm_name'],
    defaults: { actions_enabled: true, 'metric_query.return_data': false, treat_missing_data: 'missing' },
    id: '{alarm_name}',
    arn: 'arn:{partition}:cloudwatch:{region}:{account}:alarm:{alarm_name}',
    computed: { evaluate_low_sample_count_percentiles: '' },
    caseInsensitive: ['evaluate_low_sample_count_percentiles', 'treat_missing_data'],
    validation: {
      alarm_description: { length: [0, 1024] },
      comparison_operator: {
        enum: [
          'GreaterThanOrEqualToThreshold',
          'GreaterThanThreshold',
          'LessThanThreshold',
          'LessThanOrEqualToThreshold',
          'LessThanLowerOrGreaterThanUpperThreshold',
          'LessThanLowerThreshold',
          'GreaterThanUpperThreshold',
        ],
      },
      datapoints_to_alarm: { range: [1, Infinity] },
      evaluate_low_sample_count_percentiles: { enum: ['evaluate', 'ignore'], ignoreCase: true },
      evaluation_periods: { range: [1, Infinity] },
      insufficient_data_actions: { size: [0, 5], format: 'arn' },
      metric_name: { length: [1, 255] },
      'metric_query.account_id': { length: [1, 255] },
      'metric_query.expression': { length: [1, 1024] },
      'metric_query.id': { length: [1, 255] },
      'metric_query.metric.metric_name': { length: [1, 255] },
      'metric_query.metric.namespace': { length: [1, 255] },
      ok_actions: { size: [0, 5], format: 'arn' },
      statistic: { enum: ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] },
      threshold_metric_id: { length: [1, 255] },
      treat_missing_data: { enum: ['breaching', 'notBreaching', 'ignore', 'missing'], ignoreCase: true },
      alarm_actions: { pattern: /^arn:/, size: [0, 5] },
      extended_statistic: extendedStatistic,
      'metric_query.metric.period': period,
      'metric_query.metric.stat': {
        pattern:
          /^(?:SampleCount|Average|Sum|Minimum|Maximum|IQM|(?:p|tm|wm|tc|ts)\d{1,2}(?:\.\d{1,10})?|p100|(?:TM|WM|PR|TC|TS)\(.*\))$/,
      },
      'metric_query.period': period,
      period: period,
      namespace: { length: [1, 255], not: /^:/ },
      alarm_name: { length: [1, 255] },
    },
    conflictsWith: [
      ['dimensions', 'metric_query'],
      ['metric_query', 'extended_statistic', 'statistic'],
      ['metric_query', 'metric_name'],
      ['metric_query', 'namespace'],
      ['metric_query', 'period'],
      ['threshold', 'threshold_metric_id'],
    ],
  },

  aws_cloudwatch_composite_alarm: {
    forceNew: ['actions_enabled', 'alarm_name'],
    defaults: { actions_enabled: true },
    id: '{alarm_name}',
    arn: 'arn:{partition}:cloudwatch:{region}:{account}:alarm:{alarm_name}',
    validation: {
      alarm_actions: { size: [0, 5], format: 'arn' },
      alarm_description: { length: [0, 1024] },
      alarm_name: { length: [0, 255] },
      alarm_rule: { length: [1, 10240] },
      insufficient_data_actions: { size: [0, 5], format: 'arn' },
      ok_actions: { size: [0, 5], format: 'arn' },
    },
  },

  aws_cloudwatch_dashboard: {
    forceNew: ['dashboard_name'],
    id: '{dashboard_name}',
    computed: { dashboard_arn: 'arn:{partition}:cloudwatch::{account}:dashboard/{dashboard_name}' },
    json: ['dashboard_body'],
    validation: {
      dashboard_body: { format: 'json' },
      dashboard_name: { length: [0, 255], pattern: /^[-_A-Za-z0-9]+$/ },
    },
  },
};
