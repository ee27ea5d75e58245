import { environmentProject } from './environment-project';

const app = `
import { NetworkStack } from '@landfall/network-stack';
import { runLandingZone } from '@landfall/landing-zone-stack';
import { dev } from './dev/environment';
`;

it('names the project after the environment and depends on the packages that the app imports', () => {
  const project = environmentProject('environments/dev', app);
  expect(project.name).toBe('dev');
  expect(project.implicitDependencies).toEqual(['@landfall/landing-zone-stack', '@landfall/network-stack']);
});

it('caches synth and nothing that looks at the world', () => {
  const { targets = {} } = environmentProject('environments/dev', app);
  const cached = Object.keys(targets).filter((name) => targets[name]?.cache === true);
  expect(Object.keys(targets).sort()).toEqual(['deploy', 'plan', 'rehearse', 'synth']);
  expect(cached).toEqual(['synth']);
});

it('reaches an environment when the app or its settings change', () => {
  const inputs = environmentProject('environments/dev', app).targets?.['rehearse']?.inputs;
  expect(inputs).toContain('{workspaceRoot}/environments/*.ts');
  expect(inputs).toContain('{workspaceRoot}/cdktf.json');
});
