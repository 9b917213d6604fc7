// Rows of figures or things. On a narrow page each row becomes a sheet with its own labels.
import type { Child } from "hono/jsx";

interface TableProps {
  caption: string;
  columns: { label: string; number?: boolean }[];
  /** The first cell names the row. */
  rows: Child[][];
}

export const Table = ({ caption, columns, rows }: TableProps) => (
  <table class="table">
    <caption>{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ label, number }) => (
          <th scope="col" class={number ? "number" : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([head, ...cells]) => (
        <tr>
          <th scope="row">{head}</th>
          {cells.map((cell, index) => (
            <td
              class={columns[index + 1]?.number ? "number" : undefined}
              data-label={columns[index + 1]?.label}
            >
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
