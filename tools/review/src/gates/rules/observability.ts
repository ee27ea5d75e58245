import { introduced, type Rule } from '../rule';

/** Amazon Managed Service for Prometheus and Amazon Managed Grafana, which no other catalogue looks at. */
export const observabilityRules: readonly Rule[] = [
  {
    id: 'LF-OBSERVE-001',
    title: 'Grafana can be reached from anywhere',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'Without network access control, only its login stands between the internet and every dashboard.',
      source: 'Amazon Managed Grafana User Guide, "Configure network access to your workspace"',
      fix: 'Set network_access_control with prefix lists or VPC endpoints.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type !== 'aws_grafana_workspace'
        ? undefined
        : introduced(context, (side) =>
            context.length(side, 'network_access_control') === 0
              ? `Grafana ${context.label} can be reached from anywhere`
              : undefined,
          ),
  },
  {
    id: 'LF-OBSERVE-002',
    title: 'Grafana reads every account of the organization',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'Whoever edits a dashboard sees data of all accounts.',
      source: 'Amazon Managed Grafana User Guide, "Manage permissions for data sources"',
      fix: 'Use CURRENT_ACCOUNT, and name the accounts that are needed.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type !== 'aws_grafana_workspace'
        ? undefined
        : introduced(context, (side) =>
            context.value(side, 'account_access_type') === 'ORGANIZATION'
              ? `Grafana ${context.label} reads the whole organization`
              : undefined,
          ),
  },
  {
    id: 'LF-OBSERVE-003',
    title: 'A Prometheus workspace writes no logs',
    severity: 'low',
    gate: 'note',
    about: {
      rationale: 'Alerts and rules that fail are seen in these logs and nowhere else.',
      source: 'Amazon Managed Service for Prometheus User Guide, "Monitor events with CloudWatch Logs"',
      fix: 'Set logging_configuration with a log group.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type !== 'aws_prometheus_workspace'
        ? undefined
        : introduced(context, (side) =>
            context.length(side, 'logging_configuration') === 0
              ? `Prometheus workspace ${context.label} writes no logs`
              : undefined,
          ),
  },
];
