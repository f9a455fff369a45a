import { expect } from "chai";
import { WIRES } from "../../lib/check/wiring.ts";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { INGRESSES, SUITE } from "../../lib/suite/types.ts";

/** What names no contract of the suite: an ingress's founder, nobody after the hand-over. */
const OTHERS = new Set(["founder"]);

/** The getters of a contract that name an address and need nothing. */
function gettersOf(name: string): string[] {
  const getters: string[] = [];
  artifactOf(name).interface.forEachFunction(({ name: getter, inputs, outputs }) => {
    const names = inputs.length === 0 && outputs.length === 1 && outputs[0]?.type === "address";
    if (names && !OTHERS.has(getter)) getters.push(getter);
  });
  return getters;
}

describe("lib: whom a contract knows", () => {
  for (const name of [...SUITE, ...Object.keys(INGRESSES)]) {
    it(`should be compared by the check for every contract that ${name} names`, () => {
      expect(Object.keys(WIRES[name] ?? {})).to.have.members(gettersOf(name));
    });
  }
});
