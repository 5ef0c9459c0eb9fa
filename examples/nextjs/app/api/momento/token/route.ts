import { createTokenHandler, optionsFromEnvironment, type TokenHandler } from 'momento-chat/tvm';

let tokens: TokenHandler | undefined;

function answer(request: Request): Promise<Response> {
  // Made with the first request: `next build` loads this file too, and has no key.
  tokens ??= createTokenHandler(optionsFromEnvironment(process.env));
  return tokens(request, { kind: 'anonymous' });
}

// With the methods that get 405: Next.js would answer those without saying why, and HEAD with a vend.
export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
