import { createServer } from 'node:http';
import {
  createNodeListener,
  createTokenHandler,
  createVendMetrics,
  optionsFromEnvironment,
  refusalEntry,
} from 'momento-chat/tvm';

const metrics = createVendMetrics();
const tokens = createNodeListener(
  createTokenHandler({
    ...optionsFromEnvironment(process.env),
    onAnswer: metrics.observe,
    onRefusal: (refusal) => console.warn(JSON.stringify(refusalEntry(refusal))),
  }),
);

createServer((request, response) => {
  if (request.url?.split('?')[0] === '/api/momento/token') tokens(request, response);
  else response.writeHead(404).end();
}).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');

// At a port of its own, which the outside does not reach.
createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': metrics.contentType }).end(metrics.metricsText());
}).listen(Number(process.env.METRICS_PORT ?? 9464), '127.0.0.1');
