/** What browsers write into the console by themselves: a request that failed, as tests let it fail. */
const BY_BROWSER = [
  /^Failed to load resource:/,
  /blocked by CORS policy|net::ERR_|^Autofocus processing was blocked|error occurred when fetching the script|A bad HTTP response code \(404\) was received when fetching the script/,
  // Firefox
  /^Cross-Origin Request Blocked:|NS_ERROR_|NetworkError when attempting|CORS request did not succeed/,
  // WebKit
  /due to access control checks|The network connection was lost|Could not connect|^Fetch API cannot load/,
];

export function isBrowsersOwn(line: string): boolean {
  return BY_BROWSER.some((pattern) => pattern.test(line));
}
