import type { Problems } from '@landfall/contracts';
import { checkCluster } from './cluster-rules';
import { checkMesh } from './mesh-rules';
import { checkNames } from './name-rules';
import { checkNetwork } from './network-rules';
import { checkPrincipals } from './principal-rules';
import type { EnvironmentFields } from './schema';
import type { Report } from './report';
import type { Sound } from './sound';

/**
 * Rules that look at more than one field. Each module checks its own again; here they carry the field's path.
 *
 * @param fields Those that are right by themselves: a rule runs when all that it needs are there.
 */
export function checkEnvironment(fields: Sound<EnvironmentFields>, problems: Problems, at: string): void {
  const report: Report = (code, message, field) => problems.add(code, message, `${at}: ${field}`);
  checkNames(fields, report);
  checkNetwork(fields, report);
  checkPrincipals(fields, report);
  for (const [id, cluster] of Object.entries(fields.clusters ?? {})) {
    if (cluster) {
      const here: Report = (code, message, field) => report(code, message, `clusters.${id}.${field}`);
      checkCluster(cluster, fields.network ?? {}, here);
    }
  }
  checkMesh(fields, report);
}
