import { Problems } from '@landfall/contracts';
import { checkListener, type NodeListener, renderGatewayListener, renderNodeListener } from './listener';

const PLAIN = { port: 8080, tls: { mode: 'disabled' } } as const;

function problemsOf(listener: NodeListener): string {
  const problems = new Problems('here');
  checkListener(listener, problems, 'here');
  try {
    problems.throwIfAny();
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('a listener', () => {
  it('has a port and a protocol, and nothing else by default', () => {
    expect(renderNodeListener({ ...PLAIN, protocol: 'tcp' })).toEqual({ portMapping: { port: 8080, protocol: 'tcp' } });
    expect(renderGatewayListener({ ...PLAIN, protocol: 'grpc' })).toEqual({
      portMapping: { port: 8080, protocol: 'grpc' },
    });
  });

  it('checks health every 10 seconds by default', () => {
    const probe = { kind: 'http', path: '/healthz' } as const;
    expect(renderNodeListener({ ...PLAIN, protocol: 'http', healthCheck: { probe } })).toMatchObject({
      healthCheck: {
        protocol: 'http',
        path: '/healthz',
        intervalMillis: 10000,
        timeoutMillis: 5000,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
    });
  });

  it('checks health as it is told', () => {
    const healthCheck = {
      probe: { kind: 'grpc' },
      port: 9090,
      intervalSeconds: 30,
      timeoutSeconds: 2,
      healthyThreshold: 4,
      unhealthyThreshold: 5,
    } as const;
    expect(renderGatewayListener({ ...PLAIN, protocol: 'grpc', healthCheck }).healthCheck).toEqual({
      protocol: 'grpc',
      port: 9090,
      intervalMillis: 30000,
      timeoutMillis: 2000,
      healthyThreshold: 4,
      unhealthyThreshold: 5,
    });
  });

  it('ejects at most half of the endpoints for 30 seconds by default', () => {
    expect(renderNodeListener({ ...PLAIN, protocol: 'http', outlierDetection: { maxServerErrors: 5 } })).toMatchObject({
      outlierDetection: {
        maxServerErrors: 5,
        maxEjectionPercent: 50,
        interval: { unit: 's', value: 10 },
        baseEjectionDuration: { unit: 's', value: 30 },
      },
    });
  });

  it.each(['http', 'http2', 'grpc'] as const)('waits for %s as long as it is told', (protocol) => {
    expect(renderNodeListener({ ...PLAIN, protocol, timeout: { idle: '0s', perRequest: '250ms' } }).timeout).toEqual({
      [protocol]: { idle: { unit: 's', value: 0 }, perRequest: { unit: 'ms', value: 250 } },
    });
  });

  it('has only an idle timeout for tcp', () => {
    expect(renderNodeListener({ ...PLAIN, protocol: 'tcp', timeout: { idle: '60s' } }).timeout).toEqual({
      tcp: { idle: { unit: 's', value: 60 } },
    });
  });

  it('limits connections or requests by protocol', () => {
    const http = renderNodeListener({
      ...PLAIN,
      protocol: 'http',
      connectionPool: { maxConnections: 10, maxPendingRequests: 20 },
    });
    expect(http.connectionPool).toEqual({ http: [{ maxConnections: 10, maxPendingRequests: 20 }] });
    const grpc = renderNodeListener({ ...PLAIN, protocol: 'grpc', connectionPool: { maxRequests: 10 } });
    expect(grpc.connectionPool).toEqual({ grpc: { maxRequests: 10 } });
    const gateway = renderGatewayListener({ ...PLAIN, protocol: 'http2', connectionPool: { maxRequests: 10 } });
    expect(gateway.connectionPool).toEqual({ http2: { maxRequests: 10 } });
  });

  it('fails for every value out of range', () => {
    const problems = problemsOf({
      ...PLAIN,
      protocol: 'http',
      connectionPool: { maxConnections: 0 },
      timeout: { idle: '1.5s' },
      healthCheck: {
        probe: { kind: 'tcp' },
        intervalSeconds: 4,
        timeoutSeconds: 61,
        healthyThreshold: 1,
        unhealthyThreshold: 11,
      },
      outlierDetection: { maxServerErrors: 0, maxEjectionPercent: 101 },
    });
    expect(problems.split('\n').map((line) => line.replace('LandfallError: ', ''))).toEqual([
      'APP_MESH_OUT_OF_RANGE at here.healthCheck.intervalSeconds: must be a whole number between 5 and 300, got 4',
      'APP_MESH_OUT_OF_RANGE at here.healthCheck.timeoutSeconds: must be a whole number between 2 and 60, got 61',
      'APP_MESH_OUT_OF_RANGE at here.healthCheck.healthyThreshold: must be a whole number between 2 and 10, got 1',
      'APP_MESH_OUT_OF_RANGE at here.healthCheck.unhealthyThreshold: must be a whole number between 2 and 10, got 11',
      'APP_MESH_OUT_OF_RANGE at here.connectionPool.maxConnections: must be a whole number between 1 and 2147483647, got 0',
      "APP_MESH_DURATION_INVALID at here.timeout.idle: '1.5s' is no duration; write one like 15s or 250ms",
      'APP_MESH_OUT_OF_RANGE at here.outlierDetection.maxServerErrors: must be a whole number at least 1, got 0',
      'APP_MESH_OUT_OF_RANGE at here.outlierDetection.maxEjectionPercent: must be a whole number between 0 and 100, got 101',
    ]);
  });
});
