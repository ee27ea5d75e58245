import type { ServerHttp2Stream } from 'node:http2';

/** A call of a gRPC service that takes one message and answers with one. */
export interface UnaryCall {
  readonly name: string;
  readonly path: string;
  readonly read: (message: Uint8Array) => object;
  readonly write: (answer: object) => Uint8Array;
}

/** The answer to a request; a rejection is a fault of the handler, not of its user. */
export type Handler = (request: object) => Promise<object>;

/** Status codes of gRPC. */
const OK = '0';
const RESOURCE_EXHAUSTED = '8';
const UNIMPLEMENTED = '12';
const INTERNAL = '13';

/** What goes before each message: one byte that says whether it is compressed, and its size. */
const PREFIX_BYTES = 5;

/** The largest message that Terraform sends and accepts. */
const MAX_MESSAGE_BYTES = 256 << 20;

const HEADERS = { ':status': 200, 'content-type': 'application/grpc' };

/** Answers the calls that arrive on the streams of one HTTP/2 connection, in gRPC. */
export function answerCalls(
  calls: readonly UnaryCall[],
  handlerOf: (name: string) => Handler,
): (stream: ServerHttp2Stream, path: string) => void {
  const served = new Map(calls.map((call) => [call.path, { call, handler: handlerOf(call.name) }] as const));
  return (stream, path) => {
    // A stream that Terraform cancels ends with an error that concerns nobody else.
    stream.on('error', () => stream.destroy());
    const found = served.get(path);
    if (found === undefined) return refuse(stream, UNIMPLEMENTED, `there is no call ${path}`);
    const { call, handler } = found;
    receive(stream, (message) => {
      const answered = Promise.resolve(message).then((bytes) => handler(call.read(bytes)));
      answered.then(call.write).then(
        (answer) => send(stream, answer),
        (error: unknown) => refuse(stream, INTERNAL, String(error)),
      );
    });
  };
}

/** Collects the one message of a request. */
function receive(stream: ServerHttp2Stream, then: (message: Uint8Array) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_MESSAGE_BYTES + PREFIX_BYTES) chunks.push(chunk);
  });
  stream.once('end', () => {
    if (size > MAX_MESSAGE_BYTES + PREFIX_BYTES) {
      return refuse(stream, RESOURCE_EXHAUSTED, `a message of ${size} bytes is larger than ${MAX_MESSAGE_BYTES}`);
    }
    const received = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
    if (size < PREFIX_BYTES || received[0] !== 0 || received.readUInt32BE(1) !== size - PREFIX_BYTES) {
      return refuse(stream, INTERNAL, 'a request must be one message without compression');
    }
    then(received.subarray(PREFIX_BYTES));
  });
}

function send(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (stream.destroyed) return;
  const frame = Buffer.allocUnsafe(PREFIX_BYTES + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, PREFIX_BYTES);
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': OK }));
  stream.respond(HEADERS, { waitForTrailers: true });
  stream.end(frame);
}

function refuse(stream: ServerHttp2Stream, status: string, reason: string): void {
  if (stream.destroyed) return;
  stream.resume();
  const message = encodeURIComponent(Buffer.from(reason).toString());
  stream.respond({ ...HEADERS, 'grpc-status': status, 'grpc-message': message }, { endStream: true });
}
