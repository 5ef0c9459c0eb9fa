/** Something of an issuer's that is needed cannot be had, or cannot be used. The text is ours; the cause may hold anything. */
export class IssuerTrouble extends Error {
  override readonly name = 'IssuerTrouble';
}
