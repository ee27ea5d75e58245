import type { FactsByType } from './resource-facts';

/** Observability across accounts. */
export const oam: FactsByType = {
  aws_oam_sink: {
    forceNew: ['name'],
    id: '{arn}',
    arn: 'arn:{partition}:oam:{region}:{account}:sink/{sink_id}',
    computed: { sink_id: '{uuid}' },
    uniqueBy: [],
  },

  aws_oam_sink_policy: {
    forceNew: ['sink_identifier'],
    id: '{sink_identifier}',
    arn: '{sink_identifier}',
    computed: { sink_id: '{sink_identifier:last:/}' },
    json: ['policy'],
    validation: { policy: { format: 'json' } },
  },

  aws_oam_link: {
    forceNew: ['label_template', 'sink_identifier'],
    id: '{arn}',
    arn: 'arn:{partition}:oam:{region}:{account}:link/{link_id}',
    computed: { label: '{label_template}', link_id: '{uuid}', sink_arn: '{sink_identifier}' },
    validation: {
      'link_configuration.log_group_configuration.filter': { length: [1, 2000] },
      'link_configuration.metric_configuration.filter': { length: [1, 2000] },
      resource_types: {
        enum: [
          'AWS::ApplicationInsights::Application',
          'AWS::ApplicationSignals::Service',
          'AWS::ApplicationSignals::ServiceLevelObjective',
          'AWS::CloudWatch::Metric',
          'AWS::InternetMonitor::Monitor',
          'AWS::Logs::LogGroup',
          'AWS::XRay::Trace',
        ],
        size: [1, 50],
      },
    },
  },
};
