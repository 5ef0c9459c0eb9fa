/**
 * What an authenticator app reads from a link or a QR code. (Format: "Key Uri Format" of google-authenticator.)
 * @param options.secret base32
 */
export function otpauthUrl(options: {
  readonly issuer: string;
  readonly userName: string;
  readonly secret: string;
}): string {
  const [issuer, userName, secret] = [options.issuer, options.userName, options.secret].map(
    encodeURIComponent,
  );
  return `otpauth://totp/${issuer}:${userName}?secret=${secret}&issuer=${issuer}`;
}
