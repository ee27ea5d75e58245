import { derived } from '../plan/derived';
import { element, xmlAnswer, type HttpAnswer, type HttpQuestion } from './http-answer';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const HOUR_MS = 3_600_000;

/** The part of STS that a backend uses: who the credentials are, and assuming a role. Every role can be assumed. */
export function answerSts({ body, headers }: HttpQuestion, token: string): HttpAnswer {
  const form = new URLSearchParams(body.toString('utf8'));
  switch (form.get('Action')) {
    case 'GetCallerIdentity':
      return callerIdentity(accountOf(String(headers['authorization'] ?? '')));
    case 'AssumeRole':
    case 'AssumeRoleWithWebIdentity':
      return assumeRole(
        form.get('Action') ?? '',
        form.get('RoleArn') ?? '',
        form.get('RoleSessionName') ?? 'rehearsal',
        token,
      );
    default: {
      const error = `${element('Type', 'Sender')}${element('Code', 'InvalidAction')}${element('Message', 'not simulated')}`;
      return xmlAnswer(400, 'ErrorResponse', `<Error>${error}</Error>`, NAMESPACE);
    }
  }
}

function callerIdentity(account: string): HttpAnswer {
  const arn = `arn:aws:sts::${account}:assumed-role/landfall-rehearsal/rehearsal`;
  const result = element('Arn', arn) + element('UserId', 'AROAREHEARSAL:rehearsal') + element('Account', account);
  return response('GetCallerIdentity', result);
}

/** The key id of credentials of an account: it carries the account, so that later calls tell whose they are. */
export function accessKeyId(account: string): string {
  return `ASIA${account}0000`;
}

function assumeRole(action: string, roleArn: string, session: string, token: string): HttpAnswer {
  const [, , , , account = '', role = ''] = roleArn.split(':');
  const credentials = [
    element('AccessKeyId', accessKeyId(account)),
    element('SecretAccessKey', derived(roleArn, 'alnum', 40)),
    element('SessionToken', token),
    element('Expiration', new Date(Date.now() + HOUR_MS).toISOString()),
  ].join('');
  const arn = `arn:aws:sts::${account}:assumed-role/${role.replace(/^role\//, '')}/${session}`;
  const user = element('Arn', arn) + element('AssumedRoleId', `AROAREHEARSAL:${session}`);
  return response(action, `<Credentials>${credentials}</Credentials><AssumedRoleUser>${user}</AssumedRoleUser>`);
}

function accountOf(authorization: string): string {
  return /Credential=ASIA(\d{12})/.exec(authorization)?.[1] ?? '';
}

function response(action: string, result: string): HttpAnswer {
  const metadata = `<ResponseMetadata>${element('RequestId', 'rehearsal')}</ResponseMetadata>`;
  return xmlAnswer(200, `${action}Response`, `<${action}Result>${result}</${action}Result>${metadata}`, NAMESPACE);
}
