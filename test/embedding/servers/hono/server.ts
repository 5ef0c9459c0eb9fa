import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createTokenHandler, optionsFromEnvironment } from 'momento-chat/tvm';

const tokens = createTokenHandler(optionsFromEnvironment(process.env));

const app = new Hono();
app.all('/api/momento/token', (context) => tokens(context.req.raw, { kind: 'anonymous' }));
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: '127.0.0.1' });
