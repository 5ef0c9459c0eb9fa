/**
 * How "/me waves" goes out: as `*Ann waves*`, which people can read in any program, and which this page draws as an
 * action where it is really the writer's name (ui/room/list/is-action.ts). On one line, as marks are.
 */
export function actionText(name: string, action: string): string {
  const said = `${name} ${action}`.replace(/\s+/gu, ' ').trim();
  const mark = said.includes('*') ? '_' : '*';
  return `${mark}${said}${mark}`;
}
