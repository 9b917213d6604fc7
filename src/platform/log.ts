// The log: one JSON line an event, of declared fields only, so that no name, address, token or text gets in.
const levels = { debug: 10, info: 20, warn: 30, error: 40, silent: 99 } as const;
export type Level = keyof typeof levels;

/** Everything a log line may carry. No free text from people; errors are named by class and code. */
export interface LogFields {
  task?: string;
  route?: string;
  method?: string;
  status?: number;
  ms?: number;
  ref?: string;
  error?: string;
  code?: string;
  where?: string;
  count?: number;
  pid?: number;
  port?: number;
  version?: string;
  world?: string;
}

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** A log that writes lines at or above `level` to `write` (standard error unless told otherwise). */
export function createLog(level: Level, write = (line: string) => void process.stderr.write(line)): Log {
  const at = (name: Exclude<Level, "silent">) => (event: string, fields?: LogFields) => {
    if (levels[name] < levels[level]) return;
    write(`${JSON.stringify({ at: new Date().toISOString(), level: name, event, ...fields })}\n`);
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** What may be said of an error in a log: its class, code and where in our code it arose; never its message,
 *  which for database errors repeats the row that was written. */
export function describeError(error: unknown): Pick<LogFields, "error" | "code" | "where"> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const frame = error.stack?.split("\n").find((line) => /^\s+at .*(src|dist|bin)\//.test(line));
  return {
    error: error.name,
    ...(typeof code === "string" ? { code } : {}),
    ...(frame
      ? {
          where: frame
            .trim()
            .replace(/^at /, "")
            .replace(/\(?\/.*\/(src|dist|bin)\//, "($1/"),
        }
      : {}),
  };
}
