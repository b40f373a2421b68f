/**
 * Where an adherence lies on a scale that gives its room to what is decided: from as far below the
 * floor as the floor is below one, up to one. 0 to 1; what is lower stands at the left end.
 */
export function adherencePlace(share: number, floor: number): number {
  const least = Math.max(0, 1 - 2 * (1 - floor));
  if (least >= 1) return share >= 1 ? 1 : 0;
  return Math.min(1, Math.max(0, (share - least) / (1 - least)));
}
