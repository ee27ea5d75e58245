/** The entries of a record with a path before each key: facts about one block that occurs in several places. */
export function under<T>(path: string, entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [`${path}.${key}`, value]));
}

/** The paths of a block that occurs in several places. */
export function pathsUnder(path: string, paths: readonly string[]): readonly string[] {
  return paths.map((inner) => `${path}.${inner}`);
}
