import { type PackageModule, packageModule } from './package-module.ts';
import { nameOf, namesGiven } from './replacement-code.ts';
import type { Replacement, SlimPlan } from './slim-plan.ts';
import { takenNames } from './taken-names.ts';

/** The modules of the page, as the bundler knows them. */
export interface PageGraph {
  readonly ids: readonly string[];
  readonly codeOf: (id: string) => string;
  readonly importsOf: (id: string) => readonly string[];
  readonly resolve: (specifier: string, importer: string) => Promise<string | undefined>;
  /** `version` in the package.json of a folder. */
  readonly versionAt: (root: string) => string;
}

/** Finds the replacement of a module, if the plan has one. */
export function replacementOf(id: string, plan: SlimPlan): Replacement | undefined {
  const found = moduleOfPlan(id, plan);
  return plan.replacements.find((known) => known.package === found?.package && known.path === found.path);
}

/** A package that the plan does not know may bring copies of its own, which the SDK never meets. */
function moduleOfPlan(id: string, { versions }: SlimPlan): PackageModule | undefined {
  const found = packageModule(id);
  return found?.within === undefined || Object.hasOwn(versions, found.within) ? found : undefined;
}

/** All the ways in which a page does not fit the plan, in words; none if it fits. */
export async function planFaults(graph: PageGraph, plan: SlimPlan): Promise<readonly string[]> {
  return [
    ...versionFaults(graph, plan),
    ...absenceFaults(graph, plan),
    ...codecFaults(graph, plan),
    ...(await nameFaults(graph, plan)),
  ];
}

function versionFaults({ ids, versionAt }: PageGraph, plan: SlimPlan): readonly string[] {
  const roots = new Map<string, string>();
  for (const id of ids) {
    const found = moduleOfPlan(id, plan);
    if (found) roots.set(found.root, found.package);
  }
  return [...roots].flatMap(([root, name]) => {
    const tried = plan.versions[name];
    if (tried === undefined) return [];
    const version = versionAt(root);
    return version === tried ? [] : [`${name} is ${version}, and ${tried} was tried`];
  });
}

function absenceFaults({ ids }: PageGraph, plan: SlimPlan): readonly string[] {
  const met = new Set(ids.map((id) => replacementOf(id, plan)));
  return plan.replacements
    .filter((replacement) => !met.has(replacement))
    .map((replacement) => `${nameOf(replacement)} is not there any more, or nothing imports it`);
}

function codecFaults({ ids }: PageGraph, plan: SlimPlan): readonly string[] {
  const { codecs } = plan;
  const met = ids.flatMap((id) => {
    const found = moduleOfPlan(id, plan);
    return found?.package === codecs.package ? [found.path] : [];
  });
  return [
    ...met
      .filter((path) => !codecs.paths.includes(path))
      .map((path) => `the codec ${codecs.package}/${path} came in`),
    ...codecs.paths
      .filter((path) => !met.includes(path))
      .map((path) => `the codec ${codecs.package}/${path} is missing`),
  ];
}

async function nameFaults(graph: PageGraph, plan: SlimPlan): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const id of graph.ids) {
    const isConcerned = graph.importsOf(id).some((imported) => replacementOf(imported, plan));
    // A replacement names only what it gives.
    if (!isConcerned || replacementOf(id, plan)) continue;
    for (const [specifier, { names, isWhole }] of takenNames(graph.codeOf(id))) {
      const imported = await graph.resolve(specifier, id);
      const replacement = imported === undefined ? undefined : replacementOf(imported, plan);
      if (!replacement) continue;
      const given = namesGiven(replacement);
      const missing = [...names].filter((name) => !given.includes(name));
      if (missing.length > 0) {
        faults.push(`${id} takes ${missing.join(', ')} of ${nameOf(replacement)}, which is replaced`);
      }
      if (isWhole) {
        faults.push(`${id} takes all of ${nameOf(replacement)}, which is replaced`);
      }
    }
  }
  return faults;
}
