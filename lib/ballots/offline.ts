import { Interface } from "ethers";
import { z } from "zod";
import type { KnownContract } from "../decode.ts";
import { NameBook, type NamedAddress, type NamedOrganization, suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { knownContracts } from "../suite/known.ts";
import type { DeploymentRecord } from "../suite/types.ts";
import { OFFICES, officeNumbered } from "../suite/words.ts";
import { textOfBytes32 } from "../wording.ts";
import type { ProposalFile } from "./proposalFile.ts";

/** A founded network as its record tells it, without any node. */
export interface OfflineDesk {
  readonly record: DeploymentRecord;
  readonly contracts: readonly KnownContract[];
  /** Names of accounts that this computer knows. */
  readonly accounts: readonly NamedAddress[];
  /** The founding organizations; those that joined later are only on the chain. */
  readonly organizations: readonly NamedOrganization[];
}

const foundingOrganizations = z.array(z.object({ name: z.string().transform((text) => textOfBytes32(text)) }));
const foundingAccounts = z.array(z.object({ account: z.string(), organization: z.number(), office: z.number() }));

/** Opens a network off line. Names come from its record and from this computer, never from a file to be signed. */
export function openOffline(record: DeploymentRecord, accounts: readonly NamedAddress[]): OfflineDesk {
  const contracts = knownContracts(record);
  const founded = foundingOrganizations.parse(foundingOf(record, "Organizations"));
  return { record, contracts, accounts, organizations: founded.map(({ name }, i) => ({ name, id: i + 1 })) };
}

/**
 * The names for reading a proposal file: what is known here, and marked as such what only the file says.
 * @throws Refusal when the file gives another name to an organization that is known here
 */
export function bookFor(desk: OfflineDesk, file: ProposalFile): NameBook {
  const { contracts, accounts, organizations } = desk;
  const known = new NameBook({ contracts, accounts, organizations });
  for (const { name, id } of file.names.organizations) {
    const founded = organizations.find((organization) => organization.id === id);
    if (founded === undefined || founded.name === name) continue;
    throw new Refusal(
      `The proposal file was tampered with: it calls organization ${id} ${name}, but that is ${founded.name}.`,
    );
  }
  const isNew = ({ address }: NamedAddress) => known.nameOf(address) === undefined;
  const joined = file.names.organizations.filter(({ id }) => id > organizations.length);
  return new NameBook({
    contracts,
    accounts: [...accounts, ...file.names.accounts.filter(isNew).map(saidByFile)],
    organizations: [...organizations, ...joined.map(saidByFile)],
  });
}

/**
 * Finds the voter whom `--as` means: an account by name or address, or an organization's founding Seat account.
 * @throws Refusal when there is none
 */
export function findVoter({ record, accounts, organizations, contracts }: OfflineDesk, text: string): NamedAddress {
  const book = new NameBook({ contracts, accounts, organizations });
  const organization = organizations.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (organization !== undefined) {
    const founded = foundingAccounts.parse(foundingOf(record, "Accounts"));
    const seat = founded.find((each) => each.organization === organization.id && OFFICES[each.office] === "Seat");
    if (seat !== undefined) return { name: book.label(seat.account), address: book.address(seat.account) };
    throw new Refusal(`${organization.name} was founded without seat: name its Seat account with --as.`);
  }
  const names = [...organizations, ...accounts].map(({ name }) => name);
  const isKnown = /^0x[0-9a-f]{40}$/i.test(text) || names.some((name) => name.toLowerCase() === text.toLowerCase());
  if (!isKnown) throw new Refusal(`There is no account or organization "${text}": ${suggestion(text, names)}`);
  const address = book.address(text);
  return { name: book.label(address), address };
}

/**
 * Checks that an account may have a seat, as far as this is known off line: an account never changes its office.
 * @returns a line of warning when it is no founding account
 * @throws Refusal when it was founded in another office
 */
export function checkSeat({ record, organizations }: OfflineDesk, { name, address }: NamedAddress): string | undefined {
  const founded = foundingAccounts.parse(foundingOf(record, "Accounts"));
  const held = founded.find(({ account }) => account.toLowerCase() === address.toLowerCase());
  if (held === undefined) return `note  whether ${name} uses a seat is not known here: \`committee deliver\` will tell`;
  const office = officeNumbered(held.office);
  if (office === "Seat") return undefined;
  const whose = organizations.find(({ id }) => id === held.organization)?.name ?? `organization ${held.organization}`;
  throw new Refusal(`${name} is ${office} of ${whose} and uses no seat: name a Seat account with --as.`);
}

function saidByFile<T extends { readonly name: string }>(named: T): T {
  return { ...named, name: `${named.name}, says the file` };
}

/** What a registry was founded with: the argument of its constructor that is called so. */
function foundingOf({ contracts }: DeploymentRecord, name: "Organizations" | "Accounts"): unknown {
  const known = contracts[name];
  if (known === undefined) return [];
  const { inputs } = Interface.from(known.abi).deploy;
  return known.constructorArgs[inputs.findIndex((param) => param.name === "founding")] ?? [];
}
