import { expect } from "chai";
import { SENTENCES } from "../../lib/events/sentences.ts";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { INGRESSES, SUITE } from "../../lib/suite/types.ts";

/** Events that tell nothing that another one does not, or that only programs wait for. */
const UNTOLD = new Set([
  // What registries write; the registries' own events tell it.
  ...["FactWritten", "TargetWritten", "NodeKindChanged", "ProposalClassified"],
  // That an approval was signed off line; the approval itself is told.
  "PermitUsed",
  // How a decision passes through the Authority; the Committee's events tell it.
  ...["OperationScheduled", "OperationExecuted", "OperationCanceled"],
  // Never emitted after the founding, where each contract tells its Authority.
  ...["AuthorityUpdated", "EIP712DomainChanged", "RoleLabel", "VoteCastWithParams"],
  // For engines that keep answers.
  ...["AccountPermissionsUpdated", "NodePermissionsUpdated"],
]);

describe("lib: sentences of events", () => {
  for (const name of [...SUITE, ...Object.keys(INGRESSES)]) {
    it(`should tell every event of ${name} that tells something`, () => {
      const declared = new Set<string>();
      artifactOf(name).interface.forEachEvent(({ name: event }) => declared.add(event));
      const told = Object.keys(SENTENCES[name] ?? {});
      expect([...declared].filter((event) => !UNTOLD.has(event)).sort()).to.deep.equal(told.sort());
    });
  }

  it("should be of contracts of the suite", () => {
    expect(
      Object.keys(SENTENCES).filter((name) => ![...SUITE, ...Object.keys(INGRESSES)].some((known) => known === name)),
    ).to.deep.equal([]);
  });
});
