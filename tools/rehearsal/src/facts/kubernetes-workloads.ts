import { fixedInPod, podAt, podTemplateAt, withPods } from './kubernetes-pod';
import { namespaced } from './kubernetes-scopes';
import { under } from './nested';
import type { FactsByType, ResourceFacts } from './resource-facts';

/** A change of the metadata's place, and of the selector, needs a new workload. */
const workload: ResourceFacts = {
  ...namespaced,
  forceNew: [...namespaced.forceNew, 'spec.selector'],
};

const more = (facts: ResourceFacts, { defaults, computed, forceNew }: ResourceFacts): ResourceFacts => ({
  ...facts,
  defaults: { ...facts.defaults, ...defaults },
  computed: { ...facts.computed, ...computed },
  forceNew: [...(facts.forceNew ?? []), ...(forceNew ?? [])],
});

const job = {
  backoff_limit: 6,
  completions: 1,
  'pod_failure_policy.rule.on_pod_condition.status': 'True',
  parallelism: 1,
};

/** Kinds that run pods, by kind. Source: the provider's source, version 2.38. */
export const kubernetesWorkloads: FactsByType = {
  deployment: withPods(
    more(workload, {
      defaults: {
        'spec.min_ready_seconds': 0,
        'spec.paused': false,
        'spec.progress_deadline_seconds': 600,
        'spec.revision_history_limit': 10,
        'spec.strategy.type': 'RollingUpdate',
        'spec.strategy.rolling_update.max_surge': '25%',
        'spec.strategy.rolling_update.max_unavailable': '25%',
        wait_for_rollout: true,
      },
      computed: {
        'spec.replicas': '1',
        'spec.strategy.type': 'RollingUpdate',
        'spec.strategy.rolling_update.max_surge': '25%',
        'spec.strategy.rolling_update.max_unavailable': '25%',
      },
    }),
    podTemplateAt('spec.template'),
  ),

  daemonset: daemonSet(),
  daemon_set: daemonSet(),

  stateful_set: withPods(
    more(workload, {
      forceNew: [
        'spec.pod_management_policy',
        'spec.revision_history_limit',
        'spec.service_name',
        'spec.volume_claim_template',
      ],
      defaults: {
        'spec.min_ready_seconds': 0,
        'spec.persistent_volume_claim_retention_policy.when_deleted': 'Retain',
        'spec.persistent_volume_claim_retention_policy.when_scaled': 'Retain',
        'spec.update_strategy.type': 'RollingUpdate',
        'spec.update_strategy.rolling_update.partition': 0,
        'spec.volume_claim_template.metadata.namespace': 'default',
        wait_for_rollout: true,
      },
      computed: {
        'spec.pod_management_policy': 'OrderedReady',
        'spec.replicas': '1',
        'spec.revision_history_limit': 10,
        'spec.volume_claim_template.spec.storage_class_name': '',
        'spec.volume_claim_template.spec.volume_mode': 'Filesystem',
        'spec.volume_claim_template.spec.volume_name': '',
      },
    }),
    podTemplateAt('spec.template'),
  ),

  replication_controller: withPods(
    more(namespaced, { defaults: { 'spec.min_ready_seconds': 0, 'spec.replicas': 1 } }),
    podTemplateAt('spec.template'),
  ),

  job: withPods(
    more(workload, {
      forceNew: [
        'spec.completion_mode',
        'spec.completions',
        'spec.manual_selector',
        'spec.pod_failure_policy',
        'spec.template',
      ],
      defaults: { ...under('spec', job), wait_for_completion: true },
      computed: { 'spec.completion_mode': 'NonIndexed' },
    }),
    podTemplateAt('spec.template'),
  ),

  cron_job: withPods(
    more(namespaced, {
      defaults: {
        'spec.concurrency_policy': 'Allow',
        'spec.failed_jobs_history_limit': 1,
        'spec.starting_deadline_seconds': 0,
        'spec.successful_jobs_history_limit': 3,
        'spec.suspend': false,
        ...under('spec.job_template.spec', job),
      },
      computed: {
        'spec.job_template.metadata.generation': 0,
        'spec.job_template.metadata.name': '',
        'spec.job_template.metadata.resource_version': '',
        'spec.job_template.metadata.uid': '',
        'spec.job_template.spec.completion_mode': 'NonIndexed',
      },
    }),
    podTemplateAt('spec.job_template.spec.template'),
  ),

  pod: withPods(more(namespaced, { forceNew: fixedInPod('spec') }), podAt('spec')),
};

function daemonSet(): ResourceFacts {
  return withPods(
    more(workload, {
      defaults: {
        'spec.min_ready_seconds': 0,
        'spec.revision_history_limit': 10,
        'spec.strategy.type': 'RollingUpdate',
        'spec.strategy.rolling_update.max_surge': '0',
        'spec.strategy.rolling_update.max_unavailable': '1',
        wait_for_rollout: true,
      },
    }),
    podTemplateAt('spec.template'),
  );
}
