import type { Problems } from '@landfall/contracts';

/** Adds a problem unless the value is a whole number within the bounds, or absent. */
export function checkRange(
  value: number | undefined,
  [lowest, highest]: readonly [number, number],
  problems: Problems,
  at: string,
): void {
  if (value === undefined || (Number.isInteger(value) && value >= lowest && value <= highest)) return;
  const rule = highest === Infinity ? `at least ${lowest}` : `between ${lowest} and ${highest}`;
  problems.add('APP_MESH_OUT_OF_RANGE', `must be a whole number ${rule}, got ${value}`, at);
}

/** Adds a problem unless the text has 1 to `longest` characters. Source: App Mesh API reference. */
export function checkLength(value: string, longest: number, problems: Problems, at: string): void {
  if (value.length >= 1 && value.length <= longest) return;
  problems.add('APP_MESH_LENGTH', `must have 1 to ${longest} characters, got ${value.length}: '${value}'`, at);
}

/** Adds a problem for each port that stands twice. */
export function checkPorts(ports: readonly number[], problems: Problems, at: string): void {
  for (const port of ports) checkRange(port, [1, 65535], problems, at);
  for (const port of new Set(ports.filter((value, index) => ports.indexOf(value) !== index))) {
    problems.add('APP_MESH_PORT_TWICE', `two listeners have port ${port}; give each a port of its own`, at);
  }
}

/** Keys become part of resource addresses, where most other characters vanish. */
export function checkKeys(records: Readonly<Record<string, unknown>>, problems: Problems, at: string): void {
  for (const key of Object.keys(records)) {
    if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(key)) continue;
    const message = `'${key}' is no key; use lower-case letters, digits and inner hyphens, and set name for AWS's sake`;
    problems.add('APP_MESH_KEY_INVALID', message, at);
  }
}
