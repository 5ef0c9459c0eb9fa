// Writes the pages of the API, one for each entry of the package, out of the comments that the built types carry.

import { join } from 'node:path';
import { Application, DeclarationReflection, ParameterReflection, SignatureReflection } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import { entries } from './entries.ts';
import { root } from './repository.ts';

const asPages: Partial<PluginOptions> = {
  entryFileName: 'index',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  pageTitleTemplates: { index: () => 'API', module: ({ name }) => name },
  useCustomAnchors: true,
  useCodeBlocks: true,
  useHTMLEncodedBrackets: true,
  sanitizeComments: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
};
const app = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown'],
  entryPoints: entries.map(({ types }) => join(root, types, 'index.d.ts')),
  tsconfig: join(import.meta.dirname, 'api.tsconfig.json'),
  basePath: root,
  name: 'API',
  readme: 'none',
  router: 'module',
  disableSources: true,
  excludePrivate: true,
  excludeExternals: true,
  // An entry names what others use; what that is made of inside has no page.
  validation: { notExported: false },
  treatWarningsAsErrors: true,
  logLevel: 'Warn',
  outputs: [{ name: 'markdown', path: join(import.meta.dirname, 'api') }],
  ...asPages,
});
const project = await app.convert();
for (const module of project?.children ?? []) {
  module.name = entries.find(({ types }) => types === module.name)?.name ?? module.name;
}
for (const each of Object.values(project?.reflections ?? {})) {
  if (each instanceof ParameterReflection && each.name === '__namedParameters') each.name = 'options';
  if (!(each instanceof DeclarationReflection || each instanceof SignatureReflection)) continue;
  // Where a member comes from is no matter to those who use it, and what a class is inside has no page.
  each.inheritedFrom = each.overwrites = each.implementationOf = undefined;
  if (each instanceof DeclarationReflection) each.implementedTypes = undefined;
}
if (!project || app.logger.hasErrors() || app.logger.hasWarnings()) {
  throw new Error('unable to write the API; what is wrong stands above');
}
await app.generateOutputs(project);
