import { LandfallError } from '@landfall/contracts';
import {
  changeObject,
  type Cloud,
  type CloudObject,
  nearest,
  objectNamed,
  removeObject,
  shortName,
  unmanagedObjects,
} from '@landfall/rehearsal';
import { Command } from 'commander';
import { openKeptCloud } from './kept-cloud';

interface CloudOptions {
  readonly cloud: string;
}

interface ListOptions extends CloudOptions {
  readonly json?: boolean;
  readonly unmanaged?: boolean;
}

const OBJECT = 'key, <type>/<id>, or an id or ARN that no other object has';

export function cloudCommand(): Command {
  return new Command('cloud')
    .description("Look at the simulated cloud, and change it behind Terraform's back")
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(setCommand())
    .addCommand(removeCommand());
}

function listCommand(): Command {
  return subcommand('ls', 'List objects')
    .argument('[type]', 'resource type; every type when none is given')
    .option('--unmanaged', 'only what no state in the simulated S3 holds, such as a killed run leaves')
    .option('--json', 'print key, type, account, region and id as JSON')
    .action((type: string | undefined, { cloud: folder, json, unmanaged }: ListOptions) => {
      const { cloud } = openKeptCloud(folder);
      const candidates = unmanaged === true ? unmanagedObjects(cloud) : cloud.objects();
      const objects = candidates.filter((object) => type === undefined || object.type === type);
      if (objects.length === 0 && type !== undefined) throw noneOf(type, cloud, unmanaged === true);
      process.stdout.write(json === true ? `${JSON.stringify(objects.map(placeOf), null, 2)}\n` : table(objects));
    });
}

function showCommand(): Command {
  return subcommand('show', 'Print an object as JSON')
    .argument('<object>', OBJECT)
    .action((name: string, { cloud: folder }: CloudOptions) => {
      const object = objectNamed(openKeptCloud(folder).cloud, name);
      process.stdout.write(`${JSON.stringify({ ...placeOf(object), attributes: object.attributes }, null, 2)}\n`);
    });
}

function setCommand(): Command {
  return subcommand('set', 'Change attributes of an object')
    .argument('<object>', OBJECT)
    .argument('<attribute=value...>', 'such as tags.Name=main, ingress[0].to_port=443 or tags["a.b/c"]=null')
    .action((name: string, assignments: readonly string[], { cloud: folder }: CloudOptions) => {
      const { cloud, save } = openKeptCloud(folder);
      const object = changeObject(cloud, objectNamed(cloud, name), assignments, process.cwd());
      save();
      process.stdout.write(`${shortName(object)} changed\n`);
    });
}

function removeCommand(): Command {
  return subcommand('rm', 'Remove an object, with what AWS removes along with it')
    .argument('<object>', OBJECT)
    .action((name: string, { cloud: folder }: CloudOptions) => {
      const { cloud, save } = openKeptCloud(folder);
      const object = objectNamed(cloud, name);
      removeObject(cloud, object, process.cwd());
      save();
      process.stdout.write(`${shortName(object)} removed\n`);
    });
}

function subcommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .requiredOption('--cloud <dir>', 'simulated cloud, as landfall rehearse --keep <dir> leaves it');
}

function placeOf({ key, type, account, region, id }: CloudObject): Omit<CloudObject, 'seed' | 'attributes'> {
  return { key, type, account, region, id };
}

/** Sorted by type and id, so that two lists can be compared. */
function table(objects: readonly CloudObject[]): string {
  const rows = objects
    .map(({ type, account, region, id }) => [type, account, region, id] as const)
    .sort((a, b) => (a.join('/') < b.join('/') ? -1 : 1));
  const all = [['type', 'account', 'region', 'id'] as const, ...rows];
  const width = (column: 0 | 1 | 2): number => Math.max(...all.map((row) => row[column].length));
  const lines = all.map(([type, account, region, id]) =>
    [type.padEnd(width(0)), account.padEnd(width(1)), region.padEnd(width(2)), id].join('  '),
  );
  return `${lines.join('\n')}\n`;
}

function noneOf(type: string, cloud: Cloud, unmanaged: boolean): LandfallError {
  const types = nearest(type, [...cloud.types()]).join(', ');
  const what = unmanaged ? 'no object that no state holds' : 'no object';
  return new LandfallError(
    'OBJECT_TYPE_UNKNOWN',
    `the simulated cloud has ${what} of type '${type}'; near it are ${types}`,
    'cloud',
  );
}
