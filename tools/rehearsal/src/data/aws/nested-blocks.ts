import { isListValue, isObjectValue, type ObjectValue, type Value } from '../../values/value';

/** The blocks of a name, however they are nested. */
export function blocksOf(value: Value | undefined): readonly ObjectValue[] {
  return isListValue(value) ? value.filter(isObjectValue) : isObjectValue(value) ? [value] : [];
}

/** The first block of a name; an empty one where there is none. */
export function firstBlock(value: Value | undefined): ObjectValue {
  return blocksOf(value)[0] ?? {};
}
