/** Whether the reader pays for every byte, or waits for it. */
export function saves() {
  const { connection } = /** @type {{connection?: {saveData: boolean, effectiveType: string}}} */ (navigator);
  return (
    connection?.saveData === true ||
    (connection?.effectiveType ?? "4g") !== "4g" ||
    matchMedia("(prefers-reduced-data: reduce)").matches
  );
}
