// How far long work has come, as a bar and in words.
interface ProgressProps {
  label: string;
  value: number;
  max: number;
  /** "120 of 300 people". */
  words: string;
}

export const Progress = ({ label, value, max, words }: ProgressProps) => (
  <p class="progress">
    <b>{label}</b>
    <progress aria-label={label} value={value} max={max} />
    <span>{words}</span>
  </p>
);
