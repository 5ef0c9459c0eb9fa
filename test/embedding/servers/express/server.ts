import express from 'express';
import { createNodeListener, createTokenHandler, optionsFromEnvironment } from 'momento-chat/tvm';

const tokens = createTokenHandler(optionsFromEnvironment(process.env));

const app = express();
app.all('/api/momento/token', createNodeListener(tokens));
app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
