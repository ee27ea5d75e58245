import { environmentJsonSchema } from '@landfall/environment';
import { Command } from 'commander';

export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the JSON schema of an environment, for editors')
    .action(() => void process.stdout.write(`${JSON.stringify(environmentJsonSchema(), null, 2)}\n`));
}
