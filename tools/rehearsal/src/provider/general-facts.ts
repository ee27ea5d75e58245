import type { FactsByType, ResourceFacts } from '../facts/resource-facts';
import { localFacts } from '../general/local';
import { randomFacts } from '../general/random';
import { timeFacts } from '../general/time';
import { tlsFacts } from '../general/tls';

/** Types of the small providers that configurations use beside a cloud's. */
const general: FactsByType = {
  null_resource: { forceNew: ['triggers'], id: '{digits:19}' },
  ...localFacts,
  ...randomFacts,
  ...timeFacts,
  ...tlsFacts,
};

/** The facts of a type of a small provider; `undefined` for types that nobody has looked at yet. */
export function generalFactsFor(type: string): ResourceFacts | undefined {
  return general[type];
}
