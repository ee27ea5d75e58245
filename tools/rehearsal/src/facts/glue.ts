import type { FactsByType } from './resource-facts';

/** The Glue Data Catalog, which queries of logs in S3 read. */
export const glue: FactsByType = {
  aws_glue_catalog_database: {
    optionalComputed: ['catalog_id'],
    forceNew: ['catalog_id', 'name'],
    id: '{catalog_id}:{name}',
    arn: 'arn:{partition}:glue:{region}:{account}:database/{name}',
    computed: { catalog_id: '{account}' },
    uniqueBy: ['catalog_id', 'name'],
    validation: { name: { length: [1, 255] } },
  },

  aws_glue_catalog_table: {
    optionalComputed: ['catalog_id'],
    forceNew: ['catalog_id', 'database_name', 'name'],
    id: '{catalog_id}:{database_name}:{name}',
    arn: 'arn:{partition}:glue:{region}:{account}:table/{database_name}/{name}',
    computed: { catalog_id: '{account}' },
    uniqueBy: ['catalog_id', 'database_name', 'name'],
    validation: { name: { length: [1, 255] } },
  },
};
