import { stage, type Stage } from './testing/stage';

jest.setTimeout(60_000);

const configuration = (value: string): string => `
provider "kubernetes" { host = "https://blue.example" }
provider "helm" {
  kubernetes = { host = "https://blue.example" }
}
resource "kubernetes_namespace" "apps" {
  metadata { name = "apps" }
}
resource "kubernetes_manifest" "map" {
  manifest = {
    apiVersion = "v1"
    kind       = "ConfigMap"
    metadata   = { name = "map", namespace = "apps" }
    data       = { key = "${value}" }
  }
}
resource "helm_release" "karpenter" {
  name      = "karpenter"
  chart     = "karpenter"
  version   = "1.5.0"
  namespace = kubernetes_namespace.apps.metadata[0].name
}
output "data" { value = kubernetes_manifest.map.object.data }
output "release" { value = helm_release.karpenter.status }
`;

describe('Kubernetes and Helm', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
  });
  afterEach(() => on.close());

  it('keep objects by the cluster that they are in, and manifests as they were given', async () => {
    on.write('apps', configuration('one'));
    expect((await on.apply('apps')).output).toContain('3 added');
    expect(await on.outputs('apps')).toEqual({ data: { key: 'one' }, release: 'deployed' });
    expect(on.cloud.find({ type: 'helm_release' })).toMatchObject([{ account: 'helm', id: 'karpenter' }]);
    expect((await on.plan('apps')).code).toBe(0);
    on.write('apps', configuration('two'));
    expect((await on.apply('apps')).output).toContain('0 added, 1 changed, 0 destroyed');
    expect((await on.outputs('apps'))['data']).toEqual({ key: 'two' });
    expect((await on.plan('apps')).code).toBe(0);
  });

  it('are apart in two clusters', async () => {
    const cluster = (name: string): string => `
provider "kubernetes" {
  alias = "${name}"
  host  = "https://${name}.example"
}
resource "kubernetes_namespace" "${name}" {
  provider = kubernetes.${name}
  metadata { name = "apps" }
}
`;
    on.write('apps', cluster('blue') + cluster('green'));
    expect((await on.apply('apps')).output).toContain('2 added');
    expect(on.cloud.find({ type: 'kubernetes_namespace', region: 'green.example' })).toHaveLength(1);
    expect((await on.plan('apps')).code).toBe(0);
  });

  it('have the defaults of the provider, and are replaced and imported as it does', async () => {
    const workload = (app: string): string => `
provider "kubernetes" { host = "https://blue.example" }
resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = "apps"
  }
  spec {
    selector { match_labels = { app = "${app}" } }
    template {
      metadata { labels = { app = "${app}" } }
      spec {
        container {
          name  = "web"
          image = "nginx:1"
          port { container_port = 80 }
          liveness_probe {
            http_get { path = "/" }
          }
        }
      }
    }
  }
}
resource "kubernetes_service_v1" "web" {
  metadata {
    name      = "web"
    namespace = "apps"
  }
  spec {
    selector = { app = "${app}" }
    port { port = 80 }
  }
}
output "all" {
  value = [kubernetes_deployment_v1.web.spec[0].replicas,
    kubernetes_deployment_v1.web.spec[0].template[0].spec[0].container[0].liveness_probe[0].period_seconds,
    kubernetes_service_v1.web.spec[0].type, kubernetes_service_v1.web.spec[0].port[0].target_port,
    kubernetes_service_v1.web.spec[0].port[0].protocol]
}
`;
    on.write('apps', workload('one'));
    expect((await on.plan('apps')).output).toMatch(/wait_for_rollout = true .* dns_policy = "ClusterFirst"/);
    await on.apply('apps');
    expect((await on.outputs('apps'))['all']).toEqual(['1', 10, 'ClusterIP', '80', 'TCP']);
    expect((await on.plan('apps')).code).toBe(0);
    await on.terraform('apps', 'state', 'rm', 'kubernetes_service_v1.web');
    const imported = await on.terraform('apps', 'import', '-no-color', 'kubernetes_service_v1.web', 'apps/web');
    expect(imported.code).toBe(0);
    expect((await on.plan('apps')).code).toBe(0);
    on.write('apps', workload('two'));
    const { output } = await on.plan('apps');
    expect(output).toContain('# kubernetes_deployment_v1.web must be replaced');
    expect(output).toContain('# kubernetes_service_v1.web will be updated in-place');
  });

  it('are found by the names in their metadata', async () => {
    on.write('apps', configuration('one'));
    await on.apply('apps');
    const read = (name: string): string => `
provider "kubernetes" { host = "https://blue.example" }
data "kubernetes_namespace" "n" {
  metadata { name = "${name}" }
}
output "uid" { value = data.kubernetes_namespace.n.metadata[0].name }
`;
    on.write('reader', read('apps'));
    await on.apply('reader');
    expect(await on.outputs('reader')).toEqual({ uid: 'apps' });
    on.write('reader', read('none'));
    expect((await on.plan('reader')).output).toContain('namespaces "none" not found');
  });

  it('refuse a second object of the same name in a cluster', async () => {
    const namespace = (name: string): string =>
      `resource "kubernetes_namespace" "${name}" {\n  metadata { name = "apps" }\n}\n`;
    on.write('apps', `provider "kubernetes" {}\n${namespace('a')}${namespace('b')}`);
    expect((await on.apply('apps')).output).toContain('namespaces "apps" already exists');
  });
});
