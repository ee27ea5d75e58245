import type { Report } from './report';
import type { EnvironmentFields } from './schema';
import type { Sound } from './sound';

export function checkMesh({ mesh, clusters }: Sound<EnvironmentFields>, report: Report): void {
  if (mesh?.cluster !== undefined && clusters && !(mesh.cluster in clusters)) {
    const message = `there is no cluster '${mesh.cluster}'; clusters: ${Object.keys(clusters).join(', ')}`;
    report('CLUSTER_UNKNOWN', message, 'mesh.cluster');
  }
  if (!mesh?.services) return;
  const known = Object.keys(mesh.services);
  const check = (service: string, field: string): void => {
    if (known.includes(service)) return;
    report('MESH_SERVICE_UNKNOWN', `there is no service '${service}'; services: ${known.join(', ')}`, field);
  };
  for (const [name, service] of Object.entries(mesh.services)) {
    service?.backends?.forEach((backend, index) => check(backend, `mesh.services.${name}.backends.${index}`));
  }
  mesh.gateway?.services?.forEach((service, index) => check(service, `mesh.gateway.services.${index}`));
}
