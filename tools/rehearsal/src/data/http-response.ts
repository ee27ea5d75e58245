import { textOf } from '../values/value';
import { InventedAnswer, type DataQuery } from './data-source';

/** Sites that answer with the address of whoever asks. */
const ECHOES_ADDRESS =
  /^https?:\/\/(?:[\w.]*icanhazip\.com|checkip\.amazonaws\.com|api\.ipify\.org|[\w.]*ifconfig\.(?:me|co|io)(?:\/ip)?|ipinfo\.io\/ip|ipecho\.net\/plain|[\w.]*ident\.me)\/?$/;

/** An address of the block that is kept for documentation. Source: RFC 5737. */
const ADDRESS = '203.0.113.10';

/** No request leaves the rehearsal: sites that tell the caller's address tell one, and all others answer nothing. */
export function httpResponse({ config }: DataQuery): InventedAnswer {
  const url = textOf(config['url']) ?? '';
  const body = ECHOES_ADDRESS.test(url) ? `${ADDRESS}\n` : '';
  return new InventedAnswer({
    id: url,
    body,
    response_body: body,
    response_body_base64: Buffer.from(body).toString('base64'),
    response_headers: {},
    status_code: 200,
  });
}
