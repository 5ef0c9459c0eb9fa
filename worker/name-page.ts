/** As in index.html, first in its title. */
const OWN_NAME = 'Momento Chat';

/**
 * index.html as config.json, the last that was kept, has it named: by the title of its brand; or, where it has none, by the
 * page's own name, which index.html hides until that is known.
 */
export async function namePage(page: Response, config: Response | undefined): Promise<Response> {
  if (!config) return page;
  const html = await page.text();
  const file = (await config.json()) as { readonly brand?: { readonly title?: unknown } } | null;
  const { title = OWN_NAME } = file?.brand ?? {};
  const named = file?.brand
    ? html.replace(OWN_NAME, () => `${title as string}`.replaceAll('<', '&lt;'))
    : html.replace(' id="brand"', '');
  return new Response(named, { headers: page.headers });
}
