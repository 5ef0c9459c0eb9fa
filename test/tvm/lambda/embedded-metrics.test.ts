import { describe, expect, it } from 'vitest';
import { embeddedMetrics, type Measured } from '../../../tvm/lambda/embedded-metrics.ts';
import { extractMetrics } from '../../support/extract-metrics.ts';

const vended: Measured = {
  functionName: 'tokens',
  outcome: 'vended',
  level: 'info',
  durationMs: 31,
  wallMs: 1_767_324_045_678,
};

describe('the metrics in a line of the log', () => {
  it('are what CloudWatch takes out of it', () => {
    expect(extractMetrics(JSON.stringify({ level: 'info', ...embeddedMetrics(vended) }))).toEqual([
      {
        namespace: 'MomentoChat/TokenVendingMachine',
        name: 'Answers',
        unit: 'Count',
        value: 1,
        dimensions: { FunctionName: 'tokens', Outcome: 'vended' },
        timestamp: 1_767_324_045_678,
      },
      {
        namespace: 'MomentoChat/TokenVendingMachine',
        name: 'Failures',
        unit: 'Count',
        value: 0,
        dimensions: { FunctionName: 'tokens' },
        timestamp: 1_767_324_045_678,
      },
      {
        namespace: 'MomentoChat/TokenVendingMachine',
        name: 'AnswerDuration',
        unit: 'Milliseconds',
        value: 31,
        dimensions: { FunctionName: 'tokens' },
        timestamp: 1_767_324_045_678,
      },
    ]);
  });

  it('do not time preflights, which would make all look faster', () => {
    const metrics = extractMetrics(JSON.stringify(embeddedMetrics({ ...vended, outcome: 'preflight' })));
    expect(metrics.map(({ name, dimensions }) => [name, dimensions])).toEqual([
      ['Answers', { FunctionName: 'tokens', Outcome: 'preflight' }],
      ['Failures', { FunctionName: 'tokens' }],
    ]);
  });

  it('say which answers are failures, in one sum for an alarm', () => {
    const failed = embeddedMetrics({ ...vended, outcome: 'bad_gateway', level: 'error' });
    const failures = extractMetrics(JSON.stringify(failed)).filter(({ name }) => name === 'Failures');
    expect(failures.map(({ value }) => value)).toEqual([1]);
  });

  it('are none where no function of Lambda runs', () => {
    expect(embeddedMetrics({ ...vended, functionName: undefined })).toEqual({});
  });
});
