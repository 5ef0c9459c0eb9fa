import type { DeliveryDetails } from './cognito-local-parts.ts';

/** An address as Cognito shows it to a page: enough to know it again, too little to learn it. */
export function maskedDestination(destination: string): string {
  const [name = '', host] = destination.split('@');
  if (host === undefined)
    return `+${'*'.repeat(Math.max(0, destination.length - 5))}${destination.slice(-4)}`;
  return `${name.charAt(0)}***@${host.charAt(0)}***`;
}

/** `CodeDeliveryDetails` for an e-mail. */
export function emailDelivery(address: string): { readonly CodeDeliveryDetails: DeliveryDetails } {
  return {
    CodeDeliveryDetails: {
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
      Destination: maskedDestination(address),
    },
  };
}
