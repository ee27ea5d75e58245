import { element, xmlAnswer, type HttpAnswer, type HttpQuestion } from './http-answer';
import type { ObjectStore, StoredObject } from './object-store';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** The part of S3 that a Terraform backend uses: list, get, head, put (also if new only) and delete. */
export function answerS3(store: ObjectStore, question: HttpQuestion): HttpAnswer {
  const { method, url } = question;
  const [, bucket = '', ...rest] = decodeURIComponent(url.pathname).split('/');
  const key = rest.join('/');
  if (bucket === '') return refusal(400, 'InvalidRequest', 'the request names no bucket');
  if (key === '') return answerBucket(store, question, bucket);
  const name = `${bucket}/${key}`;
  switch (method) {
    case 'GET':
    case 'HEAD':
      return read(store.get(name), key);
    case 'PUT':
      return write(store, name, question);
    case 'DELETE':
      store.delete(name);
      return { status: 204 };
    default:
      return refusal(501, 'NotImplemented', `the simulated S3 does not know ${method} of an object`);
  }
}

function answerBucket(store: ObjectStore, { method, url }: HttpQuestion, bucket: string): HttpAnswer {
  if (method === 'HEAD') return { status: 200 };
  if (method !== 'GET') return refusal(501, 'NotImplemented', `the simulated S3 does not know ${method} of a bucket`);
  const prefix = url.searchParams.get('prefix') ?? '';
  const keys = store.list(bucket, prefix);
  const contents = keys.map((key) => {
    const { content, etag } = store.get(`${bucket}/${key}`) ?? { content: Buffer.alloc(0), etag: '' };
    const described = element('Key', key) + element('ETag', etag) + element('Size', String(content.length));
    return `<Contents>${described}</Contents>`;
  });
  const head = element('Name', bucket) + element('Prefix', prefix) + element('KeyCount', String(keys.length));
  const body = `${head}${element('IsTruncated', 'false')}${contents.join('')}`;
  return xmlAnswer(200, 'ListBucketResult', body, NAMESPACE);
}

function read(object: StoredObject | undefined, key: string): HttpAnswer {
  if (object === undefined) return refusal(404, 'NoSuchKey', `The specified key does not exist: ${key}`);
  return { status: 200, headers: { ...headersOf(object), 'content-type': 'application/json' }, body: object.content };
}

function write(store: ObjectStore, name: string, { headers, body }: HttpQuestion): HttpAnswer {
  const content = headers['content-encoding'] === 'aws-chunked' ? withoutChunks(body) : body;
  const object = store.put(name, content, headers['if-none-match'] === '*');
  if (object === undefined) {
    return refusal(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
  return { status: 200, headers: headersOf(object) };
}

function headersOf({ etag, versionId }: StoredObject): Readonly<Record<string, string>> {
  return { etag, 'x-amz-version-id': versionId, 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' };
}

/** The content of a body in AWS's chunked form: each chunk has its length, in hexadecimal, on a line before it. */
function withoutChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf('\r\n', at);
    const length = parseInt(body.toString('latin1', at, end), 16);
    if (!(length > 0)) break;
    chunks.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(chunks);
}

function refusal(status: number, code: string, message: string): HttpAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${element('Code', code)}${element('Message', message)}</Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
