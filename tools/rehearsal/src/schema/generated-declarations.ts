/** How a member of a generated class holds its value. */
export interface GeneratedMember {
  /** Name in Terraform. */
  readonly name: string;

  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;

  /** The class of a value that is not plain, such as `EksClusterVpcConfigOutputReference` or `cdktf.StringMap`. */
  readonly storedClass: string | undefined;

  /** The list class stands for a set. */
  readonly wrapsSet: boolean;

  /** The TypeScript type of a plain value that can be configured. */
  readonly storedType: string | undefined;

  /** What the getter returns. */
  readonly getter: string;
}

/** The element of a generated collection class. */
export interface GeneratedElement {
  readonly className: string;

  /** Whether the element is itself a set. Undefined where the collection's own flag is handed on. */
  readonly wrapsSet: boolean | undefined;
}

/** A property of a generated configuration interface. */
export interface GeneratedProperty {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;

  /** Written as a block in Terraform, by its documentation. */
  readonly isBlock: boolean;
}

/** How a property is written to Terraform: `simple`, `list`, `set`, `map` or `struct`. */
export type WrittenAs = ReadonlyMap<string, string>;

/** The top-level declarations of one generated module, parsed when asked for. */
export class GeneratedDeclarations {
  private readonly classes = new Map<string, string>();
  private readonly interfaces = new Map<string, string>();
  private readonly functions = new Map<string, string>();

  constructor(source: string) {
    const tables = { class: this.classes, interface: this.interfaces, function: this.functions };
    for (const declaration of source.split(/^export (?=(?:class|interface|function) )/m).slice(1)) {
      const [, keyword, name] = /^(class|interface|function) (\w+)/.exec(declaration) ?? [];
      if (name !== undefined && isKeyword(keyword)) tables[keyword].set(name, declaration);
    }
  }

  /** The class of the resource, data source or provider itself. */
  mainClass(): string | undefined {
    for (const [name, text] of this.classes) {
      if (/^class \w+ extends cdktf\.Terraform(?:Resource|DataSource|Provider) /.test(text)) return name;
    }
    return undefined;
  }

  /** The interface that configures the main class. */
  configOf(mainClass: string): string {
    return /\bconfig: (\w+)/.exec(this.classes.get(mainClass) ?? '')?.[1] ?? '';
  }

  /** The class of CDKTF that a generated class extends, without `cdktf.`. */
  baseOf(className: string): string | undefined {
    return /^class \w+ extends cdktf\.(\w+)/.exec(this.classes.get(className) ?? '')?.[1];
  }

  membersOf(className: string): GeneratedMember[] {
    const pieces = (this.classes.get(className) ?? '').split(/^ {2}\/\/ (?=\w+ - computed: )/m).slice(1);
    return pieces.map(parseMember);
  }

  elementOf(collectionClass: string): GeneratedElement | undefined {
    const match = /^ {4}return new (\w+)\((.*)\);/m.exec(this.classes.get(collectionClass) ?? '');
    const [, className, args = ''] = match ?? [];
    if (className === undefined) return undefined;
    return { className, wrapsSet: args.endsWith(' true') ? true : args.endsWith(' false') ? false : undefined };
  }

  propertiesOf(interfaceName: string): Map<string, GeneratedProperty> {
    const text = this.interfaces.get(interfaceName) ?? '';
    const properties = new Map<string, GeneratedProperty>();
    for (const match of text.matchAll(PROPERTY)) {
      const [, heading, name = '', optional, type = ''] = match;
      properties.set(name, { name, required: optional === undefined, type, isBlock: heading === name });
    }
    return properties;
  }

  /** How the properties of a struct are written. */
  structWrittenAs(structName: string): WrittenAs {
    const mapper = `${structName.charAt(0).toLowerCase()}${structName.slice(1)}ToHclTerraform`;
    return parseWrittenAs(this.functions.get(mapper) ?? '');
  }

  /** How the properties of the resource, data source or provider itself are written. */
  mainWrittenAs(mainClass: string): WrittenAs {
    const text = this.classes.get(mainClass) ?? '';
    return parseWrittenAs(text.slice(text.indexOf('synthesizeHclAttributes()')));
  }
}

const PROPERTY =
  /(?:\* (\w+) block\n\s+\*\n\s+)?\* Docs at Terraform Registry: \{@link \S+#(\w+) [^]*?\n {2}readonly \w+(\?)?: (.*);/g;

function isKeyword(text: string | undefined): text is 'class' | 'interface' | 'function' {
  return text === 'class' || text === 'interface' || text === 'function';
}

function parseMember(text: string): GeneratedMember {
  const [heading = '', storage = ''] = text.split('\n', 2);
  const [, name = '', computed, optional, required] =
    /^(\w+) - computed: (\w+), optional: (\w+), required: (\w+)/.exec(heading) ?? [];
  const [, storedClass, wrapsSet] =
    /^ {2}private \w+ = new ([\w.]+)\(this, "\w+"(?:, (true|false))?\);/.exec(storage) ?? [];
  return {
    name,
    computed: computed === 'true',
    optional: optional === 'true',
    required: required === 'true',
    storedClass,
    wrapsSet: wrapsSet === 'true',
    storedType: /^ {2}private \w+\?: (.*); *$/.exec(storage)?.[1],
    getter: /^ {4}return (.*);/m.exec(text)?.[1] ?? '',
  };
}

function parseWrittenAs(text: string): WrittenAs {
  const entries = text.matchAll(/^ +(\w+): \{\n +value: .*\n +isBlock: \w+,\n +type: "(\w+)",/gm);
  return new Map([...entries].map(([, name = '', kind = '']) => [name, kind]));
}
