/** The longest reason that is quoted whole. */
const MOST_CHARACTERS = 400;

/**
 * Says what GitHub did not show, why, and what would help.
 * @param what such as `teams of acme`
 * @param reason GitHub's own words; empty where it gave none
 */
export function refusal(what: string, reason: string): string {
  const shown = `GitHub did not show the ${what}`;
  const scopes = /requires one of the following scopes: \[([^\]]*)\]/.exec(reason)?.[1];
  const [scope] = scopes?.match(/[\w:-]+/) ?? [];
  if (scope !== undefined)
    return `${shown}: that needs a token with the scope ${scope}. gh auth refresh -s ${scope} adds it to the one of gh; one of your own gets it at https://github.com/settings/tokens.`;
  if (/SAML/i.test(reason))
    return `${shown}: ${ended(reason)} Authorise it by single sign-on (Configure SSO) at https://github.com/settings/tokens.`;
  return reason === '' ? `${shown}.` : `${shown}: ${ended(reason)}`;
}

/** The reason as a sentence, cut between words where it is endless. */
function ended(reason: string): string {
  if (reason.length > MOST_CHARACTERS)
    return `${reason.slice(0, reason.lastIndexOf(' ', MOST_CHARACTERS)).replace(/\W+$/u, '')} …`;
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
