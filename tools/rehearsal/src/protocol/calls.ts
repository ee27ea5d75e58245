import type { WireValue } from '../values/wire';

/** The messages of the protocol as handlers see them. */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly summary: string;
  readonly detail?: string;
  readonly attribute?: AttributePath;
}

export interface AttributePath {
  readonly steps: readonly PathStep[];
}

export type PathStep =
  { readonly attributeName: string } | { readonly elementKeyString: string } | { readonly elementKeyInt: number };

export interface Outcome {
  readonly diagnostics?: readonly Diagnostic[];
}

export interface WireConfig {
  readonly config: WireValue | null;
}

export interface TypeAndConfig {
  readonly typeName: string;
  readonly config: WireValue | null;
}

export interface SchemaMessage {
  readonly version: number;
  readonly block: object;
}

export interface FunctionMessage {
  readonly parameters: readonly { readonly name: string; readonly type: Uint8Array }[];
  readonly return: { readonly type: Uint8Array };
  readonly summary: string;
}

export interface FunctionsResponse extends Outcome {
  readonly functions?: Readonly<Record<string, FunctionMessage>>;
}

export interface FunctionCall {
  readonly name: string;
  readonly arguments: readonly WireValue[];
}

export interface FunctionResponse {
  readonly result?: WireValue;
  readonly error?: { readonly text: string; readonly functionArgument?: number };
}

export interface OpenResponse extends Outcome {
  readonly result?: WireValue;
}

export interface SchemaResponse extends Outcome {
  readonly provider?: SchemaMessage;
  readonly providerMeta?: SchemaMessage;
  readonly resourceSchemas?: Readonly<Record<string, SchemaMessage>>;
  readonly dataSourceSchemas?: Readonly<Record<string, SchemaMessage>>;
  readonly functions?: Readonly<Record<string, FunctionMessage>>;
  readonly ephemeralResourceSchemas?: Readonly<Record<string, SchemaMessage>>;
  readonly serverCapabilities?: {
    readonly planDestroy: boolean;
    readonly getProviderSchemaOptional: boolean;
    readonly moveResourceState: boolean;
  };
}

export interface UpgradeRequest {
  readonly typeName: string;
  readonly rawState: { readonly json: Uint8Array } | null;
}

export interface ReadRequest {
  readonly typeName: string;
  readonly currentState: WireValue | null;
  readonly private: Uint8Array;
}

export interface ReadResponse extends Outcome {
  readonly newState?: WireValue;
  readonly private?: Uint8Array;
}

export interface PlanRequest {
  readonly typeName: string;
  readonly priorState: WireValue | null;
  readonly proposedNewState: WireValue | null;
  readonly config: WireValue | null;
  readonly priorPrivate: Uint8Array;
}

export interface PlanResponse extends Outcome {
  readonly plannedState?: WireValue;
  readonly requiresReplace?: readonly AttributePath[];
  readonly plannedPrivate?: Uint8Array;
  readonly legacyTypeSystem?: boolean;
}

export interface ApplyRequest {
  readonly typeName: string;
  readonly priorState: WireValue | null;
  readonly plannedState: WireValue | null;
  readonly config: WireValue | null;
  readonly plannedPrivate: Uint8Array;
}

export interface ApplyResponse extends Outcome {
  readonly newState?: WireValue;
  readonly private?: Uint8Array;
  readonly legacyTypeSystem?: boolean;
}

export interface ImportRequest {
  readonly typeName: string;
  readonly id: string;
}

export interface ImportResponse extends Outcome {
  readonly importedResources?: readonly {
    readonly typeName: string;
    readonly state: WireValue;
    readonly private: Uint8Array;
  }[];
}

export interface MoveRequest {
  readonly targetTypeName: string;
}

/** The calls that carry a provider's work. Every other call of the protocol is answered with an empty response. */
export interface ProviderCalls {
  GetProviderSchema(): Promise<SchemaResponse>;
  ConfigureProvider(request: WireConfig): Promise<Outcome>;
  ValidateResourceConfig(request: TypeAndConfig): Promise<Outcome>;
  UpgradeResourceState(request: UpgradeRequest): Promise<Outcome & { readonly upgradedState?: WireValue }>;
  ReadResource(request: ReadRequest): Promise<ReadResponse>;
  PlanResourceChange(request: PlanRequest): Promise<PlanResponse>;
  ApplyResourceChange(request: ApplyRequest): Promise<ApplyResponse>;
  ImportResourceState(request: ImportRequest): Promise<ImportResponse>;
  MoveResourceState(request: MoveRequest): Promise<Outcome>;
  ReadDataSource(request: TypeAndConfig): Promise<Outcome & { readonly state?: WireValue }>;
  OpenEphemeralResource(request: TypeAndConfig): Promise<OpenResponse>;
  GetFunctions(): Promise<FunctionsResponse>;
  CallFunction(request: FunctionCall): Promise<FunctionResponse>;
}
