import { LandfallError } from '@landfall/contracts';
import { defineEnvironment, type EnvironmentDefinition } from '../environment';
import { defineLandingZone } from '../landing-zone';
import type { EnvironmentInput } from '../schema';

export const minimal: EnvironmentInput = {
  project: 'acme',
  name: 'dev',
  account: '111111111111',
  region: 'eu-west-1',
  ci: { repository: 'acme/landing-zone', applyEnvironment: 'dev' },
  network: { cidr: '10.10.0.0/16', zones: ['eu-west-1a', 'eu-west-1b'] },
  clusters: {
    blue: {
      version: '1.35',
      nodeGroups: {
        general: {
          image: { family: 'al2023', architecture: 'x86_64' },
          instanceTypes: ['m7i.large'],
          scaling: { kind: 'fixed', nodes: 2 },
        },
      },
    },
  },
};

/** Values by path, as `network.zones.0`; undefined removes the field. */
export type Edits = Readonly<Record<string, unknown>>;

/** The minimal environment with edits that need not be valid, as from a program that is not type-checked. */
export function edited(edits: Edits): EnvironmentDefinition {
  const input: unknown = JSON.parse(JSON.stringify(minimal));
  for (const [path, value] of Object.entries(edits)) set(input, path.split('.'), structuredClone(value));
  return defineEnvironment(JSON.parse(JSON.stringify(input)));
}

/** What is wrong with the minimal environment after edits, one string for each problem. */
export function problemsAfter(...environments: readonly Edits[]): readonly string[] {
  return problemsOf(...environments.map(edited));
}

export function problemsOf(...definitions: readonly EnvironmentDefinition[]): readonly string[] {
  try {
    defineLandingZone(...definitions);
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    return error.problems.map(({ code, message, at }) => `${at}: ${message} [${code}]`);
  }
  return [];
}

function set(target: unknown, [key, ...rest]: readonly string[], value: unknown): void {
  if (typeof target !== 'object' || target === null || key === undefined) throw new Error(`no object at ${key}`);
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(target, key);
    else Reflect.set(target, key, value);
    return;
  }
  if (Reflect.get(target, key) === undefined) Reflect.set(target, key, {});
  set(Reflect.get(target, key), rest, value);
}
