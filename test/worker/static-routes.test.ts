import { describe, expect, it } from 'vitest';
import { staticRoutes } from '../../worker/static-routes.ts';

describe('staticRoutes', () => {
  it('send to the network what the worker would not answer', () => {
    const routes = staticRoutes(['assets/page-1234567.js', 'assets/room-1234567.js', 'favicon.svg']);
    const answered = ['./?*', './index.html?*', './config.json?*', './favicon.svg?*', './assets/*'];
    const or = answered.map((urlPattern) => ({ urlPattern }));
    expect(routes).toEqual([{ condition: { not: { or } }, source: 'network' }]);
  });
});
