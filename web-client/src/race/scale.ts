/**
 * Where an adherence lies on a scale that gives its room to what is decided: from as far below the
 * floor as the floor is below one, up to one. 0 to 1; what is lower stands at the left end.
 */
export function adherencePlace(share: number, floor: number): number {
  const least = Math.max(0, 1 - 2 * (1 - floor));
  if (least >= 1) return share >= 1 ? 1 : 0;
  return Math.min(1, Math.max(0, (share - least) / (1 - least)));
}

/** The part of a broken scale that is below the break. */
const BELOW = 0.2;

/**
 * Where an adherence lies on a scale that is broken at the floor: most of the room is above it, but
 * how deep one fell is seen, too. 0 to 1.
 */
export function brokenPlace(share: number, floor: number): number {
  return share < floor
    ? (BELOW * Math.max(0, share)) / floor
    : BELOW + ((1 - BELOW) * (Math.min(1, share) - floor)) / (1 - floor || 1);
}
