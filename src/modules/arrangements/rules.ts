// Pure decisions about changing what was arranged.

interface Spot {
  startsAt: Date | null;
  endsAt: Date | null;
  remote: boolean;
  placeId: string;
  area: string;
  meetingPoint: string;
}

const time = (at: Date | null): number => at?.getTime() ?? 0;

/**
 * What those who come must be told of a change: "moved" when it is at another time or in another place, "elsewhere"
 * when only the meeting point or the address is another, otherwise nothing.
 */
export function news(
  before: Spot & { address: string | null },
  after: Spot & { address: string | null },
): "moved" | "elsewhere" | null {
  const moved =
    time(before.startsAt) !== time(after.startsAt) ||
    time(before.endsAt) !== time(after.endsAt) ||
    before.remote !== after.remote ||
    before.placeId !== after.placeId ||
    before.area !== after.area;
  if (moved) return "moved";
  const elsewhere = before.meetingPoint !== after.meetingPoint || before.address !== after.address;
  return elsewhere ? "elsewhere" : null;
}
