import type { Report } from './report';
import { longestNames } from './names';
import type { EnvironmentFields } from './schema';
import type { Sound } from './sound';

/** Account and Region count with their full length where they are wrong: nearly all have the same. */
const STAND_INS = { account: '000000000000', region: 'eu-central-1' } as const;

export function checkNames(fields: Sound<EnvironmentFields>, report: Report): void {
  const { project, name, account, region, clusters = {}, mesh = {} } = fields;
  if (project === undefined || name === undefined) return;
  const parts = { project, name, account: account ?? STAND_INS.account, region: region ?? STAND_INS.region };
  for (const { field, name: resourceName, limit, what } of longestNames(parts, { clusters, mesh })) {
    const over = resourceName.length - limit;
    if (over <= 0) continue;
    const message = `${what} would be called '${resourceName}': ${resourceName.length} characters, AWS allows ${limit}; make the name ${over} shorter`;
    report('NAME_TOO_LONG', message, field);
  }
}
