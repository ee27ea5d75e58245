import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect as connectHttp, type ClientHttp2Session } from 'node:http2';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ProviderCalls } from './calls';
import { serveProvider, type ProviderSocket } from './provider-socket';
import { ProviderError } from './provider-error';

const refused = (): never => {
  throw new ProviderError('not asked for');
};

/** A provider that answers with the size of what it was asked to configure, and refuses to validate. */
const calls: ProviderCalls = {
  GetProviderSchema: async () => ({}),
  ConfigureProvider: async ({ config }) => ({
    diagnostics: [{ severity: 'WARNING', summary: `${config?.msgpack?.length ?? 0} bytes` }],
  }),
  ValidateResourceConfig: async ({ typeName }) => {
    throw new ProviderError(`no ${typeName}`);
  },
  UpgradeResourceState: refused,
  ReadResource: refused,
  PlanResourceChange: refused,
  ApplyResourceChange: refused,
  ImportResourceState: refused,
  MoveResourceState: refused,
  ReadDataSource: refused,
  OpenEphemeralResource: refused,
  GetFunctions: refused,
  CallFunction: refused,
};

interface Answer {
  readonly status: string;
  readonly message: string;
  readonly body: string;
}

let folder: string;
let provider: ProviderSocket;
let client: ClientHttp2Session;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-socket-'));
  provider = await serveProvider(join(folder, 's'), () => calls);
  client = connectHttp('http://localhost', { createConnection: () => connect(provider.path) });
});

afterEach(async () => {
  client.destroy();
  await provider.close();
  rmSync(folder, { recursive: true });
});

function ask(path: string, ...chunks: readonly Buffer[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stream = client.request({ ':method': 'POST', ':path': path, te: 'trailers' });
    const answer = { status: '', message: '', body: '' };
    const readStatus = (headers: NodeJS.Dict<string | string[]>): void => {
      answer.status = String(headers['grpc-status'] ?? answer.status);
      answer.message = decodeURIComponent(String(headers['grpc-message'] ?? answer.message));
    };
    stream.on('response', readStatus);
    stream.on('trailers', readStatus);
    stream.on('data', (chunk: Buffer) => (answer.body += chunk.toString('latin1')));
    stream.on('end', () => resolve(answer));
    stream.on('error', reject);
    for (const chunk of chunks) stream.write(chunk);
    stream.end();
  });
}

function message(body: Buffer, compressed = 0): Buffer {
  const prefix = Buffer.from([compressed, 0, 0, 0, 0]);
  prefix.writeUInt32BE(body.length, 1);
  return Buffer.concat([prefix, body]);
}

/** One field of a message that holds bytes; small enough for one byte of length. */
function bytesField(id: number, content: string): Buffer {
  return Buffer.concat([Buffer.from([(id << 3) | 2, content.length]), Buffer.from(content)]);
}

describe('the socket of a provider', () => {
  it('is for its owner only', () => {
    expect(statSync(provider.path).mode & 0o777).toBe(0o600);
  });

  it('answers a call, and says in the trailers that it went well', async () => {
    const answer = await ask('/tfplugin6.Provider/ValidateProviderConfig', message(Buffer.alloc(0)));
    expect(answer).toEqual({ status: '0', message: '', body: '\0\0\0\0\0' });
  });

  it('turns what a provider refuses into a diagnostic of the answer', async () => {
    const answer = await ask('/tfplugin6.Provider/ValidateResourceConfig', message(bytesField(1, 'aws_vpc')));
    expect(answer.status).toBe('0');
    expect(answer.body).toContain('no aws_vpc');
  });

  it('reads a request that arrives in pieces', async () => {
    const whole = message(bytesField(2, bytesField(1, 'abc').toString('latin1')));
    const answer = await ask('/tfplugin6.Provider/ConfigureProvider', whole.subarray(0, 3), whole.subarray(3));
    expect(answer.body).toContain('3 bytes');
  });

  it('refuses a call that the protocol does not have, as Terraform expects it', async () => {
    const answer = await ask('/plugin.GRPCStdio/StreamStdio', message(Buffer.alloc(0)));
    expect(answer).toEqual({ status: '12', message: 'there is no call /plugin.GRPCStdio/StreamStdio', body: '' });
  });

  it.each([
    ['is compressed', [message(Buffer.alloc(0), 1)]],
    ['ends too early', [message(Buffer.from('abcdef')).subarray(0, 7)]],
    ['is empty', []],
  ])('refuses a request that %s', async (_, chunks) => {
    const { status, message: reason } = await ask('/tfplugin6.Provider/ConfigureProvider', ...chunks);
    expect([status, reason]).toEqual(['13', 'a request must be one message without compression']);
  });

  it('refuses a message that is none of the protocol, and goes on serving', async () => {
    const broken = await ask('/tfplugin6.Provider/ConfigureProvider', message(Buffer.from([0x12, 0xff])));
    expect(broken.status).toBe('13');
    const next = await ask('/tfplugin6.Provider/ValidateProviderConfig', message(Buffer.alloc(0)));
    expect(next.status).toBe('0');
  });

  it('goes on serving after somebody sent what is not HTTP/2', async () => {
    const stranger = connect(provider.path);
    stranger.on('error', () => undefined);
    await new Promise((resolve) => stranger.write('hello\r\n\r\n'.repeat(100), resolve));
    await new Promise((resolve) => stranger.once('close', resolve).resume());
    const answer = await ask('/tfplugin6.Provider/ValidateProviderConfig', message(Buffer.alloc(0)));
    expect(answer.status).toBe('0');
  });
});
