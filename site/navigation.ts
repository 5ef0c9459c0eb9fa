import type { DefaultTheme } from 'vitepress';
import { documentsIn, examples, pageOf, titleOf } from './documents.ts';
import { entries } from './entries.ts';

type Item = DefaultTheme.SidebarItem;

/** A document under its own title, or under a shorter name. */
function page(document: string, text = titleOf(document)): Item {
  return { text, link: `/${pageOf(document)}` };
}

const doc = (name: string, text?: string) => page(`docs/${name}.md`, text);

export const sidebar: Item[] = [
  {
    text: 'Learn',
    items: [
      page('site/pages/token-vending-machine.md'),
      page('site/pages/try.md'),
      doc('screens'),
      doc('writing'),
      doc('notifications'),
    ],
  },
  {
    text: 'Start',
    items: [
      page('README.md', 'On your machine'),
      doc('create'),
      doc('stand-ins', 'Stand-ins'),
      page('site/pages/momento.md'),
      doc('configuration'),
    ],
  },
  {
    text: 'Deploy',
    items: [
      doc('deploy-netlify'),
      doc('deploy-aws'),
      doc('sign-in-with'),
      doc('cognito-sign-in', 'Sign in with Amazon Cognito'),
      doc('first-day'),
    ],
  },
  { text: 'Embed', items: [doc('embedding', 'The machine in your server'), doc('tvm')] },
  {
    text: 'Reuse',
    items: [
      doc('elements'),
      doc('packages'),
      { text: 'Examples', collapsed: true, items: examples().map((document) => page(document)) },
      {
        text: 'API',
        link: '/api/',
        collapsed: true,
        items: entries.map(({ name }) => ({ text: name, link: `/api/${name}` })),
      },
    ],
  },
  {
    text: 'Operate',
    items: [
      doc('operating', 'Metrics, alarms, what to do'),
      doc('security'),
      doc('scaling'),
      doc('proxies'),
      doc('cognito-refusals'),
    ],
  },
  {
    text: 'How it is made',
    items: [
      page('ARCHITECTURE.md'),
      doc('reliability'),
      doc('testing'),
      doc('performance'),
      doc('browsers'),
      doc('platform'),
      {
        text: 'Decisions',
        collapsed: true,
        items: documentsIn('docs/decisions').map((document) => page(document)),
      },
      page('CONTRIBUTING.md'),
      page('CHANGELOG.md'),
      doc('releasing'),
      page('SECURITY.md', 'Report a problem'),
    ],
  },
];

export const nav: DefaultTheme.NavItem[] = [
  { text: 'Try it', link: '/try' },
  { text: 'Start', link: '/start' },
  { text: 'Deploy', link: '/deploy-netlify', activeMatch: '^/deploy-' },
  { text: 'Reuse', link: '/packages' },
  { text: 'Operate', link: '/operating' },
  { text: 'API', link: '/api/', activeMatch: '^/api/' },
];
