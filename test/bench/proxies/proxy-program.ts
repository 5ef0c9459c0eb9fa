import type { RunningProgram } from './run-program.ts';

/** Where a proxy is to listen, what is behind it, and a folder of its own for all that it writes. */
export interface ProxyPlace {
  readonly dir: string;
  readonly port: number;
  readonly targetPort: number;
}

/** A proxy as Debian has it. */
export interface ProxyProgram {
  readonly name: string;
  /** Of the program, looked for in `PATH`. */
  readonly command: string;
  /** Makes it tell its version. */
  readonly versionArguments: readonly string[];
  /** It stands before the browser, which is set up for it, and not before the service. */
  readonly isForBrowsers?: boolean;
  /** The lines that let streams pass, as a person would add them. */
  readonly mendingLines: string;
  /** Where these go, in words. */
  readonly mendingPlace: string;
  /** Files of its configuration, by name; `mended`: with `mendingLines`. */
  files(place: ProxyPlace, options: { readonly mended: boolean }): Readonly<Record<string, string>>;
  /** How it is started, in the foreground. */
  start(place: ProxyPlace): {
    readonly arguments: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  };
}

export type RunningProxy = RunningProgram & { readonly origin: string };
