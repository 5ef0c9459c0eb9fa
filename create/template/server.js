// The whole server: the page, and the Token Vending Machine that lets its guests in.
import './needs-key.js';
import {
  createNodeListener,
  createTokenHandler,
  optionsFromEnvironment,
  refusalEntry,
} from 'momento-chat/tvm';
import { serve } from './site.js';

const tokens = createTokenHandler({
  ...optionsFromEnvironment(process.env),
  onRefusal: (refusal) => console.warn(JSON.stringify(refusalEntry(refusal))),
});
serve(createNodeListener(tokens));
