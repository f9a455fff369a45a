/** A map that is never changed: what changes it gives another. */
export type Kept<K, V> = ReadonlyMap<K, V>;

/** The map with another value under a key. */
export function put<K, V>(map: Kept<K, V>, key: K, value: V): Kept<K, V> {
  return new Map(map).set(key, value);
}

/** The map without a key. */
export function drop<K, V>(map: Kept<K, V>, key: K): Kept<K, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

/** The value under a key, which an earlier event must have entered. */
export function at<K, V>(map: Kept<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`no event before this one tells of ${String(key)}`);
  return value;
}

/** The map with what is under a key changed in parts. */
export function change<K, V>(map: Kept<K, V>, key: K, parts: Partial<V>): Kept<K, V> {
  return put(map, key, { ...at(map, key), ...parts });
}

/** A list from which an item is taken as an enumerable set does: the last one takes its place. */
export function swapOut<T>(list: readonly T[], item: T): readonly T[] {
  const place = list.indexOf(item);
  const last = list.at(-1);
  if (place < 0 || last === undefined) return list;
  return list.map((each, i) => (i === place ? last : each)).slice(0, -1);
}
