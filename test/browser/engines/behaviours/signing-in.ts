import { describe, expect, it } from 'vitest';
import type { Target } from '../../../support/engines/in-page.ts';
import { button, JOIN, type Person, textbox } from '../../../support/engines/person.ts';
import type { EngineStage } from '../../../support/engines/use-engine.ts';
import { PASSWORD } from '../../../support/member.ts';

export function describeSigningIn({ host, somebody }: EngineStage): void {
  describe('Signing in with Cognito', () => {
    it('leads into the room, by keyboard alone, and out again', async () => {
      const { url } = await host();
      const ann = await somebody();
      await ann.tab.goto(url);
      const isMember = () => ann.ask('isChecked', { role: 'radio', name: 'Member' });
      await ann.choose({ role: 'radio', name: 'Guest' }, 'ArrowDown', isMember);
      await ann.tabTo(textbox('Username'));
      await ann.tab.type('writer');
      await ann.tabTo(textbox('Password'));
      await ann.tab.type(PASSWORD);
      await ann.tab.press('Enter');
      await ann.waitFor(button('Sign out'));
      await ann.tabTo(JOIN);
      await ann.tab.press('Enter');
      await ann.untilLive();
      await ann.say('with a token of the pool');
      await ann.tab.reload();
      await ann.untilLive();
      await ann.see('with a token of the pool');
      await ann.tabTo(button('Leave'));
      await ann.tab.press('Enter');
      await ann.tabTo(button('Sign out'));
      await ann.tab.press('Enter');
      await ann.waitFor(textbox('Password'));
      expect(await ann.tab.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toMatch(/eyJ/);
    });
  });
  describe('Signing in at the page of a provider', () => {
    it('leads there and back into the room, which a reload finds again', async () => {
      const { url, standIns } = await host();
      const ann = await somebody();
      // Two sites, as in life: the provider is on 127.0.0.1.
      await ann.tab.goto(`${url.replace('127.0.0.1', 'localhost')}?room=garden`);
      await ann.choose({ role: 'radio', name: 'Guest' }, 'ArrowDown', () =>
        ann.ask('isChecked', { role: 'radio', name: 'Acme' }),
      );
      await onTheWay(ann, button(`Go to ${new URL(standIns.oidc.issuer).host}`));
      await onTheWay(ann, button('writer reads and writes'));
      await onTheWay(ann, button('Allow'));
      await ann.until('who is signed in', () =>
        ann.ask('countOf', button('Sign out')).then(
          (count) => count > 0,
          () => false,
        ),
      );
      await ann.click(JOIN);
      await ann.untilLive();
      await ann.say('from Acme');
      expect(await ann.tab.evaluate('location.search')).toBe('?room=garden');
      await ann.tab.reload();
      await ann.untilLive();
      await ann.see('from Acme');
    });
  });
}

/** As `Person.click`, on a page that may be leaving for the next one: nothing can be asked of it at that moment. */
async function onTheWay(person: Person, target: Target): Promise<void> {
  const point = await person.until(`the ${target.role} “${target.name}”`, () =>
    person.ask('pointOf', target).catch(() => null),
  );
  await person.tab.click(point);
}
