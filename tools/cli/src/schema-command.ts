import { Command } from 'commander';

export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the JSON schema of an environment, for editors')
    .action(async () => {
      // The schema brings the modules along, which no other command needs.
      const { environmentJsonSchema } = await import('@landfall/environment');
      process.stdout.write(`${JSON.stringify(environmentJsonSchema(), null, 2)}\n`);
    });
}
