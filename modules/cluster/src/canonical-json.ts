/** JSON with the keys of every object in order, so that the same settings are the same text. Undefined when empty. */
export function canonicalJson(value: object): string | undefined {
  return Object.keys(value).length === 0 ? undefined : JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
