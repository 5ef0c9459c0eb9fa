/** "1 Nachricht", "1.200 Nachrichten". */
export function count(value: number, one: string, more: string): string {
  return `${number(value)} ${value === 1 ? one : more}`;
}

export function number(value: number): string {
  return value.toLocaleString('de');
}
