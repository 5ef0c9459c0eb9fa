// `npm run build:lambda`: bundles the two functions of the Token Vending Machine, and fails above a budget.

import { statSync } from 'node:fs';
import { buildLambda } from './lambda-bundle.ts';

const TOKEN_HANDLER_BYTES = 46_000;

const { tokenHandler, authorizer, tokenHandlerBytes: size } = await buildLambda({ outDir: 'build/lambda' });
console.log(`${tokenHandler}: ${size} bytes with what it loads at once, budget ${TOKEN_HANDLER_BYTES}`);
console.log(`${authorizer}: ${statSync(authorizer).size} bytes`);
if (size > TOKEN_HANDLER_BYTES) {
  console.error('over budget');
  process.exitCode = 1;
}
