// `npm start`: the page, and the function as Netlify would call it. At Netlify this file is not used.
import './needs.js';
import { createNodeListener } from 'momento-chat/tvm';
import momentoToken from './netlify/functions/momento-token.mjs';
import { serve } from './site.js';

serve(createNodeListener(momentoToken));
