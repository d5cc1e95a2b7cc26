/** Whether all that has come so far took next to no time since the page was asked for; then the rest will not take long. */
export function quick() {
  return performance.now() < 250;
}
