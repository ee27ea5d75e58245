import type { AttributeChange, Value } from '../model/change';
import { attributeChanges } from './attribute-changes';
import { type JsonRecord, recordOf } from './json';
import { type PlannedSides, plannedSides } from './planned-value';

/** Outputs of a plan before and after, by name; sensitive values are left behind. */
export function outputSides(changes: JsonRecord): PlannedSides {
  const side = (key: string): Readonly<Record<string, Value>> =>
    Object.fromEntries(
      Object.entries(changes).map(([name, change]) => [name, (recordOf(change)[key] ?? null) as Value]),
    );
  return plannedSides({
    before: side('before'),
    after: side('after'),
    afterUnknown: side('after_unknown'),
    beforeSensitive: side('before_sensitive'),
    afterSensitive: side('after_sensitive'),
  });
}

/** What is told of values that the configuration gives: none of them only follows from another. */
export function givenChanges(sides: PlannedSides): readonly AttributeChange[] {
  return attributeChanges(sides, { replacePaths: [], expressions: {} }).map((change) => ({ ...change, noise: false }));
}
