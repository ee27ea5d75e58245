import { BootstrapStack } from '@landfall/bootstrap-stack';
import { ClusterStack } from '@landfall/cluster-stack';
import { ComputeStack } from '@landfall/compute-stack';
import { KeysStack } from '@landfall/keys-stack';
import { runLandingZone } from '@landfall/landing-zone-stack';
import { MeshStack } from '@landfall/mesh-stack';
import { NetworkStack } from '@landfall/network-stack';
import { ObservabilityStack } from '@landfall/observability-stack';
import { dev } from './dev/environment';
import { prod } from './prod/environment';
import { staging } from './staging/environment';

runLandingZone({
  environments: [dev, staging, prod],
  only: process.env['LANDFALL_ENVIRONMENTS'],
  stacks(app, environment) {
    new BootstrapStack(app, environment);
    new KeysStack(app, environment);
    new NetworkStack(app, environment);
    for (const clusterId of Object.keys(environment.clusters)) {
      new ClusterStack(app, environment, clusterId);
      new ComputeStack(app, environment, clusterId);
    }
    if (environment.mesh) new MeshStack(app, environment, environment.mesh);
    new ObservabilityStack(app, environment);
  },
});
