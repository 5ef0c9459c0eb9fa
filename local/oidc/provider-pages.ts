import { type Html, html, page } from './html.ts';
import { oidcPeople } from './people.ts';

/** For a name and a password. @param fault what was wrong with those that came before, in words */
export function signInPage({ username = '', fault }: { username?: string; fault?: string } = {}): string {
  return page(
    'Sign in to Acme',
    html`<p>to go on to <strong>Momento Chat</strong></p>
${fault === undefined ? '' : html`<p class="fault" role="alert" id="fault">${fault}</p>`}
<form method="post">
<label for="username">User name</label>
<input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false"
  required autofocus ${fault === undefined ? '' : html`aria-invalid="true" aria-describedby="fault"`}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="main">Sign in</button>
</form>
<form method="post"><button name="answer" value="no">Back, without signing in</button></form>
<h2>People of Acme</h2>
${oidcPeople.map(
  ({ username: name, password, note }) => html`<form method="post">
<input type="hidden" name="password" value="${password}">
<button name="username" value="${name}"><strong>${name}</strong> ${note}</button>
</form>
`,
)}`,
  );
}

/** @param scopes what the page asks for, as the protocol calls it */
export function consentPage({ name, scopes }: { name: string; scopes: readonly string[] }): string {
  const wishes = scopes.flatMap((scope) => meanings[scope] ?? []).map((wish) => html`<li>${wish}</li>`);
  return page(
    'May Momento Chat do this?',
    html`<p>You are signed in as <strong>${name}</strong>. Momento Chat would like to:</p>
<ul>${wishes}</ul>
<form method="post">
<button class="main" name="answer" value="yes" autofocus>Allow</button>
<button name="answer" value="no">No, go back</button>
</form>`,
  );
}

const meanings: Readonly<Record<string, string>> = {
  openid: 'know who you are, and your groups',
  profile: 'know your name',
  email: 'know your e-mail address',
  offline_access: 'keep you signed in until you sign out',
};

/** @param form holds what the provider has to get back, under the id `op.logoutForm` */
export function signOutPage(form: Html): string {
  return page(
    'Sign out of Acme?',
    html`<p>Other pages that use Acme will ask you to sign in again.</p>
${form}
<button class="main" form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>
<button form="op.logoutForm">Stay signed in</button>`,
  );
}

export const signedOutPage = page('You are signed out of Acme', html`<p>You can close this page.</p>`);

/** @param code of the protocol, for whoever has set this up */
export function errorPage({ code, text }: { code: string; text: string }): string {
  return page(
    'This did not work',
    html`<p class="fault">${text}</p>
<p>Go back to Momento Chat, and try again from there.</p>
<p>Code: ${code}</p>`,
  );
}
