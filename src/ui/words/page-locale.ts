/** BCP 47, for dates and times: the user's variant of the page's language, else that language. */
export function pageLocale(): string {
  const language = document.documentElement.lang || 'en';
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}
