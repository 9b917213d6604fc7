// When somebody is free in an ordinary week: seven days, three parts of a day.

import { FieldSet } from "./choice.tsx";
import { describedBy } from "./field.tsx";

interface WeekGridProps {
  name: string;
  legend: string;
  hint?: string;
  error?: string;
  /** Seven, Monday first. */
  days: string[];
  /** Three: morning, afternoon, evening. */
  parts: string[];
  /** 21 bits, Monday morning lowest. Each box sends the number of its bit. */
  value: number;
}

export const WeekGrid = ({ days, parts, value, ...props }: WeekGridProps) => (
  <FieldSet {...props}>
    <table class="table week" aria-describedby={describedBy({ ...props, label: props.legend })}>
      <thead>
        <tr>
          <td />
          {parts.map((part) => (
            <th scope="col">{part}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day, row) => (
          <tr>
            <th scope="row">{day}</th>
            {parts.map((part, column) => {
              const bit = row * parts.length + column;
              return (
                <td>
                  <label>
                    <input
                      id={bit === 0 ? props.name : undefined}
                      type="checkbox"
                      name={props.name}
                      value={bit}
                      checked={(value & (1 << bit)) !== 0}
                    />
                    <span class="away">{`${day}, ${part}`}</span>
                  </label>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </FieldSet>
);
