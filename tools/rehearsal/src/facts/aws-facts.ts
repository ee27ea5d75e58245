import type { FactsByType, ResourceFacts } from './resource-facts';

/** The tables by service, in the order of their names. */
export const awsTables: Readonly<Record<string, FactsByType>> = {};

/**
 * What most AWS types share, for attributes that a type has: the three that the provider adds itself.
 * A change of `region` replaces the resource; an unset one is the provider's.
 */
export const awsCommonFacts: ResourceFacts = {
  optionalComputed: ['id', 'region', 'tags_all'],
  forceNew: ['region'],
  computed: { region: '{region}' },
  knownAtPlan: ['region', 'tags_all'],
};

const factsByType = new Map<string, ResourceFacts>(Object.values(awsTables).flatMap((table) => Object.entries(table)));

/** The facts of an AWS resource type, without `awsCommonFacts`; `undefined` for types that nobody has looked at yet. */
export function factsFor(type: string): ResourceFacts | undefined {
  return factsByType.get(type);
}
