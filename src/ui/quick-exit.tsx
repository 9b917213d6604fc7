// The way out of here at once: leaves the site and forgets who was signed in on this device.
import { Icon } from "./icon.tsx";

interface QuickExitProps {
  label: string;
  /** Also by pressing Escape three times; said once for those who listen. */
  hint: string;
  /** Where the browser goes: a harmless page elsewhere. */
  away: string;
}

export const QuickExit = ({ label, hint, away }: QuickExitProps) => (
  <form method="post" action="/exit" class="exit" data-exit={away}>
    <button type="submit" class="btn plain" title={hint}>
      <Icon name="exit" />
      <span>{label}</span>
    </button>
  </form>
);
