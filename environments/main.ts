import { BootstrapStack } from '@landfall/bootstrap-stack';
import { runLandingZone } from '@landfall/landing-zone-stack';
import { dev } from './dev/environment';
import { prod } from './prod/environment';
import { staging } from './staging/environment';

runLandingZone({
  environments: [dev, staging, prod],
  only: process.env['LANDFALL_ENVIRONMENTS'],
  stacks(app, environment) {
    new BootstrapStack(app, environment);
  },
});
