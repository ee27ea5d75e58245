import { changeSchemas } from './change-schemas';
import { environmentSchemas } from './environment-schemas';
import { list, object, text, type Schema } from './schema';

/** JSON schema (2020-12) of the JSON report. Readers accept other minor versions of the same major: members are only added. */
export const reviewSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Landfall review',
  ...object('What a change does to environments, before it is applied. Holds no sensitive value.', {
    formatVersion: { const: '1.0', description: 'Version of this form.' },
    base: text('What was compared from: a git commit, or the name of a plan file.'),
    head: text('What was compared to.'),
    environments: list('Environments that are affected.', { $ref: '#/$defs/environment' }),
    notes: list('What could not be looked at, in sentences.', { type: 'string' }),
  }),
  $defs: { ...environmentSchemas, ...changeSchemas },
};
