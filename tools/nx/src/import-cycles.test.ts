import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../../..');

/** Files of the repository by path, with the files that each imports by relative paths; type imports count. */
function imports(): ReadonlyMap<string, readonly string[]> {
  const files = ['bench', 'environments', 'modules', 'stacks', 'tools'].flatMap(sourcesIn);
  return new Map(
    files.map((path) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, path), 'utf8'));
      const relative = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
      return [path, relative.flatMap((name) => pathOf(path, name))] as const;
    }),
  );
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|dist)$/.test(entry.name) ? [] : sourcesIn(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function pathOf(from: string, name: string): readonly string[] {
  const path = join(dirname(from), name);
  return [`${path}.ts`, join(path, 'index.ts')].filter((candidate) => existsSync(join(root, candidate))).slice(0, 1);
}

/** Ways that lead back to where they began, each once. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) return void cycles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}

it('finds a way that leads back', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['b']],
    ['d', []],
  ]);
  expect(cyclesIn(graph)).toEqual(['b -> c -> b']);
});

it('finds none in the repository', () => {
  const graph = imports();
  expect(graph.size).toBeGreaterThan(500);
  expect(cyclesIn(graph)).toEqual([]);
});
