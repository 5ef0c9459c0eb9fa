// What the CDK reads (`cdk.json`): the machine, and the page that `npm run build` has written into `dist/`.
import { App } from 'aws-cdk-lib';
import { addPageWithMachine } from 'momento-chat/tvm/aws';
import { machine } from './aws-machine.js';
import { config } from './parts.js';
import { policy } from './site.js';

addPageWithMachine(new App(), {
  // What the names of the stacks begin with.
  name: 'MomentoChatPage',
  cacheName: config.cacheName,
  machine,
  page: { folder: 'dist', policy },
});
