import type { Json } from '../json';
import { pathsUnder, under } from './nested';
import type { ResourceFacts } from './resource-facts';

/** What the pods of a workload have in common. Source: the provider's source, version 2.38. */
export interface PodFacts {
  readonly defaults: Readonly<Record<string, Json>>;
  readonly computed: Readonly<Record<string, Json>>;
}

const fieldRefs = {
  'field_ref.api_version': 'v1',
  'resource_field_ref.divisor': '1',
} as const;

const probe = {
  failure_threshold: 3,
  period_seconds: 10,
  success_threshold: 1,
  timeout_seconds: 1,
  'http_get.scheme': 'HTTP',
};

const containerDefaults: Readonly<Record<string, Json>> = {
  ...under('env.value_from', fieldRefs),
  'lifecycle.post_start.http_get.scheme': 'HTTP',
  'lifecycle.pre_stop.http_get.scheme': 'HTTP',
  ...under('liveness_probe', probe),
  ...under('readiness_probe', probe),
  ...under('startup_probe', probe),
  'port.protocol': 'TCP',
  'security_context.allow_privilege_escalation': true,
  'security_context.privileged': false,
  'security_context.read_only_root_filesystem': false,
  'security_context.seccomp_profile.localhost_profile': '',
  'security_context.seccomp_profile.type': 'Unconfined',
  stdin: false,
  stdin_once: false,
  termination_message_path: '/dev/termination-log',
  tty: false,
  'volume_mount.mount_propagation': 'None',
  'volume_mount.read_only': false,
};

/** What the API server fills in: the pull policy is that of an image with a tag. */
const containerComputed: Readonly<Record<string, Json>> = {
  image_pull_policy: 'IfNotPresent',
  termination_message_policy: 'File',
};

const specDefaults: Readonly<Record<string, Json>> = {
  automount_service_account_token: true,
  ...under('container', containerDefaults),
  ...under('init_container', containerDefaults),
  dns_policy: 'ClusterFirst',
  enable_service_links: true,
  host_ipc: false,
  host_network: false,
  host_pid: false,
  restart_policy: 'Always',
  'security_context.seccomp_profile.localhost_profile': '',
  'security_context.seccomp_profile.type': 'Unconfined',
  'security_context.windows_options.host_process': false,
  share_process_namespace: false,
  termination_grace_period_seconds: 30,
  'toleration.operator': 'Equal',
  'topology_spread_constraint.max_skew': 1,
  'topology_spread_constraint.when_unsatisfiable': 'DoNotSchedule',
  'volume.config_map.default_mode': '0644',
  'volume.downward_api.default_mode': '0644',
  ...under('volume.downward_api.items', fieldRefs),
  'volume.empty_dir.medium': '',
  'volume.persistent_volume_claim.read_only': false,
  'volume.projected.default_mode': '0644',
  ...under('volume.projected.sources.downward_api.items', fieldRefs),
  'volume.projected.sources.service_account_token.expiration_seconds': 3600,
  'volume.secret.default_mode': '0644',
};

const specComputed: Readonly<Record<string, Json>> = {
  ...under('container', containerComputed),
  ...under('init_container', containerComputed),
  hostname: '',
  node_name: '',
  scheduler_name: 'default-scheduler',
  service_account_name: '',
};

/** What the metadata of a template gets: nothing, for a template is no object. */
const templateMetadata: Readonly<Record<string, Json>> = {
  generation: 0,
  name: '',
  resource_version: '',
  uid: '',
};

/** A pod spec at a path. */
export function podAt(path: string): PodFacts {
  return { defaults: under(path, specDefaults), computed: under(path, specComputed) };
}

/** The pod template of a workload at a path. */
export function podTemplateAt(path: string): PodFacts {
  const spec = podAt(`${path}.spec`);
  return { ...spec, computed: { ...spec.computed, ...under(`${path}.metadata`, templateMetadata) } };
}

const fixedInContainer = [
  'args',
  'command',
  'env.name',
  'env.value',
  'image',
  'image_pull_policy',
  'liveness_probe',
  'name',
  'readiness_probe',
  'resources',
  'security_context',
  'startup_probe',
  'stdin',
  'stdin_once',
  'termination_message_path',
  'termination_message_policy',
  'tty',
  'volume_device',
  'volume_mount',
  'working_dir',
];

/** What only a new pod can have, in a pod spec at a path. */
export function fixedInPod(path: string): readonly string[] {
  return pathsUnder(path, [
    'affinity',
    'automount_service_account_token',
    ...pathsUnder('container', fixedInContainer),
    'dns_config.nameservers',
    'dns_policy',
    'enable_service_links',
    'host_aliases',
    'host_ipc',
    'host_network',
    'host_pid',
    'hostname',
    'image_pull_secrets.name',
    'init_container',
    'node_name',
    'node_selector',
    'priority_class_name',
    'readiness_gate.condition_type',
    'restart_policy',
    'runtime_class_name',
    'scheduler_name',
    ...pathsUnder('security_context', ['fs_group', 'fs_group_change_policy', 'run_as_group', 'run_as_non_root']),
    ...pathsUnder('security_context', ['run_as_user', 'supplemental_groups']),
    'service_account_name',
    'share_process_namespace',
    'subdomain',
    'termination_grace_period_seconds',
    ...pathsUnder('toleration', ['effect', 'key', 'operator', 'toleration_seconds', 'value']),
  ]);
}

/** Facts of a type with those of the pods in it. */
export function withPods(facts: ResourceFacts, pods: PodFacts): ResourceFacts {
  return {
    ...facts,
    defaults: { ...facts.defaults, ...pods.defaults },
    computed: { ...facts.computed, ...pods.computed },
  };
}
