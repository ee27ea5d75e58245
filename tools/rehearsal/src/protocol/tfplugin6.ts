import { Root } from 'protobufjs/light';

import { call, field, mapOf, message, repeated, type MessageDescriptor } from './descriptor';
import type { UnaryCall } from './unary-calls';
import { sharedMessages } from './tfplugin6-messages';

const diagnostics = (id: number) => ({ diagnostics: repeated(id, 'Diagnostic') });
const typeAndConfig = { typeName: field(1, 'string'), config: field(2, 'DynamicValue') };
const typeAndPrivate = { typeName: field(1, 'string'), private: field(2, 'bytes') };

const schemaCalls: Readonly<Record<string, MessageDescriptor>> = {
  GetMetadata: call(
    {},
    {
      serverCapabilities: field(1, 'ServerCapabilities'),
      ...diagnostics(2),
      dataSources: repeated(3, 'TypeName'),
      resources: repeated(4, 'TypeName'),
      functions: repeated(5, 'FunctionName'),
    },
  ),
  GetProviderSchema: call(
    {},
    {
      provider: field(1, 'Schema'),
      resourceSchemas: mapOf(2, 'Schema'),
      dataSourceSchemas: mapOf(3, 'Schema'),
      functions: mapOf(7, 'Function'),
      ephemeralResourceSchemas: mapOf(8, 'Schema'),
      ...diagnostics(4),
      providerMeta: field(5, 'Schema'),
      serverCapabilities: field(6, 'ServerCapabilities'),
    },
  ),
  GetResourceIdentitySchemas: call({}, { identitySchemas: mapOf(1, 'ResourceIdentitySchema'), ...diagnostics(2) }),
  GetFunctions: call({}, { functions: mapOf(1, 'Function'), ...diagnostics(2) }),
  CallFunction: call(
    { name: field(1, 'string'), arguments: repeated(2, 'DynamicValue') },
    { result: field(1, 'DynamicValue'), error: field(2, 'FunctionError') },
  ),
  ValidateProviderConfig: call({ config: field(1, 'DynamicValue') }, diagnostics(2)),
  ConfigureProvider: call({ terraformVersion: field(1, 'string'), config: field(2, 'DynamicValue') }, diagnostics(1)),
  StopProvider: call({}, { Error: field(1, 'string') }),
};

const resourceCalls: Readonly<Record<string, MessageDescriptor>> = {
  ValidateResourceConfig: call(typeAndConfig, diagnostics(1)),
  UpgradeResourceState: call(
    { typeName: field(1, 'string'), version: field(2, 'int64'), rawState: field(3, 'RawState') },
    { upgradedState: field(1, 'DynamicValue'), ...diagnostics(2) },
  ),
  UpgradeResourceIdentity: call(
    { typeName: field(1, 'string'), version: field(2, 'int64'), rawIdentity: field(3, 'RawState') },
    { upgradedIdentity: field(1, 'ResourceIdentityData'), ...diagnostics(2) },
  ),
  ReadResource: call(
    { typeName: field(1, 'string'), currentState: field(2, 'DynamicValue'), private: field(3, 'bytes') },
    { newState: field(1, 'DynamicValue'), ...diagnostics(2), private: field(3, 'bytes') },
  ),
  PlanResourceChange: call(
    {
      typeName: field(1, 'string'),
      priorState: field(2, 'DynamicValue'),
      proposedNewState: field(3, 'DynamicValue'),
      config: field(4, 'DynamicValue'),
      priorPrivate: field(5, 'bytes'),
    },
    {
      plannedState: field(1, 'DynamicValue'),
      requiresReplace: repeated(2, 'AttributePath'),
      plannedPrivate: field(3, 'bytes'),
      ...diagnostics(4),
      legacyTypeSystem: field(5, 'bool'),
    },
  ),
  ApplyResourceChange: call(
    {
      typeName: field(1, 'string'),
      priorState: field(2, 'DynamicValue'),
      plannedState: field(3, 'DynamicValue'),
      config: field(4, 'DynamicValue'),
      plannedPrivate: field(5, 'bytes'),
    },
    {
      newState: field(1, 'DynamicValue'),
      private: field(2, 'bytes'),
      ...diagnostics(3),
      legacyTypeSystem: field(4, 'bool'),
    },
  ),
  ImportResourceState: call(
    { typeName: field(1, 'string'), id: field(2, 'string') },
    { importedResources: repeated(1, 'ImportedResource'), ...diagnostics(2) },
    {
      ImportedResource: message({
        typeName: field(1, 'string'),
        state: field(2, 'DynamicValue'),
        private: field(3, 'bytes'),
      }),
    },
  ),
  MoveResourceState: call(
    {
      sourceProviderAddress: field(1, 'string'),
      sourceTypeName: field(2, 'string'),
      sourceSchemaVersion: field(3, 'int64'),
      sourceState: field(4, 'RawState'),
      targetTypeName: field(5, 'string'),
      sourcePrivate: field(6, 'bytes'),
    },
    { targetState: field(1, 'DynamicValue'), ...diagnostics(2), targetPrivate: field(3, 'bytes') },
  ),
};

const dataCalls: Readonly<Record<string, MessageDescriptor>> = {
  ValidateDataResourceConfig: call(typeAndConfig, diagnostics(1)),
  ReadDataSource: call(typeAndConfig, { state: field(1, 'DynamicValue'), ...diagnostics(2) }),
  ValidateEphemeralResourceConfig: call(typeAndConfig, diagnostics(1)),
  OpenEphemeralResource: call(typeAndConfig, {
    ...diagnostics(1),
    result: field(3, 'DynamicValue'),
    private: field(4, 'bytes'),
  }),
  RenewEphemeralResource: call(typeAndPrivate, { ...diagnostics(1), private: field(3, 'bytes') }),
  CloseEphemeralResource: call(typeAndPrivate, diagnostics(1)),
};

const calls = { ...schemaCalls, ...resourceCalls, ...dataCalls };

/** The calls of Terraform's plugin protocol 6 that the simulated providers serve. */
export const providerCalls: readonly UnaryCall[] = unaryCalls();

function unaryCalls(): readonly UnaryCall[] {
  const root = Root.fromJSON({ nested: { tfplugin6: { nested: { ...sharedMessages, ...calls } } } });
  return Object.keys(calls).map((name) => {
    const request = root.lookupType(`tfplugin6.${name}.Request`);
    const response = root.lookupType(`tfplugin6.${name}.Response`);
    return {
      name,
      path: `/tfplugin6.Provider/${name}`,
      read: (message) => request.decode(message),
      write: (answer) => response.encode(response.fromObject(answer)).finish(),
    };
  });
}
