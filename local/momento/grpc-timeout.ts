const MS_PER_UNIT = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 1e-3, n: 1e-6 } as const;

/**
 * How long a caller gives a call, in ms, by its header `grpc-timeout`; undefined where that is no timeout.
 * (Source: grpc/grpc, doc/PROTOCOL-HTTP2.md: up to eight digits and a unit.)
 */
export function timeoutMs(header: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d{1,8})([HMSmun])$/u.exec(header) ?? [];
  return isUnit(unit) ? Number(digits) * MS_PER_UNIT[unit] : undefined;
}

function isUnit(unit: string): unit is keyof typeof MS_PER_UNIT {
  return Object.hasOwn(MS_PER_UNIT, unit);
}
