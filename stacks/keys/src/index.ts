export { KeysStack } from './keys-stack';
