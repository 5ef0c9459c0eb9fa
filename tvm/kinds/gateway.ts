/** What can stand between callers and a Lambda function, by the name that `TVM_GATEWAY` has for it. */
export const gatewayNames = {
  'rest-api': 'a REST API',
  'http-api': 'an HTTP API',
  'function-url': 'a function URL',
  'load-balancer': 'a load balancer',
} as const;

export type Gateway = keyof typeof gatewayNames;

export const gateways = /* @__PURE__ */ Object.keys(gatewayNames) as readonly string[] as readonly [
  Gateway,
  ...Gateway[],
];

/** The same for each. */
export function behindAll<T>(value: T): Readonly<Record<Gateway, T>> {
  return Object.fromEntries(gateways.map((gateway) => [gateway, value])) as Record<Gateway, T>;
}
