import { chmodSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http2';
import { createServer, type Server as SocketServer, type Socket } from 'node:net';

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
import { providerCalls } from './tfplugin6';
import { answerCalls, type Handler } from './unary-calls';

/** Room for the largest values that Terraform sends at once, so that no call waits for another. */
const WINDOW_BYTES = 16 << 20;

/** What a connection may hold at once, in MB: ten messages of the largest size that Terraform sends. */
const SESSION_MEMORY_MB = 2560;

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
  const open = new Set<Socket>();
  const http = createHttpServer({ settings: { initialWindowSize: WINDOW_BYTES }, maxSessionMemory: SESSION_MEMORY_MB });
  http.on('session', (session) => {
    const served = handlers(newCalls());
    const answer = answerCalls(providerCalls, (name) => served[name] ?? unused);
    session.setLocalWindowSize(WINDOW_BYTES);
    session.on('error', () => session.destroy());
    session.on('stream', (stream, headers) => answer(stream, headers[':path'] ?? ''));
  });
  const sockets = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    http.emit('connection', socket);
  });
  await listen(sockets, path);
  return {
    path,
    close: () =>
      new Promise((resolve) => {
        sockets.close(() => resolve());
        for (const socket of open) socket.destroy();
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

/** Calls that a simulated provider has no use for are answered with an empty response. */
const unused: Handler = () => Promise.resolve({});

function handlers(calls: ProviderCalls): Readonly<Record<string, Handler>> {
  return {
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

/** The protocol says which message a call carries, so `request` is what its handler takes. */
function unary<Request>(answer: (request: Request) => Promise<object>): Handler {
  return (request) => answer(request as Request).catch((error: unknown) => ({ diagnostics: [diagnosticOf(error)] }));
}
