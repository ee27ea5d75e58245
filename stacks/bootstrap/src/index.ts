export { BootstrapStack } from './bootstrap-stack';
