import type { Json } from '../json';
import type { CloudObject } from './cloud-object';

/** The object that an import id stands for: its id, its ARN, its name, or several of its values joined. */
export function importedObject(candidates: readonly CloudObject[], importId: string): CloudObject | undefined {
  if (importId === '') return undefined;
  const values = (object: CloudObject): readonly string[] => textsIn(object.attributes);
  return (
    candidates.find(({ id }) => id === importId) ??
    candidates.find(({ attributes }) => attributes['arn'] === importId) ??
    candidates.find(({ attributes }) => attributes['name'] === importId) ??
    candidates.find((object) => isJoined(importId, values(object)))
  );
}

function textsIn(json: Json): readonly string[] {
  if (typeof json === 'string') return json === '' ? [] : [json];
  if (typeof json === 'number') return [String(json)];
  if (typeof json !== 'object' || json === null) return [];
  const parts: readonly Json[] = Array.isArray(json) ? json : Object.values(json as Readonly<Record<string, Json>>);
  return parts.flatMap(textsIn);
}

/** Whether text is two or more of the values with one of the separators that import ids use between them. */
function isJoined(text: string, values: readonly string[]): boolean {
  return values.some((value) => {
    if (!text.startsWith(value) || text.length <= value.length + 1) return false;
    const rest = text.slice(value.length + 1);
    return /^[/:,_|#]$/.test(text.charAt(value.length)) && (values.includes(rest) || isJoined(rest, values));
  });
}
