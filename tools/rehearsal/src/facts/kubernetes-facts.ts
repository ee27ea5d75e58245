import { clusterScoped, namespaced } from './kubernetes-scopes';
import { kubernetesParts } from './kubernetes-parts';
import { kubernetesWorkloads } from './kubernetes-workloads';
import type { FactsByType, ResourceFacts } from './resource-facts';

/** What all types share that describe one Kubernetes object. */
export const kubernetesCommonFacts: ResourceFacts = { optionalComputed: ['id', 'metadata.name'] };

/** Part of an object that somebody else owns. */
const fieldsOnly: ResourceFacts = {
  forceNew: ['api_version', 'kind', 'metadata'],
  defaults: { field_manager: 'Terraform' },
  id: 'apiVersion={api_version},kind={kind},name={metadata.name}',
};

const roleRef = ['role_ref'];

const storageClass: ResourceFacts = {
  ...clusterScoped,
  forceNew: [
    ...(clusterScoped.forceNew ?? []),
    'allowed_topologies',
    'mount_options',
    'parameters',
    'reclaim_policy',
    'storage_provisioner',
    'volume_binding_mode',
  ],
  defaults: { allow_volume_expansion: true, reclaim_policy: 'Delete', volume_binding_mode: 'Immediate' },
};

const clusterRoleBinding: ResourceFacts = {
  ...clusterScoped,
  optionalComputed: ['metadata.name', 'subject.api_group'],
  forceNew: [...(clusterScoped.forceNew ?? []), ...roleRef],
  defaults: { 'subject.namespace': 'default' },
  computed: { ...clusterScoped.computed, 'subject.api_group': '' },
};

const roleBinding: ResourceFacts = {
  ...namespaced,
  optionalComputed: ['metadata.name', 'subject.api_group'],
  forceNew: [...namespaced.forceNew, ...roleRef],
  defaults: { ...namespaced.defaults, 'subject.namespace': 'default' },
  computed: { ...clusterScoped.computed, 'subject.api_group': '' },
};

const secret: ResourceFacts = {
  ...namespaced,
  optionalComputed: ['data', 'metadata.name'],
  sensitive: ['binary_data', 'data'],
  forceNew: [...namespaced.forceNew, 'type'],
  defaults: { ...namespaced.defaults, type: 'Opaque', wait_for_service_account_token: true },
  computed: { ...clusterScoped.computed, data: {} },
};

const serviceAccount: ResourceFacts = {
  ...namespaced,
  defaults: { ...namespaced.defaults, automount_service_account_token: true },
  computed: { ...clusterScoped.computed, default_secret_name: '' },
};

const namespace: ResourceFacts = { ...clusterScoped, defaults: { wait_for_default_service_account: false } };

const priorityClass: ResourceFacts = {
  ...clusterScoped,
  forceNew: [...(clusterScoped.forceNew ?? []), 'preemption_policy', 'value'],
  defaults: { global_default: false, preemption_policy: 'PreemptLowerPriority' },
};

const kubernetes: FactsByType = {
  kubernetes_annotations: fieldsOnly,
  kubernetes_labels: fieldsOnly,
  kubernetes_config_map_v1_data: {
    ...fieldsOnly,
    forceNew: ['metadata'],
    id: '{metadata.namespace}/{metadata.name}',
  },
  kubernetes_secret_v1_data: {
    ...fieldsOnly,
    forceNew: ['metadata'],
    id: '{metadata.namespace}/{metadata.name}',
    sensitive: ['data'],
  },
  kubernetes_manifest: {},
  kubernetes_namespace: namespace,
  kubernetes_namespace_v1: namespace,
  kubernetes_cluster_role_binding: clusterRoleBinding,
  kubernetes_cluster_role_binding_v1: clusterRoleBinding,
  kubernetes_role_binding: roleBinding,
  kubernetes_role_binding_v1: roleBinding,
  kubernetes_secret: secret,
  kubernetes_secret_v1: secret,
  kubernetes_service_account: serviceAccount,
  kubernetes_service_account_v1: serviceAccount,
  kubernetes_storage_class: storageClass,
  kubernetes_storage_class_v1: storageClass,
  kubernetes_priority_class: priorityClass,
  kubernetes_priority_class_v1: priorityClass,
};

/** Kinds of objects that are in no namespace, apart from those above. */
const clusterScopedKinds: ReadonlySet<string> = new Set([
  'api_service',
  'certificate_signing_request',
  'cluster_role',
  'csi_driver',
  'ingress_class',
  'mutating_webhook_configuration',
  'node_taint',
  'persistent_volume',
  'pod_security_policy',
  'runtime_class',
  'validating_webhook_configuration',
]);

/** The facts of a Kubernetes resource type: its own, or those of its scope. */
export function kubernetesFactsFor(type: string): ResourceFacts {
  const kind = type.replace(/^kubernetes_/, '').replace(/_v\d+(?:(?:alpha|beta)\d+)?$/, '');
  const own = kubernetes[type] ?? kubernetesWorkloads[kind] ?? kubernetesParts[kind];
  return own ?? (clusterScopedKinds.has(kind) ? clusterScoped : namespaced);
}
