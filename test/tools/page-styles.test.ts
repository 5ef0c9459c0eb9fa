import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { pageStyles } from '../../tools/page-styles.ts';

describe('The styles of the page, in what is built for other pages', () => {
  it('are the rules of index.html, and need no document', async () => {
    const bundle = await rolldown({ input: 'src/ui/parts/page-styles.ts', plugins: [pageStyles()] });
    const { output } = await bundle.generate({ format: 'es' });
    const { code } = output[0];
    expect(code).toContain('pageStyles.replaceSync(":root{color-scheme:light dark;');
    expect(code).toContain('button.primary{');
    expect(code).not.toContain('document');
  });
});
