import { describe, expect, it } from 'vitest';
import { button, JOIN, textbox } from '../../../support/engines/person.ts';
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
      await ann.send('with a token of the pool');
      await ann.see('with a token of the pool');
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
}
