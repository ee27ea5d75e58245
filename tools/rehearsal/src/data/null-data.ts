import { derived } from '../plan/derived';
import type { DataSource } from './data-source';

/** `null_data_source`: gives back what it is given. */
export const nullData: DataSource = ({ config }) => ({
  id: 'static',
  inputs: config['inputs'] ?? null,
  outputs: config['inputs'] ?? {},
  random: derived(JSON.stringify(config), 'digits', 19),
  has_computed_default: config['has_computed_default'] ?? 'default',
});
