import { kindOf } from '../sign-in/kinds.ts';
import type { AppConfig, Brand } from './app-config.ts';
import type { ConfigSource } from './fields/config-problem.ts';
import { child, elements, type Field } from './fields/field.ts';
import { type ConfigInput, MACHINE_KEYS, TOP_KEYS, topField } from './parse-config.ts';

/** One key, what the page makes of it, and who said so. */
export interface EffectiveValue {
  /** Path of the key, e.g. `tokenVendingMachines[0].url`. */
  readonly key: string;
  /** Undefined where there is nothing. */
  readonly value: string | number | boolean | readonly (string | object)[] | undefined;
  readonly source: ConfigSource;
  /** What the page takes instead, so that it can be read. */
  readonly instead?: string;
}

/** Every key of a configuration. @param input what `config` was made of */
export function effectiveConfig(input: ConfigInput, config: AppConfig): EffectiveValue[] {
  return TOP_KEYS.flatMap((key) => {
    const field = topField(input, key);
    const source = field.value === undefined ? 'default' : field.source;
    if (key === 'brand') return brandValues(field, config.brand) ?? [{ key, value: undefined, source }];
    if (key !== 'tokenVendingMachines') {
      return [{ key, value: key === 'cacheName' ? config.cacheName || undefined : config[key], source }];
    }
    const machines = elements(field).flatMap((machineField, index) => {
      const configured = config[key][index];
      if (!configured) return [];
      const machine: Partial<Record<string, EffectiveValue['value']>> = { ...configured };
      return [...MACHINE_KEYS, ...kindOf(configured).keys].map((name): EffectiveValue => {
        const told = child(machineField, name);
        return {
          key: told.key,
          value: machine[name],
          source: told.value === undefined ? 'default' : told.source,
        };
      });
    });
    return machines.length > 0 ? machines : [{ key, value: undefined, source }];
  });
}

/** What is said of it; undefined where that is nothing. */
function brandValues(field: Field, brand: Brand | undefined): EffectiveValue[] | undefined {
  if (!brand) return undefined;
  const { source } = field;
  const { accent, ...texts } = brand;
  const ofTexts = Object.entries(texts).map(([name, value]) => ({
    key: child(field, name).key,
    value,
    source,
  }));
  const ofAccent = Object.entries(accent ?? {}).map(([scheme, { asked, used }]) => ({
    key: child(child(field, 'accent'), scheme).key,
    value: asked,
    source,
    ...(used !== asked && { instead: used }),
  }));
  return [...ofTexts, ...ofAccent];
}
