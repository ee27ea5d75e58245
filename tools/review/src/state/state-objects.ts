import type { Cloud } from '@landfall/rehearsal';
import { isRecord, type JsonRecord, listOf, recordOf, textOf } from '../plan/json';
import { providerSource, type StateDocument, type StateInstance, type StateResource } from './state-document';

/** Account and Region of what does not say so itself. */
export interface StatePlace {
  readonly account: string;
  readonly region: string;
}

type Attributes = Parameters<Cloud['put']>[0]['attributes'];

const AWS = 'registry.terraform.io/hashicorp/aws';

/**
 * Makes the managed instances of a state exist in a simulated cloud, just as the state says. Returns the state with each
 * instance bound to its object.
 */
export function putStateObjects(cloud: Cloud, state: StateDocument, place: StatePlace): StateDocument {
  const regional = new Regions(state, place);
  const resources = state.resources.map((resource): StateResource => {
    if (resource.mode === 'data') return resource;
    return { ...resource, instances: resource.instances.map((instance) => bound(cloud, resource, instance, regional)) };
  });
  return { ...state, resources };
}

/**
 * Makes what states only read or refer to known, beside the objects that they manage: contracts that a lower layer
 * published stand in the state of who read them; ids and ARNs of others are taken for those of things that exist.
 */
export function assumeReferences(cloud: Cloud, state: StateDocument, place: StatePlace): void {
  const regional = new Regions(state, place);
  const managed = new Set(cloud.objects().flatMap(({ id, attributes }) => [id, ...textsAt(attributes, 'arn', 'name')]));
  for (const { type, mode, provider, instances } of state.resources) {
    for (const { attributes } of instances) {
      cloud.assume(textsIn(attributes).filter((text) => !managed.has(text)));
      if (mode !== 'data') continue;
      const id = idOf(attributes);
      if (id === undefined || cloud.find({ type }).some((object) => object.id === id)) continue;
      cloud.put({ type, ...regional.of(provider, attributes), id, seed: id, attributes: attributes as Attributes });
    }
  }
}

/** The account that most ARNs of a state name; undefined when none does. */
export function accountIn(states: readonly StateDocument[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { attributes } of states.flatMap(({ resources }) => resources).flatMap(({ instances }) => instances)) {
    const account = arnParts(attributes).account;
    if (account !== undefined) counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** What the provider of a configuration speaks for. */
export function placeIn(configuration: JsonRecord, fallback: StatePlace): StatePlace {
  const [provider] = listOf(recordOf(configuration['provider'])['aws']).map(recordOf);
  const role = textOf(recordOf(listOf(provider?.['assume_role'])[0])['role_arn'])?.split(':')[4];
  const allowed = textOf(listOf(provider?.['allowed_account_ids'])[0]);
  return {
    account: role ?? allowed ?? fallback.account,
    region: textOf(provider?.['region']) ?? fallback.region,
  };
}

function bound(cloud: Cloud, { type, provider }: StateResource, instance: StateInstance, regions: Regions) {
  const { account, region, attributes } = regions.of(provider, instance.attributes);
  const id = idOf(attributes) ?? `${type}-without-id`;
  const object = cloud.put(
    { type, account, region, id, seed: id, attributes: attributes as Attributes },
    // Ids of some types are unique within a parent only.
    () => false,
  );
  // How the simulated providers know which object an instance is.
  const bond = Buffer.from(JSON.stringify({ object: object.key })).toString('base64');
  const kept = Object.entries(instance).filter(([key]) => !FOREIGN.has(key));
  return { ...Object.fromEntries(kept), attributes, schema_version: 0, private: bond };
}

/** Those of the real provider: the simulated ones have no identities. */
const FOREIGN = new Set(['identity', 'identity_schema_version']);

/** Where instances are. States of an AWS provider before 6 do not say the Region, and are given it. */
class Regions {
  private readonly saysRegion: boolean;

  constructor(
    state: StateDocument,
    private readonly place: StatePlace,
  ) {
    this.saysRegion = state.resources.some(
      (each) => providerSource(each) === AWS && each.instances.some(({ attributes }) => 'region' in attributes),
    );
  }

  of(provider: string, attributes: JsonRecord): StatePlace & { readonly attributes: JsonRecord } {
    const source = providerSource({ provider });
    if (source !== AWS) {
      return { account: source.slice(source.lastIndexOf('/') + 1), region: 'default', attributes };
    }
    const arn = arnParts(attributes);
    const account = arn.account ?? this.place.account;
    const own = textOf(attributes['region']) ?? arn.region;
    if (this.saysRegion) return { account, region: own ?? 'global', attributes };
    const region = own ?? this.place.region;
    return { account, region: arn.isGlobal ? 'global' : region, attributes: { ...attributes, region } };
  }
}

function arnParts({ arn }: JsonRecord): {
  readonly account?: string;
  readonly region?: string;
  readonly isGlobal?: true;
} {
  const [prefix, , , region, account = ''] = (textOf(arn) ?? '').split(':');
  if (prefix !== 'arn') return {};
  return {
    ...(/^\d{12}$/.test(account) && { account }),
    ...(region ? { region } : { isGlobal: true as const }),
  };
}

function idOf(attributes: JsonRecord): string | undefined {
  return textsAt(attributes, 'id', 'arn', 'name')[0];
}

function textsAt(attributes: JsonRecord, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => textOf(attributes[name]) || []);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}
