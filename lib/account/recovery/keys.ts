import type { NamedAddress } from "../../names.ts";
import { someone } from "../../names.ts";
import type { Suite } from "../../suite/handles.ts";

type Recovery = Pick<Suite, "recovery">;

/** The keys that an account had before this one, oldest first. */
export async function formerKeys({ recovery }: Recovery, account: string): Promise<string[]> {
  return (await walk(account, (key) => recovery.predecessorOf(key))).reverse();
}

/** The keys that followed this one, the present one last. */
export function laterKeys({ recovery }: Recovery, account: string): Promise<string[]> {
  return walk(account, (key) => recovery.successorOf(key));
}

/**
 * Names as they are after the rotations of the chain: a name is the account's, so it goes to the key that followed last,
 * and a key before it is `NAME.former`, the second one `NAME.former-2` and so on. Where a later key has a name already,
 * names stay as they are.
 */
export async function followedNames(suite: Recovery, accounts: readonly NamedAddress[]): Promise<NamedAddress[]> {
  const named = new Set(accounts.map(({ address }) => address.toLowerCase()));
  const followed = await Promise.all(
    accounts.map(async (account) => {
      const later = await laterKeys(suite, account.address);
      if (later.length === 0 || later.some((key) => named.has(key.toLowerCase()))) return [account];
      const before = (await formerKeys(suite, account.address)).length;
      const keys = [account.address, ...later];
      return keys.map((address, i) => {
        const isCurrent = i === keys.length - 1;
        return { name: isCurrent ? account.name : formerName(account.name, before + i + 1), address };
      });
    }),
  );
  return followed.flat();
}

/** What the first, second, … key of an account is called once another one has followed. */
export function formerName(name: string, number: number): string {
  return number === 1 ? `${name}.former` : `${name}.former-${number}`;
}

async function walk(account: string, next: (key: string) => Promise<string>): Promise<string[]> {
  const keys: string[] = [];
  for (let key = someone(await next(account)); key !== undefined; key = someone(await next(key))) keys.push(key);
  return keys;
}
