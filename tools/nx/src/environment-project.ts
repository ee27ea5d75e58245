import { basename } from 'node:path';
import type { ProjectConfiguration } from '@nx/devkit';

/** Files that every environment is made of besides its own folder and the packages it runs. */
const SHARED_FILES = ['{workspaceRoot}/environments/*.ts', '{workspaceRoot}/cdktf.json'];

/**
 * Targets of an environment.
 *
 * Only `synth` is cached: what a plan shows depends on the state of the world, and what it prints may be confidential.
 *
 * @param app Source of `environments/main.ts`: the packages it imports are what each environment depends on.
 */
export function environmentProject(root: string, app: string): Omit<ProjectConfiguration, 'root'> {
  const environment = basename(root);
  const synthesized = `dist/synth/${environment}`;
  return {
    name: environment,
    projectType: 'application',
    tags: ['layer:environment'],
    implicitDependencies: packagesImportedBy(app),
    targets: {
      synth: {
        command: `landfall synth ${environment} --output ${synthesized}`,
        cache: true,
        inputs: ['default', '^production', ...SHARED_FILES],
        outputs: [`{workspaceRoot}/${synthesized}`],
      },
      rehearse: {
        command: `landfall rehearse ${environment}`,
        inputs: ['default', '^production', ...SHARED_FILES],
      },
      plan: {
        command: `cdktf diff ${environment}-{args.stack}`,
        metadata: { description: `Plans one stack of ${environment} with your credentials: --stack=network` },
      },
      deploy: {
        command: `cdktf deploy "${environment}-*"`,
        metadata: { description: `Deploys the stacks of ${environment} in order, with your credentials` },
      },
    },
  };
}

function packagesImportedBy(source: string): string[] {
  const names = [...source.matchAll(/from '(@landfall\/[a-z-]+)'/g)].flatMap(([, imported]) => imported ?? []);
  return [...new Set(names)].sort();
}
