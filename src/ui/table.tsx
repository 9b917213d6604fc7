// Figures in rows: the first cell of each names it, the others are numbers.
import type { Child } from "hono/jsx";

interface TableProps {
  /** The first names what the rows are. */
  head: string[];
  rows: Child[][];
}

export const Table = ({ head, rows }: TableProps) => (
  <table class="table">
    <thead>
      <tr>
        {head.map((name) => (
          <th scope="col">{name}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, ...numbers]) => (
        <tr>
          <th scope="row">{name}</th>
          {numbers.map((number) => (
            <td>{number}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
