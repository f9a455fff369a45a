const PAGE = 100;

/** Everything that a contract lists page by page, `first` being the number of its first entry. */
export async function everyPage<T>(
  count: bigint,
  first: number,
  page: (from: number, limit: number) => Promise<readonly T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (let from = first; from < first + Number(count); from += PAGE) found.push(...(await page(from, PAGE)));
  return found;
}
