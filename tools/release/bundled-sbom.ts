/** Of CycloneDX, as `npm sbom` writes it, what is read here. */
export interface Sbom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

interface Dependency {
  readonly ref: string;
  readonly dependsOn?: readonly string[];
}

const IS_OF_DEVELOPMENT = 'cdx:npm:package:development';

/**
 * Leaves in it what is in the package: npm lists all that is installed here, and takes for development what is bundled.
 * @param licenses what the build wrote of what it bundled
 * @throws Error for a bundled package that npm does not list
 */
export function bundledSbom(sbom: Sbom, { name, licenses }: { name: string; licenses: string }): Sbom {
  const bundled = [...licenses.matchAll(/^-{80}\n(\S+) (\S+), .*\n-{80}$/gm)].map(
    ([, packageName = '', version = '']) => `${packageName}@${version}`,
  );
  const components = bundled.map((ref) => {
    const component = sbom.components.find((each) => `${each.name}@${each.version}` === ref);
    if (!component) throw new Error(`unable to write the SBOM; npm does not list ${ref}, which is bundled`);
    const properties = component.properties?.filter((property) => property.name !== IS_OF_DEVELOPMENT) ?? [];
    return { ...component, properties };
  });
  const root = sbom.metadata.component;
  const refs = new Set(components.map((component) => component['bom-ref']));
  const dependencies = sbom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  return {
    ...sbom,
    // npm calls it by the folder that it lies in.
    metadata: { ...sbom.metadata, component: { ...root, name } },
    components,
    dependencies: [{ ref: root['bom-ref'], dependsOn: [...refs] }, ...dependencies],
  };
}
