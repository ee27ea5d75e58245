import {
  defineEnvironment,
  defineLandingZone,
  type Environment,
  type EnvironmentInput,
  type Layer,
} from '@landfall/environment';
import { LandingZoneStack } from '@landfall/landing-zone-stack';
import { type Synthesized, synthesizedStack } from '@landfall/testing';
import { App, type TerraformStack } from 'cdktf';

const minimal: EnvironmentInput = {
  project: 'acme',
  name: 'test',
  account: '111111111111',
  region: 'eu-west-1',
  ci: { repository: 'acme/landing-zone', applyEnvironment: 'test' },
  network: { cidr: '10.0.0.0/16', zones: ['eu-west-1a', 'eu-west-1b'] },
  clusters: {
    blue: {
      version: '1.35',
      nodeGroups: {
        general: {
          image: { family: 'al2023', architecture: 'x86_64' },
          instanceTypes: ['m7i.large'],
          scaling: { kind: 'fixed', nodes: 2 },
        },
      },
    },
  },
};

/** A small environment, with the given fields in place of its own. */
export function testEnvironment(fields: Partial<EnvironmentInput> = {}): Environment {
  const [environment] = defineLandingZone(defineEnvironment({ ...minimal, ...fields }));
  if (!environment) throw new Error('no environment was defined');
  return environment;
}

/** Stands for a lower layer, whose contracts the stack under test reads. */
export interface LowerLayer {
  readonly layer: Layer;
  readonly clusterId?: string;
}

/** Synthesizes one stack; lower layers are empty stacks that only have the right id. */
export function synthStack(
  environment: Environment,
  lower: readonly LowerLayer[],
  build: (app: App, environment: Environment) => TerraformStack,
): Synthesized {
  const app = new App({ stackTraces: false, skipValidation: true });
  for (const layer of lower) new EmptyStack(app, environment, layer);
  return synthesizedStack(build(app, environment));
}

class EmptyStack extends LandingZoneStack {}
