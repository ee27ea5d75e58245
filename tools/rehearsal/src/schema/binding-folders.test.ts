import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bindingFolders } from './binding-folders';

describe('folders of bindings', () => {
  let lib: string;

  beforeEach(() => {
    lib = mkdtempSync(join(tmpdir(), 'landfall-bindings-'));
  });

  afterEach(() => {
    rmSync(lib, { recursive: true });
  });

  function generate(modules: Record<string, string>): void {
    for (const [name, type] of Object.entries(modules)) {
      mkdirSync(join(lib, name));
      writeFileSync(join(lib, name, 'index.d.ts'), `    static readonly tfResourceType = "${type}";\n`);
    }
  }

  it('name types with the prefix that they leave out', () => {
    generate({ 'data-random-id': 'random_id', pet: 'random_pet', provider: 'random' });
    expect(bindingFolders(lib)).toEqual({
      resources: new Map([['random_pet', join(lib, 'pet')]]),
      dataSources: new Map([['random_id', join(lib, 'data-random-id')]]),
    });
  });

  it('name types whose folder has a word appended because TypeScript reserves theirs', () => {
    generate({ 'string-resource': 'random_string', uuid: 'random_uuid' });
    expect([...bindingFolders(lib).resources.keys()].sort()).toEqual(['random_string', 'random_uuid']);
  });

  it('name types of a provider whose name they do not begin with', () => {
    generate({ 'data-google-project': 'google_project', 'google-data-fusion-instance': 'google_data_fusion_instance' });
    const { resources, dataSources } = bindingFolders(lib);
    expect([...resources.keys()]).toEqual(['google_data_fusion_instance']);
    expect([...dataSources.keys()]).toEqual(['google_project']);
  });

  it('tell resources whose name begins with data from data sources', () => {
    generate({ 'a-thing': 'x_a_thing', 'data-set': 'x_data_set', 'data-x-set': 'x_set' });
    const { resources, dataSources } = bindingFolders(lib);
    expect([...resources.keys()].sort()).toEqual(['x_a_thing', 'x_data_set']);
    expect([...dataSources.keys()]).toEqual(['x_set']);
  });

  it('know data sources of a provider without resources', () => {
    generate({ 'data-http': 'http', provider: 'http' });
    expect([...bindingFolders(lib).dataSources.keys()]).toEqual(['http']);
  });
});
