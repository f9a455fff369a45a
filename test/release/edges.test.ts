import { expect } from "chai";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { statusOf } from "../fixtures/releases.ts";
import { ACTS, STANDINGS, given } from "./helpers/table.ts";

/** Of a factory, the committee approves in the strictest class alone; of any other, in that class never. */
const NEVER = { plain: ["approveUnscanned"], factory: ["approve", "approveAsSeat"] } as const;

for (const kind of ["plain", "factory"] as const) {
  const declared = { factory: kind === "factory" };
  describe(`release: every act on a ${kind} release, wherever it stands`, () => {
    for (const [standing, { status }] of Object.entries(STANDINGS)) {
      describe(`given one that is ${standing}`, () => {
        it(`says that it is ${status}`, async () => {
          const { network, release } = await given(standing, declared);
          expect(await statusOf(network, release)).to.equal(ReleaseStatus[status]);
        });

        for (const [name, { act, edges }] of Object.entries(ACTS)) {
          const to = edges[status];
          const unfit = to !== undefined && NEVER[kind].some((never) => never === name);
          if (to === undefined) {
            it(`refuses to ${name}`, async () => {
              const { network, release } = await given(standing, declared);
              const values = [release.id, ReleaseStatus[status]];
              const { releases } = network.suite;
              await expectRefusal(act({ network, release }), releases, "ReleaseUnexpectedStatus", values);
            });
          } else if (unfit) {
            it(`refuses to ${name}, which is not for this kind`, async () => {
              const { network, release } = await given(standing, declared);
              const values = [release.id, declared.factory, false];
              await expectRefusal(act({ network, release }), network.suite.releases, "ReleaseApprovalUnfit", values);
            });
          } else {
            it(`becomes ${to} by ${name}`, async () => {
              const { network, release } = await given(standing, declared);
              await act({ network, release });
              expect(await statusOf(network, release)).to.equal(ReleaseStatus[to]);
            });
          }
        }
      });
    }

    for (const [name, { act }] of Object.entries(ACTS)) {
      for (const id of [0n, 2n, 2n ** 32n - 1n]) {
        it(`refuses to ${name} the release ${id}, which there is not`, async () => {
          const { network, release } = await given("Submitted", declared);
          const unknown = { ...release, id };
          await expectRefusal(act({ network, release: unknown }), network.suite.releases, "ReleaseUnknown", [id]);
        });
      }
    }
  });
}
