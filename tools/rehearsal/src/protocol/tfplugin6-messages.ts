import { field, mapOf, message, repeated, type EnumDescriptor, type MessageDescriptor } from './descriptor';

const nestingModes = { INVALID: 0, SINGLE: 1, LIST: 2, SET: 3, MAP: 4 };

const schema = message(
  { version: field(1, 'int64'), block: field(2, 'Block') },
  {
    nested: {
      Block: message({
        version: field(1, 'int64'),
        attributes: repeated(2, 'Attribute'),
        blockTypes: repeated(3, 'NestedBlock'),
        description: field(4, 'string'),
        deprecated: field(6, 'bool'),
      }),
      Attribute: message({
        name: field(1, 'string'),
        type: field(2, 'bytes'),
        nestedType: field(10, 'Object'),
        description: field(3, 'string'),
        required: field(4, 'bool'),
        optional: field(5, 'bool'),
        computed: field(6, 'bool'),
        sensitive: field(7, 'bool'),
        deprecated: field(9, 'bool'),
        writeOnly: field(11, 'bool'),
      }),
      NestedBlock: message(
        {
          typeName: field(1, 'string'),
          block: field(2, 'Block'),
          nesting: field(3, 'NestingMode'),
          minItems: field(4, 'int64'),
          maxItems: field(5, 'int64'),
        },
        { nested: { NestingMode: { values: { ...nestingModes, GROUP: 5 } } } },
      ),
      Object: message(
        { attributes: repeated(1, 'Attribute'), nesting: field(3, 'NestingMode') },
        { nested: { NestingMode: { values: nestingModes } } },
      ),
    },
  },
);

const providerFunction = message(
  {
    parameters: repeated(1, 'Parameter'),
    variadicParameter: field(2, 'Parameter'),
    return: field(3, 'Return'),
    summary: field(4, 'string'),
  },
  {
    nested: {
      Parameter: message({
        name: field(1, 'string'),
        type: field(2, 'bytes'),
        allowNullValue: field(3, 'bool'),
        allowUnknownValues: field(4, 'bool'),
      }),
      Return: message({ type: field(1, 'bytes') }),
    },
  },
);

const attributePath = message(
  { steps: repeated(1, 'Step') },
  {
    nested: {
      Step: message(
        {
          attributeName: field(1, 'string'),
          elementKeyString: field(2, 'string'),
          elementKeyInt: field(3, 'int64'),
        },
        { oneofs: { selector: { oneof: ['attributeName', 'elementKeyString', 'elementKeyInt'] } } },
      ),
    },
  },
);

/** The messages that the calls of the protocol share. */
export const sharedMessages: Readonly<Record<string, MessageDescriptor | EnumDescriptor>> = {
  DynamicValue: message({ msgpack: field(1, 'bytes'), json: field(2, 'bytes') }),
  RawState: message({ json: field(1, 'bytes'), flatmap: mapOf(2, 'string') }),
  Diagnostic: message(
    {
      severity: field(1, 'Severity'),
      summary: field(2, 'string'),
      detail: field(3, 'string'),
      attribute: field(4, 'AttributePath'),
    },
    { nested: { Severity: { values: { INVALID: 0, ERROR: 1, WARNING: 2 } } } },
  ),
  AttributePath: attributePath,
  Schema: schema,
  Function: providerFunction,
  FunctionError: message({ text: field(1, 'string'), functionArgument: field(2, 'int64') }),
  ServerCapabilities: message({
    planDestroy: field(1, 'bool'),
    getProviderSchemaOptional: field(2, 'bool'),
    moveResourceState: field(3, 'bool'),
  }),
  ClientCapabilities: message({
    deferralAllowed: field(1, 'bool'),
    writeOnlyAttributesAllowed: field(2, 'bool'),
  }),
  TypeName: message({ typeName: field(1, 'string') }),
  FunctionName: message({ name: field(1, 'string') }),
  ResourceIdentitySchema: message({ version: field(1, 'int64') }),
  ResourceIdentityData: message({ identityData: field(1, 'DynamicValue') }),
};
