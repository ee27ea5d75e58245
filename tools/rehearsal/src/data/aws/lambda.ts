import { textOf, type ObjectValue } from '../../values/value';
import type { DataQuery, DataSource } from '../data-source';
import { attributesOf, notFound, objectsOf } from '../existing-object';
import { matching } from '../match-objects';

/** What is asked of Lambda functions beside their attributes. */
export const lambdaSources: Readonly<Record<string, DataSource>> = {
  aws_lambda_function_url: functionUrl,
  aws_lambda_invocation: invocation,
};

/** No function runs: each answers an empty object. */
function invocation(query: DataQuery): ObjectValue {
  const name = textOf(query.config['function_name']) ?? '';
  const found = objectsOf(query, 'aws_lambda_function').some(({ attributes }) =>
    [attributes['function_name'], attributes['arn'], attributes['qualified_arn']].includes(name),
  );
  if (!found) throw notFound(query);
  return { id: `${name}_${textOf(query.config['qualifier']) ?? '$LATEST'}`, result: '{}' };
}

/** A function has a URL of its own and one for each alias: without a qualifier its own is meant. */
function functionUrl(query: DataQuery): ObjectValue {
  const wanted = textOf(query.config['qualifier']) ?? '';
  const found = matching(objectsOf(query, query.type), query.config).find(
    ({ attributes }) => (attributes['qualifier'] ?? '') === wanted,
  );
  if (found === undefined) throw notFound(query);
  return attributesOf(query, found);
}
