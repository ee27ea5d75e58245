import { BlockDerivation, type ObjectAttributes } from './derive-block';
import { GeneratedDeclarations } from './generated-declarations';
import type { BlockSchema } from './schema';

/** Members as the generator writes them, the first lines only. */
const member = (name: string, flags: string, storage: string, getter = 'this._x'): string => `
  // ${name} - ${flags}
  ${storage}
  public get ${name}() {
    return ${getter};
  }`;

const COMPUTED = 'computed: true, optional: false, required: false';
const OPTIONAL = 'computed: false, optional: true, required: false';
const REQUIRED = 'computed: false, optional: false, required: true';
const NONE = 'computed: false, optional: false, required: false';

const struct = (name: string, ...members: string[]): string =>
  `export class ${name}OutputReference extends cdktf.ComplexObject {${members.join('')}\n}\n`;

const collection = (name: string, base: string, element: string, args: string): string =>
  `export class ${name} extends cdktf.${base} {\n  public get(index: number) {\n    return new ${element}(${args});\n  }\n}\n`;

const resource = (...members: string[]): string =>
  `export class Thing extends cdktf.TerraformResource {
  public constructor(scope: Construct, id: string, config: ThingConfig = {}) {\n  }${members.join('')}\n}\n`;

function derive(source: string, objects: ObjectAttributes = 'typed'): BlockSchema {
  return new BlockDerivation(new GeneratedDeclarations(source), objects).derive();
}

const text = member('text', COMPUTED, '', `this.getStringAttribute('text')`);
const inner = struct('Inner', text);
const INNER = ['object', { text: 'string' }];

describe('types derived from generated members', () => {
  it.each([
    ['string', "this.getStringAttribute('x')", 'string'],
    ['number', "this.getNumberAttribute('x')", 'number'],
    ['bool', "this.getBooleanAttribute('x')", 'bool'],
    ['list of strings', "this.getListAttribute('x')", ['list', 'string']],
    ['set of strings', "cdktf.Fn.tolist(this.getListAttribute('x'))", ['set', 'string']],
    ['list of numbers', "this.getNumberListAttribute('x')", ['list', 'number']],
    [
      'set of numbers',
      "cdktf.Token.asNumberList(cdktf.Fn.tolist(this.getNumberListAttribute('x')))",
      ['set', 'number'],
    ],
  ])('include a computed %s, told by its getter', (_, getter, type) => {
    expect(derive(resource(member('x', COMPUTED, '', getter))).attributes['x']).toEqual({ type, computed: true });
  });

  it.each([
    ['cdktf.StringMap', '', ['map', 'string']],
    ['cdktf.BooleanMap', '', ['map', 'bool']],
    ['cdktf.AnyMap', '', 'dynamic'],
    ['cdktf.BooleanList', ', false', ['list', 'bool']],
    ['cdktf.BooleanList', ', true', ['set', 'bool']],
    ['cdktf.StringListMap', '', ['map', ['list', 'string']]],
    ['cdktf.NumberMapList', ', true', ['set', ['map', 'number']]],
    ['cdktf.StringListList', ', false', ['list', ['list', 'string']]],
  ])('include a computed value held by %s%s', (stored, args, type) => {
    const members = member('x', COMPUTED, `private _x = new ${stored}(this, "x"${args});`);
    expect(derive(resource(members)).attributes['x']).toEqual({ type, computed: true });
  });

  it.each([
    ['number', 'number'],
    ['boolean | cdktf.IResolvable', 'bool'],
    ['any', 'dynamic'],
    ['{ [key: string]: any }', 'dynamic'],
    ['Array<boolean | cdktf.IResolvable> | cdktf.IResolvable', ['list', 'bool']],
    ['{ [key: string]: (boolean | cdktf.IResolvable) }', ['map', 'bool']],
    ['{ [key: string]: string }[] | cdktf.IResolvable', ['list', ['map', 'string']]],
    ['{ [key: string]: string[] } | cdktf.IResolvable', ['map', ['list', 'string']]],
    ['string[][] | cdktf.IResolvable', ['list', ['list', 'string']]],
  ])('include a configured %s', (stored, type) => {
    expect(derive(resource(member('x', OPTIONAL, `private _x?: ${stored}; `))).attributes['x']).toEqual({
      type,
      optional: true,
    });
  });

  it.each([
    [
      'InnerList',
      ', false',
      ['list', INNER],
      collection('InnerList', 'ComplexList', 'InnerOutputReference', 'index, this.wrapsSet'),
    ],
    [
      'InnerList',
      ', true',
      ['set', INNER],
      collection('InnerList', 'ComplexList', 'InnerOutputReference', 'index, this.wrapsSet'),
    ],
    ['InnerMap', '', ['map', INNER], collection('InnerMap', 'ComplexMap', 'InnerOutputReference', 'key')],
    [
      'InnerListMap',
      '',
      ['map', ['set', INNER]],
      collection('InnerListMap', 'ComplexMap', 'InnerList', 'this, `[${key}]`, true') +
        collection('InnerList', 'ComplexList', 'InnerOutputReference', 'index, this.wrapsSet'),
    ],
    [
      'InnerListList',
      ', true',
      ['set', ['list', INNER]],
      collection('InnerListList', 'MapList', 'InnerList', 'this, `[${index}]`, false') +
        collection('InnerList', 'ComplexList', 'InnerOutputReference', 'index, this.wrapsSet'),
    ],
  ])('include a computed collection of objects held by %s%s', (stored, args, type, classes) => {
    const members = member('x', COMPUTED, `private _x = new ${stored}(this, "x"${args});`);
    expect(derive(inner + classes + resource(members)).attributes['x']).toEqual({ type, computed: true });
  });

  it('take a collection that the generator knows no class for as any type', () => {
    const members = member('x', COMPUTED, 'private _x = new InnerListListList(this, "x", false);');
    expect(derive(inner + resource(members)).attributes['x']).toEqual({ type: 'dynamic', computed: true });
  });
});

