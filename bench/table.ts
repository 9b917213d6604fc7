// Figures as lines of a table.
export function table(title: string, rows: [name: string, value: string | number, note?: string][]): string {
  const wide = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(
    ([name, value, note]) =>
      `  ${name.padEnd(wide)}  ${String(value).padStart(12)}${note ? `  ${note}` : ""}`,
  );
  return `${title}\n${lines.join("\n")}`;
}

export const round = (value: number, digits = 3): number => Number(value.toFixed(digits));
