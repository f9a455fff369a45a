import { ArgumentType } from "hardhat/types/arguments";
import { emptyTask } from "hardhat/config";
import { optional, proposingTask, watchingTask } from "../shared/builders.ts";

const target = { name: "contract", description: "Contract: name or address" } as const;
const method = { name: "function", description: "Function: name, signature, or 4-byte selector as hex" } as const;

/** The method lists' tasks: which function of a contract is open to whom. */
export const methodTasks = [
  emptyTask("method", "Which function of a contract is open to whom: list, manage, allow, deny").build(),

  watchingTask(
    ["method", "list"],
    "Shows to whom the functions of a contract are open, or which contracts the network knows and what guards each",
    "method list Notice",
  )
    .addPositionalArgument({
      name: "contract",
      description: "Contract: name or address; left out, every known one",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .setAction(() => import("./list.ts"))
    .build(),

  proposingTask(
    ["method", "manage"],
    "Proposes to close every function of a contract but those given, to name who administers it, or to manage it no longer",
    'method manage Notice --open "post=Participant,Issuer" --administrator bank-a --as bank-a',
  )
    .addPositionalArgument(target)
    .addOption(
      optional("open", "Functions and who may call them: post=Participant,Issuer; pin=listed; redeem=Issuer,essential"),
    )
    .addOption(optional("administrator", "Organization whose OrgAdmin may close functions at once, for 72h"))
    .addFlag({ name: "unmanage", description: "Open every function to every active account again" })
    .setAction(() => import("./manage.ts"))
    .build(),

  proposingTask(
    ["method", "allow"],
    "Proposes to open a function of a managed contract to further offices or accounts",
    "method allow Notice post --offices Issuer --accounts bank-b.participant --as bank-a",
  )
    .addPositionalArgument(target)
    .addPositionalArgument(method)
    .addOption(optional("offices", "Offices, separated by commas"))
    .addOption(optional("accounts", "Accounts to put on its list, separated by commas"))
    .addFlag({ name: "essential", description: "From then on only the committee changes it" })
    .setAction(() => import("./allow.ts"))
    .build(),

  proposingTask(
    ["method", "deny"],
    "Closes a function: for 72h at once by the contract's OrgAdmin, for good by a second account, else by a proposal",
    "method deny Notice post --offices Issuer --as bank-a",
  )
    .addPositionalArgument(target)
    .addPositionalArgument(method)
    .addOption(optional("offices", "Offices to close it to; left out with the others, everybody"))
    .addOption(optional("accounts", "Accounts to take off its list, by a proposal"))
    .addFlag({ name: "list", description: "Close it to its whole list" })
    .addFlag({ name: "confirm", description: "Make last what the OrgAdmin closed, as the second account" })
    .setAction(() => import("./deny.ts"))
    .build(),
];
