import type { AttributePath, PathStep } from '../protocol/calls';
import type { TypeConstraint } from '../schema/schema';
import { canonical, sameValue } from '../values/equality';
import { attributeType, elementType, isSetType } from '../values/type-parts';
import { Unknown, attributeOf, isListValue, isObjectValue, type Value } from '../values/value';

/** Where an attribute that only takes effect in a new object has changed. */
export function replacedPaths(
  prior: Value,
  planned: Value,
  type: TypeConstraint,
  paths: readonly string[],
): readonly AttributePath[] {
  return paths.flatMap((path) => changes(prior, planned, type, path.split('.'), []));
}

function changes(
  prior: Value,
  planned: Value,
  type: TypeConstraint,
  names: readonly string[],
  steps: readonly PathStep[],
): readonly AttributePath[] {
  const [name, ...rest] = names;
  if (name === undefined || planned instanceof Unknown) {
    return same(prior, planned, type) ? [] : [{ steps }];
  }
  if (isSetType(type)) {
    const element = elementType(type);
    return project(prior, element, names) === project(planned, element, names) ? [] : [{ steps }];
  }
  if (isListValue(prior) || isListValue(planned)) {
    const [before, after] = [isListValue(prior) ? prior : [], isListValue(planned) ? planned : []];
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      changes(before[index] ?? null, after[index] ?? null, elementType(type, index), names, [
        ...steps,
        { elementKeyInt: index },
      ]),
    ).flat();
  }
  if (!isObjectValue(prior) && !isObjectValue(planned)) return [];
  return changes(attributeOf(prior, name), attributeOf(planned, name), attributeType(type, name), rest, [
    ...steps,
    { attributeName: name },
  ]);
}

function same(prior: Value, planned: Value, type: TypeConstraint): boolean {
  return (isEmpty(prior) && isEmpty(planned)) || sameValue(prior, planned, type);
}

function isEmpty(value: Value): boolean {
  return value === null || value === '' || (isListValue(value) && value.length === 0);
}

function project(set: Value, element: TypeConstraint, names: readonly string[]): string {
  if (!isListValue(set)) return '';
  return set
    .map((part) => {
      let [value, type]: [Value, TypeConstraint] = [part, element];
      for (const name of names) [value, type] = [attributeOf(value, name), attributeType(type, name)];
      return canonical(value, type);
    })
    .sort()
    .join();
}
