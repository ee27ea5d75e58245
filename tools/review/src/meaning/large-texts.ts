import type { AttributeChange, Meaning, Value } from '../model/change';
import { formatPath } from '../plan/attribute-path';
import { differences } from '../plan/differences';
import { jsonIn } from '../plan/json';
import type { PlannedValue } from '../plan/planned-value';
import type { Subject } from '../plan/subject';
import { lineDifference } from './line-difference';
import { counted, listed, meaning } from './meaning';
import { statementsIn } from './policy-document';
import { userDataText } from './user-data';

/** Characters from which on a text in one line is compared line by line as well: it is packed. */
const LONG = 200;

/** Changes inside attributes that hold a document: JSON by structure, other texts by line, user data unpacked. */
export function largeTexts({ label, attributes }: Subject): readonly Meaning[] {
  return attributes.flatMap((attribute) => {
    const { before, after, noise, path } = attribute;
    if (noise || before.kind !== 'known' || after.kind !== 'known') return [];
    if (typeof before.value !== 'string' || typeof after.value !== 'string') return [];
    return textMeaning(`${path} of ${label}`, attribute, before.value, after.value);
  });
}

function textMeaning(name: string, { path }: AttributeChange, before: string, after: string): readonly Meaning[] {
  const [one, other] = [jsonIn(before), jsonIn(after)];
  // Policies are compared by what they allow.
  if (statementsIn(before) !== undefined && statementsIn(after) !== undefined) return [];
  if (one !== undefined && other !== undefined) return [jsonMeaning(name, one, other)];
  const isUserData = /(?:^|\.)user_data(?:_base64)?$/.test(path);
  const [was, is] = isUserData ? [userDataText(before), userDataText(after)] : [before, after];
  if (!isUserData && !/\n/.test(was + is) && Math.max(was.length, is.length) < LONG) return [];
  const lines = lineDifference(was, is);
  const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
  if (!isUserData && !/\n/.test(was + is)) return [];
  const sentence = `${name}: ${counted(count('+'), 'line')} added, ${count('-')} removed`;
  return [meaning('data', 'changes', sentence, lines)];
}

/** Names each value inside a JSON document that is another one. */
export function jsonMeaning(name: string, before: Value, after: Value): Meaning {
  const found = differences({ $: before as PlannedValue }, { $: after as PlannedValue });
  const changes = found.map(({ path, before: was, after: is }) => ({
    path: formatPath(path.slice(1)),
    was: JSON.stringify(was),
    is: JSON.stringify(is),
  }));
  const detail = changes.flatMap(({ path, was, is }) => [
    ...(was === undefined ? [] : [`- ${path}: ${was}`]),
    ...(is === undefined ? [] : [`+ ${path}: ${is}`]),
  ]);
  const paths = changes.map(({ path }) => path);
  return meaning('data', 'changes', `${name}: ${counted(changes.length, 'value')} changed (${listed(paths)})`, detail);
}
