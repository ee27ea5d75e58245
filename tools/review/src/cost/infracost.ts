import { LandfallError } from '@landfall/contracts';
import type { ProjectCost, ProjectCostLine } from '../model/review';
import { isRecord, type JsonRecord, listOf, recordOf, textOf } from '../plan/json';

/** A file of Infracost: `infracost breakdown --format json` or `infracost diff --format json`. */
export interface InfracostFile {
  /** Name of the file, for messages. */
  readonly at: string;
  readonly text: string;
}

/** A project of Infracost, and where it says its files are. */
export interface InfracostProject {
  /** Path of a folder or a plan: `cdktf.out/stacks/dev-network`, `dist/plans/dev/network/plan.json`. */
  readonly path: string;

  /** The stack is filled in by who knows the stacks. */
  readonly cost: ProjectCost;
}

/**
 * Reads what Infracost found. Amounts that it leaves open stay open: null is no zero.
 *
 * @throws LandfallError `INFRACOST_UNREADABLE`, `INFRACOST_VERSION_UNSUPPORTED`
 */
export function infracostProjects({ at, text }: InfracostFile): readonly InfracostProject[] {
  const output = outputIn(text, at);
  const currency = textOf(output['currency']) || 'USD';
  return listOf(output['projects'])
    .map(recordOf)
    .map((project) => projectOf(project, currency));
}

function outputIn(text: string, at: string): JsonRecord {
  const output = parsed(text);
  if (!isRecord(output) || !Array.isArray(output['projects'])) {
    const message = 'the file holds no output of Infracost; write it with infracost breakdown --format json';
    throw new LandfallError('INFRACOST_UNREADABLE', message, at);
  }
  const version = textOf(output['version']) ?? '';
  if (!version.startsWith('0.')) {
    const message = `output of version 0.x can be read, got '${version}'; update Landfall, or use an older Infracost`;
    throw new LandfallError('INFRACOST_VERSION_UNSUPPORTED', message, at);
  }
  return output;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function projectOf(project: JsonRecord, currency: string): InfracostProject {
  const metadata = recordOf(project['metadata']);
  const [past, now] = [project['pastBreakdown'], project['breakdown']].map(breakdownOf);
  const name = textOf(project['name']) ?? 'a project';
  return {
    path: textOf(metadata['path']) ?? name,
    cost: {
      ...{ project: name, currency, before: past?.total ?? null, after: now?.total ?? null },
      lines: linesOf(past?.resources, now?.resources),
      unknown: [...errorsIn(metadata), ...unpriced(recordOf(project['summary']))],
    },
  };
}

interface Breakdown {
  readonly total: number | null;
  readonly resources: ReadonlyMap<string, number | null>;
}

function breakdownOf(value: unknown): Breakdown | undefined {
  if (!isRecord(value)) return undefined;
  const resources = listOf(value['resources']).map(recordOf);
  return {
    total: amountOf(value['totalMonthlyCost']),
    resources: new Map(resources.map((each) => [textOf(each['name']) ?? '', amountOf(each['monthlyCost'])])),
  };
}

/** Infracost writes decimals as text, and null for what it does not know. */
function amountOf(value: unknown): number | null {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(amount) ? amount : null;
}

/** Resources whose price changes. One that is on one side only costs nothing on the other. */
function linesOf(
  past: Breakdown['resources'] | undefined,
  now: Breakdown['resources'] = new Map(),
): readonly ProjectCostLine[] {
  // Without a past there is nothing to compare with.
  if (past === undefined) return [];
  return [...new Set([...past.keys(), ...now.keys()])].sort().flatMap((address) => {
    const [before, after] = [past, now].map((side) => (side.has(address) ? (side.get(address) ?? null) : 0));
    if (before === undefined || after === undefined || before === after) return [];
    return [{ address, before, after }];
  });
}

function errorsIn(metadata: JsonRecord): readonly string[] {
  return listOf(metadata['errors']).flatMap((error) => textOf(recordOf(error)['message']) ?? []);
}

function unpriced(summary: JsonRecord): readonly string[] {
  const usage = summary['totalUsageBasedResources'];
  const types = Object.entries(recordOf(summary['unsupportedResourceCounts'])).map(
    ([type, count]) => `${Number(count)} ${type}`,
  );
  return [
    ...(typeof usage === 'number' && usage > 0 ? [`${usage} resources cost by usage, which is not known before`] : []),
    ...(types.length > 0 ? [`Infracost does not price ${types.join(', ')}`] : []),
  ];
}
