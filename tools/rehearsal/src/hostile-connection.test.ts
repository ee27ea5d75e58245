import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

import { frankfurt, stage, type Stage } from './testing/stage';

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const large = 'x'.repeat(24 << 20);

describe('a provider of a rehearsal', () => {
  let scene: Stage;
  let path: string;
  beforeAll(async () => {
    scene = await stage();
    const attached = JSON.parse(scene.env['TF_REATTACH_PROVIDERS'] ?? '{}') as Readonly<
      Record<string, { readonly Addr: { readonly String: string } }>
    >;
    path = attached['registry.terraform.io/hashicorp/aws']?.Addr.String ?? '';
  });
  afterAll(() => scene.close());

  /** Sends bytes, and waits until the provider or this side hangs up. */
  function send(bytes: Uint8Array | string, hangUp: 'at once' | 'when told'): Promise<Socket> {
    return new Promise((resolve) => {
      const socket = connect(path, () => {
        socket.write(bytes);
        if (hangUp === 'at once') socket.destroy();
      });
      socket.on('error', () => undefined);
      socket.resume();
      socket.once('close', () => resolve(socket));
    });
  }

  it('listens for its owner only', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('hangs up on what is no HTTP/2, and goes on serving', async () => {
    const frame = Buffer.concat([Buffer.from(PREFACE), Buffer.from('ffffff0dff7fffffff', 'hex'), randomBytes(64)]);
    for (const bytes of ['GET / HTTP/1.1\r\nHost: x\r\n\r\n', randomBytes(4096), frame]) await send(bytes, 'when told');
    for (const bytes of ['', PREFACE, PREFACE.slice(0, 5)]) await send(bytes, 'at once');
    scene.write('after', `${frankfurt}\nresource "aws_vpc" "v" {\n  cidr_block = "10.0.0.0/16"\n}\n`);
    expect(await scene.plan('after')).toMatchObject({ code: 2 });
  });

  it('takes values that are larger than what gRPC takes by default', async () => {
    const object = (key: string): string =>
      `resource "aws_s3_object" "${key}" {\n  bucket = "b"\n  key = "${key}"\n  content = file("large.txt")\n}\n`;
    scene.write('large', frankfurt + object('a'), { 'large.txt': large });
    const { code, output } = await scene.terraform('large', 'plan', '-no-color', '-out=plan');
    expect({ code, error: /Error: .*/.exec(output)?.[0] }).toEqual({ code: 0, error: undefined });
  });
});
