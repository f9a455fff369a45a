import { readFile } from "node:fs/promises";
import { expect } from "chai";
import * as enums from "../../lib/enums.ts";
import { NODE_RULES } from "../../lib/explain/nodeRule.ts";
import { RULES } from "../../lib/explain/rule.ts";
import { ACTION_CLASSES, OFFICES, ORG_KINDS } from "../../lib/suite/words.ts";

/** The members of a contract's enumeration, in their order. */
async function membersOf(file: string, name: string): Promise<string[]> {
  const source = await readFile(file, "utf8");
  const [, body = ""] = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(source) ?? [];
  return [...body.replace(/\/\/.*$/gm, "").matchAll(/\w+/g)].map(([member]) => member);
}

describe("lib: enumerations", () => {
  const cases: [string, string, readonly string[]][] = [
    ["contracts/types/Organization.sol", "OrgKind", ORG_KINDS],
    ["contracts/types/Organization.sol", "OrgStatus", enums.ORG_STATUSES],
    ["contracts/types/NodeWord.sol", "NodeKind", enums.NODE_KINDS],
    ["contracts/types/NodeWord.sol", "NodeStatus", enums.NODE_STATUSES],
    ["contracts/network/INodeRules.sol", "NodeRule", NODE_RULES],
    ["contracts/types/AccountWord.sol", "AccountStatus", enums.ACCOUNT_STATUSES],
    ["contracts/types/Office.sol", "Office", OFFICES],
    ["contracts/types/ActionClass.sol", "ActionClass", ACTION_CLASSES],
    ["contracts/types/OrderWord.sol", "Direction", enums.DIRECTIONS],
    ["contracts/types/OrderWord.sol", "Placer", enums.PLACERS],
    ["contracts/types/OrderWord.sol", "OrderStatus", enums.ORDER_STATUSES],
    ["contracts/types/Subject.sol", "SubjectKind", enums.SUBJECT_KINDS],
    ["contracts/supervision/IDirectives.sol", "DirectiveKind", enums.DIRECTIVE_KINDS],
    ["contracts/supervision/IDirectives.sol", "DirectiveStatus", enums.DIRECTIVE_STATUSES],
    ["contracts/samples/ILetterOfCredit.sol", "CreditStatus", enums.CREDIT_STATUSES],
    ["contracts/types/Asset.sol", "AssetKind", enums.ASSET_KINDS],
    ["contracts/types/Asset.sol", "AssetState", enums.ASSET_STATES],
    ["contracts/types/Asset.sol", "InspectionItem", enums.INSPECTION_ITEMS],
    ["contracts/identity/IStanding.sol", "Field", enums.FIELDS],
    ["contracts/permissioning/IAccountRules.sol", "Rule", RULES],
    ["node_modules/@openzeppelin/contracts/governance/IGovernor.sol", "ProposalState", enums.PROPOSAL_STATES],
  ];
  for (const [file, name, members] of cases) {
    it(`should name the members of ${name} in the contract's order`, async () => {
      expect(members).to.deep.equal(await membersOf(file, name));
    });
  }

  it("should give the number of what has no name", () => {
    expect([enums.memberName(OFFICES, 1n), enums.memberName(OFFICES, 99)]).to.deep.equal(["Seat", "99"]);
  });
});
