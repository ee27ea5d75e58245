import { chmodSync } from 'node:fs';
import { createServer, type Server as SocketServer, type Socket } from 'node:net';

import { Server, ServerCredentials, type UntypedServiceImplementation, type handleUnaryCall } from '@grpc/grpc-js';

import type {
  ApplyRequest,
  FunctionCall,
  ImportRequest,
  MoveRequest,
  PlanRequest,
  ProviderCalls,
  ReadRequest,
  TypeAndConfig,
  UpgradeRequest,
  WireConfig,
} from './calls';
import { diagnosticOf } from './provider-error';
import { callNames, providerService } from './tfplugin6';

/** The largest message that Terraform sends and accepts. */
const MAX_MESSAGE_BYTES = 256 << 20;

/** A provider that listens on a Unix socket. */
export interface ProviderSocket {
  readonly path: string;
  close(): Promise<void>;
}

/**
 * Serves a provider on a Unix socket that only its owner may use.
 *
 * Terraform opens one connection for each provider configuration, and sends `ConfigureProvider` on it first; so every
 * connection gets calls of its own.
 */
export async function serveProvider(path: string, newCalls: () => ProviderCalls): Promise<ProviderSocket> {
  const connections = new Map<Socket, Server>();
  const sockets = createServer((socket) => {
    const server = grpcServer(newCalls());
    connections.set(socket, server);
    socket.once('close', () => {
      connections.delete(socket);
      server.forceShutdown();
    });
    socket.on('error', () => socket.destroy());
    server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(socket);
  });
  await listen(sockets, path);
  return {
    path,
    close: () =>
      new Promise((resolve) => {
        sockets.close(() => resolve());
        for (const socket of connections.keys()) socket.destroy();
      }),
  };
}

function listen(server: SocketServer, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      chmodSync(path, 0o600);
      resolve();
    });
  });
}

const service = providerService();

function grpcServer(calls: ProviderCalls): Server {
  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
    'grpc.enable_channelz': 0,
  });
  server.addService(service, handlers(calls));
  return server;
}

/** Calls that a simulated provider has no use for are answered with an empty response. */
const unused = unary(() => Promise.resolve({}));

function handlers(calls: ProviderCalls): UntypedServiceImplementation {
  return {
    ...Object.fromEntries(callNames.map((name) => [name, unused] as const)),
    GetProviderSchema: unary(() => calls.GetProviderSchema()),
    ConfigureProvider: unary((request: WireConfig) => calls.ConfigureProvider(request)),
    ValidateResourceConfig: unary((request: TypeAndConfig) => calls.ValidateResourceConfig(request)),
    UpgradeResourceState: unary((request: UpgradeRequest) => calls.UpgradeResourceState(request)),
    ReadResource: unary((request: ReadRequest) => calls.ReadResource(request)),
    PlanResourceChange: unary((request: PlanRequest) => calls.PlanResourceChange(request)),
    ApplyResourceChange: unary((request: ApplyRequest) => calls.ApplyResourceChange(request)),
    ImportResourceState: unary((request: ImportRequest) => calls.ImportResourceState(request)),
    MoveResourceState: unary((request: MoveRequest) => calls.MoveResourceState(request)),
    ReadDataSource: unary((request: TypeAndConfig) => calls.ReadDataSource(request)),
    OpenEphemeralResource: unary((request: TypeAndConfig) => calls.OpenEphemeralResource(request)),
    GetFunctions: unary(() => calls.GetFunctions()),
    CallFunction: unary((request: FunctionCall) => calls.CallFunction(request)),
  };
}

function unary<Request>(answer: (request: Request) => Promise<object>): handleUnaryCall<Request, object> {
  return (call, callback) => {
    answer(call.request).then(
      (response) => callback(null, response),
      (error: unknown) => callback(null, { diagnostics: [diagnosticOf(error)] }),
    );
  };
}