describe('blocks derived from generated members', () => {
  it('include those without any flag, which only blocks can be', () => {
    const members = member('x', NONE, 'private _x = new InnerMap(this, "x");');
    const classes = collection('InnerMap', 'ComplexMap', 'InnerOutputReference', 'key');
    expect(derive(inner + classes + resource(members))).toEqual({
      attributes: {},
      blockTypes: {
        x: {
          nesting: 'map',
          block: { attributes: { text: { type: 'string', computed: true } }, blockTypes: {} },
          minItems: 0,
          maxItems: 0,
        },
      },
    });
  });

  it('may use a struct more than once', () => {
    const members = ['x', 'y'].map((name) =>
      member(name, COMPUTED, `private _x = new InnerOutputReference(this, "${name}");`),
    );
    expect(derive(inner + resource(...members)).attributes).toEqual({
      x: { type: INNER, computed: true },
      y: { type: INNER, computed: true },
    });
  });

  it('are lists rather than sets when a value of any type is in them, however deep', () => {
    const anything = struct('Deep', member('any', OPTIONAL, 'private _any?: any; '));
    const holder = struct('Inner', member('deep', NONE, 'private _deep = new DeepOutputReference(this, "deep");'));
    const classes = collection('InnerList', 'ComplexList', 'InnerOutputReference', 'index, this.wrapsSet');
    const members = member('x', NONE, 'private _x = new InnerList(this, "x", true);');
    expect(derive(inner + classes + resource(members)).blockTypes['x']?.nesting).toBe('set');
    expect(derive(anything + holder + classes + resource(members)).blockTypes['x']?.nesting).toBe('list');
  });

  it('are told by their documentation, not by descriptions that read alike', () => {
    const property = (name: string, heading: string): string => `
  /**
  * ${heading} block
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/a/b/1.0.0/docs#${name} Thing#${name}}
  */
  readonly ${name}?: Inner;`;
    const config = `export interface ThingConfig extends cdktf.TerraformMetaArguments {${property('x', 'x')}${property('y', 'CIDR')}\n}\n`;
    const members = ['x', 'y'].map((name) =>
      member(name, OPTIONAL, `private _x = new InnerOutputReference(this, "${name}");`),
    );
    const { attributes, blockTypes } = derive(config + inner + resource(...members));
    expect(Object.keys(blockTypes)).toEqual(['x']);
    expect(Object.keys(attributes)).toEqual(['y']);
  });

  it('end where a schema begins to repeat itself', () => {
    const recursive = struct(
      'Inner',
      text,
      member('again', COMPUTED, 'private _again = new InnerOutputReference(this, "again");'),
    );
    const members = member('x', COMPUTED, 'private _x = new InnerOutputReference(this, "x");');
    expect(derive(recursive + resource(members)).attributes['x']?.type).toEqual([
      'object',
      { text: 'string', again: ['object', {}] },
    ]);
  });
});

describe('objects written as attributes', () => {
  const object = member('x', OPTIONAL, 'private _x = new InnerOutputReference(this, "x");');
  const shows = (source: string): boolean => BlockDerivation.showsNestedAttributes(new GeneratedDeclarations(source));

  it('show that they are nested attributes when one inside has flags of its own', () => {
    expect(shows(struct('Inner', member('key', REQUIRED, 'private _key?: string; ')) + resource(object))).toBe(true);
    expect(shows(struct('Inner', member('key', OPTIONAL, 'private _key?: string; ')) + resource(object))).toBe(false);
  });

  it('show it however deep they are', () => {
    const deep = struct('Deep', member('key', REQUIRED, 'private _key?: string; '));
    const holder = struct('Inner', member('deep', OPTIONAL, 'private _deep = new DeepOutputReference(this, "deep");'));
    expect(shows(deep + holder + resource(object))).toBe(true);
  });

  it('are derived either way', () => {
    const source = struct('Inner', member('key', OPTIONAL, 'private _key?: string; ')) + resource(object);
    expect(derive(source, 'typed').attributes['x']).toEqual({ type: ['object', { key: 'string' }], optional: true });
    expect(derive(source, 'nested').attributes['x']).toEqual({
      nested: { nesting: 'single', attributes: { key: { type: 'string', optional: true } } },
      optional: true,
    });
  });
});
