import type { ProjectConfiguration } from '@nx/devkit';

/** Targets of a publishable package. */
export function packageProject(root: string): Omit<ProjectConfiguration, 'root'> {
  return {
    targets: {
      build: {
        command: 'tsc --project tsconfig.build.json',
        options: { cwd: root },
        dependsOn: ['^build'],
        cache: true,
        inputs: ['production', '^production'],
        outputs: ['{projectRoot}/dist'],
      },
      test: {
        command: `jest ${root}`,
        cache: true,
        inputs: ['default', '^production', '{workspaceRoot}/jest.config.js'],
      },
    },
  };
}
