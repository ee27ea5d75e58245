import { loadProviderBindings } from '../schema/bindings';
import type { BlockSchema } from '../schema/schema';
import { kubernetesFactsFor } from './kubernetes-facts';
import { kubernetesParts } from './kubernetes-parts';
import { kubernetesWorkloads } from './kubernetes-workloads';
import { helmFactsFor } from './helm-facts';

describe('the facts of Kubernetes resource types', () => {
  it('name objects in a namespace by it, and replace them when it changes', () => {
    const { id, forceNew, defaults } = kubernetesFactsFor('kubernetes_config_map_v1');
    expect(id).toBe('{metadata.namespace}/{metadata.name}');
    expect(forceNew).toEqual(['metadata.generate_name', 'metadata.name', 'metadata.namespace']);
    expect(defaults).toEqual({ 'metadata.namespace': 'default' });
  });

  it.each([
    'kubernetes_namespace',
    'kubernetes_cluster_role_v1',
    'kubernetes_storage_class_v1',
    'kubernetes_ingress_class',
    'kubernetes_pod_security_policy_v1beta1',
  ])('name %s by nothing but its name', (type) => {
    expect(kubernetesFactsFor(type).id).toBe('{metadata.name}');
    expect(kubernetesFactsFor(type).forceNew).not.toContain('metadata.namespace');
  });

  it('give objects the metadata that a cluster adds', () => {
    expect(kubernetesFactsFor('kubernetes_namespace').computed).toMatchObject({
      'metadata.generation': 0,
      'metadata.resource_version': '{number:1000-99999}',
      'metadata.uid': '{uuid}',
    });
  });

  it('replace a role binding when the role that it refers to changes', () => {
    expect(kubernetesFactsFor('kubernetes_cluster_role_binding_v1').forceNew).toContain('role_ref');
  });

  it('keep what secrets hold from being printed', () => {
    expect(kubernetesFactsFor('kubernetes_secret_v1').sensitive).toEqual(['binary_data', 'data']);
  });
});

describe('the facts of the parts of Kubernetes objects', () => {
  const bindings = loadProviderBindings('@cdktf/provider-kubernetes', __dirname);
  const has = (block: BlockSchema, [name = '', ...rest]: readonly string[]): boolean => {
    if (rest.length === 0) return name in block.attributes || name in block.blockTypes;
    const nested = block.blockTypes[name];
    return nested === undefined ? name in block.attributes : has(nested.block, rest);
  };

  it.each(Object.keys({ ...kubernetesWorkloads, ...kubernetesParts }))(
    'name only what the bindings of %s have',
    (kind) => {
      const names = ['_v2', '_v1', ''].map((version) => `kubernetes_${kind}${version}`);
      const type = names.find((name) => bindings.resource(name) !== undefined) ?? '';
      const block = bindings.resource(type);
      const { defaults, computed, forceNew, variants = [] } = kubernetesFactsFor(type);
      const paths = [defaults, computed, ...variants.map((variant) => variant.computed)]
        .flatMap((record) => Object.keys(record ?? {}))
        .concat(forceNew ?? []);
      expect(paths.filter((path) => block === undefined || !has(block, path.split('.')))).toEqual([]);
    },
  );
});

describe('the facts of Helm releases', () => {
  it('replace a release when its name or namespace changes', () => {
    expect(helmFactsFor('helm_release')?.forceNew).toEqual(['name', 'namespace']);
  });

  it('give a release new metadata with each upgrade', () => {
    expect(helmFactsFor('helm_release')?.renewedBy).toEqual({ metadata: ['*'] });
  });

  it('know no other type', () => {
    expect(helmFactsFor('helm_repository')).toBeUndefined();
  });
});
