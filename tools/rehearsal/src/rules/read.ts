import { Cidr } from '@landfall/contracts';

import type { Json } from '../json';
import { isListValue, isObjectValue, textOf, Unknown, type Value } from '../values/value';

/** All values at a path of attribute names joined by dots, through the elements of lists and sets; nulls left out. */
export function valuesAt(value: Value | Json | undefined, path: string): readonly Value[] {
  return path
    .split('.')
    .reduce<readonly Value[]>(
      (found, name) => found.flatMap((each) => elements(isObjectValue(each) ? each[name] : null)),
      elements(value as Value),
    );
}

/** All known texts at a path. */
export function textsAt(value: Value | Json | undefined, path: string): readonly string[] {
  return valuesAt(value, path).flatMap((each) => textOf(each) ?? []);
}

/** The first known text at a path; empty text counts as unset. */
export function textAt(value: Value | Json | undefined, path: string): string | undefined {
  return textsAt(value, path).find((text) => text !== '');
}

/** The number at a path. */
export function numberAt(value: Value | Json | undefined, path: string): number | undefined {
  const [first] = valuesAt(value, path);
  return typeof first === 'number' ? first : undefined;
}

/** Whether something is set at a path, known or not. */
export function isSetAt(value: Value | Json | undefined, path: string): boolean {
  return valuesAt(value, path).some((each) => each !== '');
}

/** Whether something at a path is not known yet. */
export function isUnknownAt(value: Value | Json | undefined, path: string): boolean {
  return valuesAt(value, path).some((each) => each instanceof Unknown);
}

/** The network at a path, undefined when there is none. */
export function cidrAt(value: Value | Json | undefined, path: string): Cidr | undefined {
  const text = textAt(value, path);
  if (text === undefined) return undefined;
  try {
    return Cidr.parse(text, path);
  } catch {
    return undefined;
  }
}

/** The minor version in `1.34`. */
export function minorOf(version: string): number {
  return Number(version.split('.')[1] ?? 0);
}

function elements(value: Value | undefined): readonly Value[] {
  if (value === null || value === undefined) return [];
  return isListValue(value) ? value.flatMap(elements) : [value];
}
