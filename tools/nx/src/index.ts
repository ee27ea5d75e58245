import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CreateNodesResult, type CreateNodesV2, createNodesFromFiles } from '@nx/devkit';
import { environmentProject } from './environment-project';
import { packageProject } from './package-project';

/** Shown by Nx beside the targets that come from here. */
export const name = '@landfall/nx';

/** Packages get `build` and `test`; environments get `synth`, `rehearse`, `plan` and `deploy`. */
export const createNodesV2: CreateNodesV2 = [
  '{modules/*/package.json,stacks/*/package.json,tools/*/package.json,environments/*/environment.ts}',
  (files, options, context) =>
    createNodesFromFiles((file) => nodesOf(file, context.workspaceRoot), files, options, context),
];

export const createNodes = createNodesV2;

function nodesOf(file: string, workspaceRoot: string): CreateNodesResult {
  const root = dirname(file);
  const project = root.startsWith('environments/')
    ? environmentProject(root, readFileSync(join(workspaceRoot, 'environments/main.ts'), 'utf8'))
    : packageProject(root);
  return { projects: { [root]: project } };
}
