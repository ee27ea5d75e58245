/** A metric of one cluster. */
export interface ClusterMetric {
  readonly namespace: string;
  readonly name: string;
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum';
}

/** When an alarm goes off. */
export interface AlarmDefinition {
  /** For whoever is woken: what is wrong, and where to look. */
  readonly description: string;

  /** What is measured: a metric, or the share of one in another, in percent. */
  readonly measure:
    | { readonly kind: 'metric'; readonly metric: ClusterMetric }
    | { readonly kind: 'percentage'; readonly of: ClusterMetric; readonly in: ClusterMetric };

  readonly comparison: 'above' | 'below';
  readonly threshold: number;

  /** Seconds that one data point stands for. */
  readonly periodSeconds: 60 | 300;

  /** Data points that are looked at, and how many of them must be over the threshold. */
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;

  /** What no data means: nothing bad happened, or the source itself is down. */
  readonly missingData: 'good' | 'bad';
}

/** What a user may change of an alarm. */
export interface AlarmOverride {
  /** @default the alarm's own */
  readonly threshold?: number;

  /**
   * Data points in a row that must be over the threshold.
   *
   * @default the alarm's own
   */
  readonly evaluationPeriods?: number;
}

export function overridden(definition: AlarmDefinition, override: AlarmOverride): AlarmDefinition {
  const { threshold = definition.threshold, evaluationPeriods } = override;
  if (evaluationPeriods === undefined) return { ...definition, threshold };
  return { ...definition, threshold, evaluationPeriods, datapointsToAlarm: evaluationPeriods };
}
