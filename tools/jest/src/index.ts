import { expect } from 'expect';
import { rehearsalMatchers } from './matchers';

export type { RehearsalMatchers } from './matcher-types';
export { rehearsalMatchers, type Target } from './matchers';
export type { ChangeKind, PlannedChange } from './planned-change';
export { type RehearsalOutcome, type RehearsedConfiguration, rehearse, type RehearseOptions } from './rehearse';
export type { Configuration } from './working-folder';

// Importing this package is enough: every `expect` of a test file has the matchers then.
expect.extend(rehearsalMatchers);
