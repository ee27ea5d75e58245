import { clusterScoped, namespaced } from './kubernetes-scopes';
import type { FactsByType, ResourceFacts } from './resource-facts';

const noLoadBalancerYet = {
  status: [{ load_balancer: [{ ingress: [{ hostname: '{hex:32}.elb.amazonaws.com', ip: '' }] }] }],
};

const webhook: ResourceFacts = {
  ...clusterScoped,
  defaults: {
    'webhook.client_config.service.port': 443,
    'webhook.failure_policy': 'Fail',
    'webhook.match_policy': 'Equivalent',
    'webhook.rule.scope': '*',
    'webhook.timeout_seconds': 10,
  },
};

/** Kinds that run no pods themselves, by kind. Source: the provider's source, version 2.38. */
export const kubernetesParts: FactsByType = {
  service: {
    ...namespaced,
    forceNew: [
      ...namespaced.forceNew,
      'spec.cluster_ip',
      'spec.cluster_ips',
      'spec.health_check_node_port',
      'spec.load_balancer_class',
    ],
    defaults: {
      ...namespaced.defaults,
      'spec.allocate_load_balancer_node_ports': true,
      'spec.port.protocol': 'TCP',
      'spec.publish_not_ready_addresses': false,
      'spec.session_affinity': 'None',
      'spec.type': 'ClusterIP',
      wait_for_load_balancer: true,
    },
    computed: {
      ...namespaced.computed,
      'spec.cluster_ip': '172.20.{number:0-255:c}.{number:1-254:d}',
      'spec.cluster_ips': ['172.20.{number:0-255:c}.{number:1-254:d}'],
      'spec.external_traffic_policy': '',
      'spec.health_check_node_port': 0,
      'spec.internal_traffic_policy': 'Cluster',
      'spec.ip_families': ['IPv4'],
      'spec.ip_family_policy': 'SingleStack',
      'spec.port.node_port': 0,
      'spec.port.target_port': '{spec.port.port}',
      'spec.session_affinity_config': [],
      status: [{ load_balancer: [{ ingress: [] }] }],
    },
    variants: [
      {
        when: { 'spec.type': 'LoadBalancer' },
        computed: {
          ...noLoadBalancerYet,
          'spec.external_traffic_policy': 'Cluster',
          'spec.port.node_port': '{number:30000-32767}',
        },
      },
      {
        when: { 'spec.type': 'NodePort' },
        computed: { 'spec.external_traffic_policy': 'Cluster', 'spec.port.node_port': '{number:30000-32767}' },
      },
      {
        when: { 'spec.type': 'ExternalName' },
        computed: {
          'spec.cluster_ip': '',
          'spec.cluster_ips': [],
          'spec.ip_families': [],
          'spec.ip_family_policy': '',
          'spec.internal_traffic_policy': '',
        },
      },
    ],
  },

  ingress: {
    ...namespaced,
    defaults: {
      ...namespaced.defaults,
      'spec.rule.http.path.path_type': 'ImplementationSpecific',
    },
    computed: { ...namespaced.computed, 'spec.ingress_class_name': '', status: [{ load_balancer: [{ ingress: [] }] }] },
    variants: [{ when: { wait_for_load_balancer: true }, computed: noLoadBalancerYet }],
  },

  ingress_class: {
    ...clusterScoped,
    computed: { ...clusterScoped.computed, 'spec.parameters.scope': 'Cluster' },
  },

  network_policy: {
    ...namespaced,
    defaults: { ...namespaced.defaults, 'spec.egress.ports.protocol': 'TCP', 'spec.ingress.ports.protocol': 'TCP' },
  },

  persistent_volume_claim: {
    ...namespaced,
    forceNew: [
      ...namespaced.forceNew,
      'spec.access_modes',
      'spec.resources.limits',
      'spec.selector',
      'spec.storage_class_name',
      'spec.volume_mode',
      'spec.volume_name',
    ],
    defaults: { ...namespaced.defaults, wait_until_bound: true },
    computed: {
      ...namespaced.computed,
      'spec.storage_class_name': 'gp2',
      'spec.volume_mode': 'Filesystem',
      'spec.volume_name': 'pvc-{uuid}',
    },
  },

  persistent_volume: {
    ...clusterScoped,
    forceNew: ['metadata.name', 'spec.node_affinity', 'spec.volume_mode'],
    conflictsWith: [],
    defaults: {
      'spec.claim_ref.namespace': 'default',
      'spec.persistent_volume_reclaim_policy': 'Retain',
      'spec.volume_mode': 'Filesystem',
    },
  },

  horizontal_pod_autoscaler: {
    ...namespaced,
    defaults: { ...namespaced.defaults, 'spec.min_replicas': 1 },
    computed: { ...namespaced.computed, 'spec.target_cpu_utilization_percentage': 0 },
  },

  pod_disruption_budget: { ...namespaced, forceNew: [...namespaced.forceNew, 'spec'] },
  resource_quota: { ...namespaced, forceNew: [...namespaced.forceNew, 'spec.scopes'] },
  endpoints: { ...namespaced, defaults: { ...namespaced.defaults, 'subset.port.protocol': 'TCP' } },

  endpoint_slice: {
    ...namespaced,
    forceNew: [...namespaced.forceNew, 'address_type'],
    defaults: { ...namespaced.defaults, 'endpoint.target_ref.namespace': 'default', 'port.protocol': 'TCP' },
  },

  api_service: {
    ...clusterScoped,
    forceNew: [...(clusterScoped.forceNew ?? []), 'spec.service'],
    defaults: { 'spec.insecure_skip_tls_verify': false, 'spec.service.port': 443 },
  },

  csi_driver: { ...clusterScoped, forceNew: [...(clusterScoped.forceNew ?? []), 'spec.attach_required'] },
  runtime_class: { ...clusterScoped, forceNew: [...(clusterScoped.forceNew ?? []), 'handler'] },

  certificate_signing_request: {
    ...clusterScoped,
    forceNew: ['auto_approve', 'metadata', 'spec'],
    defaults: { auto_approve: true },
    computed: { ...clusterScoped.computed, certificate: '' },
  },

  token_request: {
    ...namespaced,
    sensitive: ['token'],
    forceNew: [...namespaced.forceNew, 'spec'],
    computed: { ...namespaced.computed, token: 'eyJhbGciOiJSUzI1NiJ9.{alnum:86}.{alnum:86}' },
  },

  mutating_webhook_configuration: {
    ...webhook,
    defaults: { ...webhook.defaults, 'webhook.reinvocation_policy': 'Never' },
  },
  validating_webhook_configuration: webhook,
};
