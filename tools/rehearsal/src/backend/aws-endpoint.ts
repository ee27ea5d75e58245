import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

import type { Cloud } from '../cloud/cloud';
import type { HttpAnswer, HttpQuestion } from './http-answer';
import { ObjectStore } from './object-store';
import { answerS3 } from './s3';
import { accessKeyId, answerSts } from './sts';

/** Hosts that do not exist: what is sent to them goes through the proxy, or nowhere. */
const S3_HOST = 's3.rehearsal.invalid';
const STS_HOST = 'sts.rehearsal.invalid';

/** A local stand-in for the AWS endpoints that Terraform's own calls go to: those of the S3 backend. */
export interface AwsEndpoint {
  /** Environment variables that send those calls here. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Serves S3 and STS on a free port of the loopback interface, as an HTTP proxy: the AWS SDK puts the bucket into the
 * host name, which no resolver would know.
 */
export async function serveAwsEndpoint(cloud: Cloud, account: string): Promise<AwsEndpoint> {
  const store = new ObjectStore(cloud);
  const token = randomBytes(32).toString('hex');
  const server = createServer((request, response) => {
    questionOf(request).then(
      (question) => {
        const { status, headers = {}, body = '' } = answer(store, question, token);
        response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
        response.end(question.method === 'HEAD' ? undefined : body);
      },
      () => response.destroy(),
    );
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    env: {
      AWS_ENDPOINT_URL_S3: `http://${S3_HOST}`,
      AWS_ENDPOINT_URL_STS: `http://${STS_HOST}`,
      HTTP_PROXY: `http://127.0.0.1:${port}`,
      ...throughProxy(process.env),
      AWS_ACCESS_KEY_ID: accessKeyId(account),
      AWS_SECRET_ACCESS_KEY: 'rehearsal',
      AWS_SESSION_TOKEN: token,
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the user keeps from proxies, without what would keep the simulated hosts from ours. */
function throughProxy(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const names = ['NO_PROXY', 'no_proxy'].filter((name) => environment[name] !== undefined);
  const keepsOurs = (entry: string): boolean =>
    entry === '*' || `.${S3_HOST}`.endsWith(`.${entry.replace(/^\*?\./, '')}`);
  return Object.fromEntries(
    names.map((name) => {
      const entries = (environment[name] ?? '').split(',').map((entry) => entry.trim());
      return [name, entries.filter((entry) => entry !== '' && !keepsOurs(entry)).join()];
    }),
  );
}

/** Every process of the machine reaches the port; only those with the credentials of this rehearsal are answered. */
function answer(store: ObjectStore, question: HttpQuestion, token: string): HttpAnswer {
  const { hostname } = question.url;
  const ofS3 = hostname === S3_HOST || hostname.endsWith(`.${S3_HOST}`);
  if (!ofS3 && hostname !== STS_HOST) return { status: 502, body: `a rehearsal does not reach ${hostname}\n` };
  if (question.headers['x-amz-security-token'] !== token) return { status: 403, body: 'not of this rehearsal\n' };
  if (hostname === STS_HOST) return answerSts(question, token);
  const url = new URL(question.url);
  if (hostname !== S3_HOST) url.pathname = `/${hostname.slice(0, -S3_HOST.length - 1)}${url.pathname}`;
  return answerS3(store, { ...question, url });
}

async function questionOf(request: IncomingMessage): Promise<HttpQuestion> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? S3_HOST}`);
  return { method: request.method ?? 'GET', url, headers: request.headers, body: Buffer.concat(chunks) };
}
