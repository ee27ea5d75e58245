import { DynamicValue, type Value } from '../values/value';
import { kubernetesFunctions } from './kubernetes-functions';

const decode = (text: string): Value => valueOf(kubernetesFunctions['manifest_decode']?.call(text));
const decodeAll = (text: string): Value => valueOf(kubernetesFunctions['manifest_decode_multi']?.call(text));
const encode = (value: Value): Value | undefined => kubernetesFunctions['manifest_encode']?.call(value);

function valueOf(result: Value | undefined): Value {
  return result instanceof DynamicValue ? result.value : (result ?? null);
}

const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };

describe('reading manifests', () => {
  it('takes scalars for what YAML 1.1 takes them for', () => {
    const data =
      'data: { a: yes, b: "yes", c: 010, d: 0x1F, e: 1:30, f: 2026-01-01, g: ~, h: 1_000, i: 1e3, j: v1.30, k: off, l: 0o17 }';
    expect(decode(`${head}${data}\n`)).toEqual({
      ...object,
      data: {
        a: true,
        b: 'yes',
        c: 8,
        d: 31,
        e: '1:30',
        f: '2026-01-01',
        g: null,
        h: 1000,
        i: 1000,
        j: 'v1.30',
        k: false,
        l: 15,
      },
    });
  });

  it('follows anchors, merges mappings, and writes keys that are no text as text', () => {
    const data = 'base: &base { a: 1, b: 2 }\ndata:\n  <<: *base\n  b: 3\n  8080: *base\n';
    expect(decode(head + data)).toMatchObject({ data: { a: 1, b: 3, 8080: { a: 1, b: 2 } } });
  });

  it('splits documents, passes over empty ones, and leaves dashes in text alone', () => {
    const file = 'data:\n  file: |\n    ---\n    a: b\n';
    expect(decodeAll(`# licence\n---\n# nothing\n---\n---\n${head}${file}---\n${head}`)).toEqual([
      { ...object, data: { file: '---\na: b\n' } },
      object,
    ]);
    expect(decodeAll('')).toEqual([]);
  });

  it('gives every part a type of its own', () => {
    const result = kubernetesFunctions['manifest_decode']?.call(`${head}items: [1, a, null, {}]\n`);
    expect(result).toMatchObject({
      type: ['object', { kind: 'string', items: ['tuple', ['number', 'string', 'dynamic', ['object', {}]]] }],
    });
  });

  it.each([
    ['', 'Invalid manifest: YAML document is empty'],
    [`${head}---\n${head}`, 'YAML manifest contains multiple resources: use decode_manifest_multi'],
    ['kind: ConfigMap\n', 'Invalid Kubernetes manifest: missing field "apiVersion"'],
    [
      'a: b: c',
      'Invalid YAML document: error converting YAML to JSON: yaml: line 1: mapping values are not allowed in this context',
    ],
    ['- a\n', 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
    ['a: *b\n', "yaml: unknown anchor 'b' referenced"],
    [`a: ${'['.repeat(20_000)}`, 'Invalid YAML document: error converting YAML to JSON: yaml: '],
    [
      `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh']
        .map(
          (name, index) =>
            `${name}: &${name} [${Array(10)
              .fill(`*${'abcdefg'.charAt(index)}`)
              .join()}]\n`,
        )
        .join('')}`,
      'document contains excessive aliasing',
    ],
  ])('refuses %#', (text, refusal) => {
    expect(() => decode(text)).toThrow(refusal);
  });
});

describe('writing manifests', () => {
  it('orders keys, does not indent lists, and quotes what would be read as something else', () => {
    const spec = {
      z10: 1.5,
      z2: [],
      ports: [{ port: 80, name: 'on' }, 'a', ['b', {}]],
      empty: '',
      note: '# x',
      '1': null,
    };
    expect(encode({ ...object, spec })).toBe(
      [
        'apiVersion: v1',
        'kind: ConfigMap',
        'metadata:',
        '  name: a',
        'spec:',
        '  "1": null',
        '  empty: ""',
        "  note: '# x'",
        '  ports:',
        '  - name: "on"',
        '    port: 80',
        '  - a',
        '  - - b',
        '    - {}',
        '  z2: []',
        '  z10: 1.5',
        '',
      ].join('\n'),
    );
  });

  it('keeps lines of text, escapes what cannot be printed, and breaks long lines at spaces', () => {
    const long = `${'word '.repeat(20)}end`;
    const data = { script: 'a\n\n  b\n', open: 'a\nb', tail: 'a\n\n', tab: 'a\tb', face: '😀', nul: '\0', long };
    expect(encode({ ...object, data })).toBe(
      [
        'apiVersion: v1',
        'data:',
        '  face: "\\U0001F600"',
        '  long: word word word word word word word word word word word word word word word',
        '    word word word word word end',
        '  nul: "\\0"',
        '  open: |-',
        '    a',
        '    b',
        '  script: |',
        '    a',
        '',
        '      b',
        '  tab: "a\\tb"',
        '  tail: |+',
        '    a',
        '',
        'kind: ConfigMap',
        'metadata:',
        '  name: a',
        '',
      ].join('\n'),
    );
  });

  it('reads back what it has written', () => {
    const data = {
      texts: [
        '',
        ' a',
        'a ',
        "it's",
        '"',
        'a: b',
        '- a',
        'a #b',
        '0x1F',
        '1e3',
        '<<',
        '~',
        'null',
        '\u2028',
        'é',
        '\r\n',
        '---',
      ],
      numbers: [0, -1, 1e21, 1.5e-7, 123456789.25, 9007199254740991, 0.1],
      nested: [[[]], [{ a: [{ b: {} }] }]],
      [`k${'e'.repeat(140)}y`]: 'long key',
      'a: b': true,
    };
    expect(decode(String(encode({ ...object, data })))).toEqual({ ...object, data });
    expect(decodeAll(String(encode([object, { ...object, data }])))).toEqual([object, { ...object, data }]);
  });

  it.each<[Value, string]>([
    ['a', 'Invalid manifest: value doesn\'t seem to be a manifest: "a"'],
    [{ kind: 'Secret' }, 'Invalid Kubernetes manifest: missing field "apiVersion"'],
    [[object, 1], 'Invalid Kubernetes manifest: missing field "apiVersion"'],
  ])('refuses %j', (value, refusal) => {
    expect(() => encode(value)).toThrow(refusal);
  });
});
