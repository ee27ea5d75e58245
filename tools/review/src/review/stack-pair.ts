import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SynthesizedStack } from '@landfall/synth';
import type { Value } from '../model/change';
import { canonicalJson, isRecord, type JsonRecord, recordOf } from '../plan/json';

/** A stack as the base and the head write it; one side is missing when it is new or gone. */
export interface StackPair {
  readonly id: string;
  readonly environment: string;
  readonly layer: string;
  readonly base: StackSide | undefined;
  readonly head: StackSide | undefined;
}

export interface StackSide {
  readonly stack: SynthesizedStack;

  /** The parsed `cdk.tf.json`. */
  readonly configuration: JsonRecord;
}

/** Stacks of both sides by id: those of the head in its order, then those that are gone. */
export async function pairStacks(
  base: readonly SynthesizedStack[],
  head: readonly SynthesizedStack[],
): Promise<readonly StackPair[]> {
  const before = new Map(base.map((stack) => [stack.id, stack]));
  const ids = new Set([...head, ...base].map(({ id }) => id));
  const after = new Map(head.map((stack) => [stack.id, stack]));
  const pairs = await Promise.all(
    [...ids].map(async (id): Promise<StackPair | undefined> => {
      const [was, is] = [await sideOf(before.get(id)), await sideOf(after.get(id))];
      const stack = (is ?? was)?.stack;
      return stack && { id, environment: stack.environment, layer: stack.layer, base: was, head: is };
    }),
  );
  return pairs.filter((pair) => pair !== undefined);
}

async function sideOf(stack: SynthesizedStack | undefined): Promise<StackSide | undefined> {
  if (stack === undefined) return undefined;
  const text = await readFile(join(stack.directory, 'cdk.tf.json'), 'utf8');
  return { stack, configuration: recordOf(JSON.parse(text)) };
}

/**
 * Stacks whose plan can hold a change: those that are written differently, and those that read, directly or not, what
 * such a stack publishes.
 */
export function affectedStacks(pairs: readonly StackPair[]): ReadonlySet<string> {
  const affected = new Set(pairs.filter(differs).map(({ id }) => id));
  for (let size = -1; size !== affected.size;) {
    size = affected.size;
    for (const pair of pairs) if (dependenciesOf(pair).some((id) => affected.has(id))) affected.add(pair.id);
  }
  return affected;
}

/** Affected stacks, and all that they read from. */
export function neededStacks(pairs: readonly StackPair[], affected: ReadonlySet<string>): ReadonlySet<string> {
  const needed = new Set(affected);
  for (let size = -1; size !== needed.size;) {
    size = needed.size;
    for (const pair of pairs) {
      if (needed.has(pair.id)) for (const id of dependenciesOf(pair)) needed.add(id);
    }
  }
  return needed;
}

/** Ids of stacks that a stack reads from, on either side. */
export function dependenciesOf({ base, head }: StackPair): readonly string[] {
  return [...new Set([base, head].flatMap((side) => side?.stack.dependencies ?? []))];
}

/** Whether Terraform is told something else. Notes of the synthesis, such as construct paths, are none of its business. */
export function differs({ base, head }: StackPair): boolean {
  if (base === undefined || head === undefined) return true;
  return whatTerraformReads(base.configuration) !== whatTerraformReads(head.configuration);
}

function whatTerraformReads(configuration: JsonRecord): string {
  const settings = without(recordOf(configuration['terraform']), 'backend');
  return canonicalJson(withoutNotes({ ...configuration, terraform: settings }) as Value) + backendIn(configuration);
}

/** True when the state of a stack is to be kept elsewhere, which no plan shows. */
export function movesState({ base, head }: StackPair): boolean {
  if (base === undefined || head === undefined) return false;
  return backendIn(base.configuration) !== backendIn(head.configuration);
}

/** Paths of local states are those of the machine. */
function backendIn(configuration: JsonRecord): string {
  const remote = without(recordOf(recordOf(configuration['terraform'])['backend']), 'local');
  return canonicalJson(remote as Value);
}

function without(record: JsonRecord, key: string): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (key === '//' ? [] : [[key, withoutNotes(child)]])),
  );
}
