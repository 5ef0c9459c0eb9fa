// The whole server: the page, and the Token Vending Machine.
import './needs.js';
import { createNodeListener } from 'momento-chat/tvm';
import { answer } from './machine.js';
import { serve } from './site.js';

serve(createNodeListener(answer));
