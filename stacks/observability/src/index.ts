export { ObservabilityStack } from './observability-stack';
