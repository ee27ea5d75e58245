import { renderClientPolicy, renderListenerTls } from './tls';

const FILE = { kind: 'file', certificateChain: '/certs/chain.pem', privateKey: '/certs/key.pem' } as const;

describe('TLS of a listener', () => {
  it('is strict with a certificate of ACM', () => {
    const certificateArn = 'arn:aws:acm:eu-west-1:111111111111:certificate/a';
    expect(renderListenerTls({ mode: 'strict', certificate: { kind: 'acm', certificateArn } })).toEqual({
      mode: 'STRICT',
      certificate: { acm: { certificateArn } },
    });
  });

  it('is mutual when clients are validated', () => {
    const trust = { kind: 'file', certificateChain: '/certs/ca.pem' } as const;
    expect(
      renderListenerTls({
        mode: 'permissive',
        certificate: FILE,
        clients: { trust, subjectAlternativeNames: ['web.shop'] },
      }),
    ).toEqual({
      mode: 'PERMISSIVE',
      certificate: { file: { certificateChain: '/certs/chain.pem', privateKey: '/certs/key.pem' } },
      validation: {
        trust: { file: { certificateChain: '/certs/ca.pem' } },
        subjectAlternativeNames: { match: { exact: ['web.shop'] } },
      },
    });
  });

  it('takes certificates and trust from a secret discovery service', () => {
    const sds = { kind: 'sds', secretName: 'spiffe://shop/orders' } as const;
    expect(renderListenerTls({ mode: 'strict', certificate: sds, clients: { trust: sds } })).toEqual({
      mode: 'STRICT',
      certificate: { sds: { secretName: 'spiffe://shop/orders' } },
      validation: { trust: { sds: { secretName: 'spiffe://shop/orders' } } },
    });
  });

  it('is absent when disabled', () => {
    expect(renderListenerTls({ mode: 'disabled' })).toBeUndefined();
  });
});

describe('TLS of a client', () => {
  it('is enforced on every port and shows no certificate by default', () => {
    const certificateAuthorityArns = ['arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/a'] as const;
    expect(renderClientPolicy({ kind: 'tls', trust: { kind: 'acm', certificateAuthorityArns } })).toEqual({
      tls: {
        enforce: true,
        validation: { trust: { acm: { certificateAuthorityArns: [...certificateAuthorityArns] } } },
      },
    });
  });

  it('shows a certificate, and holds for some ports, when asked for', () => {
    expect(
      renderClientPolicy({
        kind: 'tls-unenforced',
        trust: { kind: 'file', certificateChain: '/certs/ca.pem' },
        certificate: FILE,
        ports: [443],
      }),
    ).toEqual({
      tls: {
        enforce: false,
        ports: [443],
        certificate: { file: { certificateChain: '/certs/chain.pem', privateKey: '/certs/key.pem' } },
        validation: { trust: { file: { certificateChain: '/certs/ca.pem' } } },
      },
    });
  });

  it('is absent in plain text', () => {
    expect(renderClientPolicy({ kind: 'plaintext' })).toBeUndefined();
  });
});
