import type { CostChange, CostLine } from '../model/review';
import { plannedAt } from '../plan/directory';
import { configuredAddress, expressionAt, type Step } from '../plan/expressions';
import type { PlanDocument, PlannedResource } from '../plan/plan-document';
import { isPlannedList, knownValue, type PlannedRecord } from '../plan/planned-value';
import { priceTable } from './price-table';
import { type Price, type PricedResource, pricers } from './priced';

/**
 * The monthly cost of the resources in plans, before and after, unchanged ones included; undefined when nothing that has
 * a price changes. Names what is unknown about those that change.
 */
export function costOf(plans: readonly { readonly plan: PlanDocument }[]): CostChange | undefined {
  const lines: CostLine[] = [];
  const unknown = new Set<string>();
  const total = { before: 0, after: 0 };
  for (const { plan } of plans) {
    const sides = { before: sidesOf(plan, 'before'), after: sidesOf(plan, 'after') };
    for (const resource of plan.resourceChanges) {
      if (resource.mode !== 'managed' || resource.deposed !== undefined) continue;
      const before = priceOf(resource, sides.before.get(resource.address));
      const after = priceOf(resource, sides[isForgotten(resource) ? 'before' : 'after'].get(resource.address));
      const [was, is] = [before?.amount ?? 0, after?.amount ?? 0];
      total.before += was;
      total.after += is;
      if (was !== is) lines.push({ address: resource.address, what: whatOf(before, after), before: was, after: is });
      if (was !== is || !isSame(before, after)) {
        for (const part of [...(before?.unknown ?? []), ...(after?.unknown ?? [])]) unknown.add(part);
        const factor = sides.after.get(resource.address) ?? sides.before.get(resource.address);
        if (factor?.regionUnknown !== undefined)
          unknown.add(`prices of ${factor.regionUnknown}: those of us-east-1 are used`);
      }
    }
  }
  if (lines.length === 0 && unknown.size === 0) return undefined;
  return { ...total, pricesOf: priceTable.asOf, lines, unknown: [...unknown].sort() };
}

/** What is forgotten still costs money. */
function isForgotten({ actions }: PlannedResource): boolean {
  return actions.length === 1 && actions[0] === 'forget';
}

function priceOf({ type }: PlannedResource, side: PricedSide | undefined): Price | undefined {
  const pricer = Object.hasOwn(pricers, type) ? pricers[type] : undefined;
  return pricer === undefined || side === undefined ? undefined : pricer(side);
}

function whatOf(before: Price | undefined, after: Price | undefined): string {
  if (before === undefined || after === undefined || before.what === after.what) return (after ?? before)?.what ?? '';
  return `${before.what}, then ${after.what}`;
}

function isSame(before: Price | undefined, after: Price | undefined): boolean {
  return JSON.stringify(before?.unknown ?? []) === JSON.stringify(after?.unknown ?? []);
}

interface PricedSide extends PricedResource {
  /** Set when the table has no factor for the Region. */
  readonly regionUnknown: string | undefined;
}

/** Resources that are there on one side, by address. */
function sidesOf(plan: PlanDocument, side: 'before' | 'after'): ReadonlyMap<string, PricedSide> {
  const found = new Map<string, PricedSide>();
  for (const resource of plan.resourceChanges) {
    const values = resource[side];
    if (values === undefined || resource.mode !== 'managed' || resource.deposed !== undefined) continue;
    found.set(resource.address, pricedSide(resource.address, values, plan, found));
  }
  return found;
}

function pricedSide(
  address: string,
  values: PlannedRecord,
  plan: PlanDocument,
  others: ReadonlyMap<string, PricedSide>,
): PricedSide {
  const value = (...path: readonly Step[]) => knownValue(plannedAt(values, path));
  const region = value('region');
  const factor = typeof region === 'string' ? priceTable.regionFactors[region] : 1;
  return {
    address,
    value,
    length: (...path) => {
      const list = plannedAt(values, path);
      return isPlannedList(list) ? list.length : 0;
    },
    regionFactor: factor ?? 1,
    regionUnknown: factor === undefined ? String(region) : undefined,
    referred: (...path) => {
      const id = value(...path);
      const byId = id === undefined ? undefined : [...others.values()].find((other) => other.value('id') === id);
      if (byId !== undefined) return byId;
      const expressions = plan.expressions.get(configuredAddress(address)) ?? {};
      const references = expressionAt(expressions, path)?.references ?? [];
      return references.map((reference) => others.get(reference)).find((other) => other !== undefined);
    },
  };
}
