// Everything that is wrong with a form, at its top, each line leading to its field.
import { Icon } from "./icon.tsx";

interface ErrorSummaryProps {
  title: string;
  errors: { /** The id of the field. */ field: string; text: string }[];
}

export const ErrorSummary = ({ title, errors }: ErrorSummaryProps) =>
  errors.length > 0 && (
    <div class="notice error" role="alert" tabindex={-1} autofocus>
      <Icon name="error" />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        <ul>
          {errors.map(({ field, text }) => (
            <li>
              <a href={`#${field}`}>{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
