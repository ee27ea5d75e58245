import type { AttributeRule } from './attribute-rule';
import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

const dateAndTime: AttributeRule = { pattern: /^\d{4}-\d{2}-\d{2}_\d{2}:\d{2}$/ };

/** Budgets and cost anomalies. */
export const cost: FactsByType = {
  aws_budgets_budget: {
    optionalComputed: ['account_id', 'limit_amount', 'limit_unit', 'name', 'name_prefix', 'time_period_start'],
    forceNew: ['account_id', 'name', 'name_prefix'],
    defaults: {
      'cost_types.include_credit': true,
      'cost_types.include_discount': true,
      'cost_types.include_other_subscription': true,
      'cost_types.include_recurring': true,
      'cost_types.include_refund': true,
      'cost_types.include_subscription': true,
      'cost_types.include_support': true,
      'cost_types.include_tax': true,
      'cost_types.include_upfront': true,
      'cost_types.use_amortized': false,
      'cost_types.use_blended': false,
      time_period_end: '2087-06-15_00:00',
    },
    id: '{account_id}:{name}',
    arn: 'arn:{partition}:budgets::{account_id}:budget/{name}',
    computed: {
      ...generatedName.computed,
      account_id: '{account}',
      limit_amount: '',
      limit_unit: '',
      time_period_start: '2026-01-01_00:00',
      'auto_adjust_data.last_auto_adjust_time': '{time}',
      'auto_adjust_data.historical_options.lookback_available_periods': 0,
    },
    variants: [generatedName.variant],
    uniqueBy: ['account_id', 'name'],
    validation: {
      account_id: { format: 'account' },
      'auto_adjust_data.auto_adjust_type': { enum: ['HISTORICAL', 'FORECAST'] },
      'auto_adjust_data.historical_options.budget_adjustment_period': { range: [1, 60] },
      billing_view_arn: { format: 'arn' },
      budget_type: {
        enum: ['USAGE', 'COST', 'RI_UTILIZATION', 'RI_COVERAGE', 'SAVINGS_PLANS_UTILIZATION', 'SAVINGS_PLANS_COVERAGE'],
      },
      'notification.comparison_operator': { enum: ['GREATER_THAN', 'LESS_THAN', 'EQUAL_TO'] },
      'notification.notification_type': { enum: ['ACTUAL', 'FORECASTED'] },
      'notification.subscriber_sns_topic_arns': { format: 'arn' },
      'notification.threshold_type': { enum: ['PERCENTAGE', 'ABSOLUTE_VALUE'] },
      time_unit: { enum: ['DAILY', 'MONTHLY', 'QUARTERLY', 'ANNUALLY', 'CUSTOM'] },
      'planned_limit.start_time': dateAndTime,
      time_period_end: dateAndTime,
      time_period_start: dateAndTime,
    },
    conflictsWith: [
      ['limit_amount', 'planned_limit'],
      ['planned_limit', 'limit_unit'],
      ['name', 'name_prefix'],
    ],
  },

  aws_ce_anomaly_monitor: {
    forceNew: ['monitor_dimension', 'monitor_specification', 'monitor_type'],
    id: '{arn}',
    arn: 'arn:{partition}:ce::{account}:anomalymonitor/{uuid}',
    json: ['monitor_specification'],
    validation: {
      monitor_specification: { format: 'json' },
      monitor_type: { enum: ['DIMENSIONAL', 'CUSTOM'] },
      name: { length: [1, 1024] },
      monitor_dimension: { enum: ['SERVICE', 'LINKED_ACCOUNT', 'TAG', 'COST_CATEGORY'] },
    },
    conflictsWith: [['monitor_dimension', 'monitor_specification']],
  },

  aws_ce_anomaly_subscription: {
    optionalComputed: ['account_id'],
    forceNew: ['name'],
    id: '{arn}',
    arn: 'arn:{partition}:ce::{account}:anomalysubscription/{uuid}',
    computed: { account_id: '{account}' },
    validation: {
      account_id: { format: 'account' },
      frequency: { enum: ['DAILY', 'IMMEDIATE', 'WEEKLY'] },
      monitor_arn_list: { format: 'arn' },
      name: { length: [1, 1024] },
      'subscriber.type': { enum: ['EMAIL', 'SNS'] },
    },
  },
};
