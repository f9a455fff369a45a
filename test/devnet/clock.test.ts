import { expect } from "chai";
import { Clock, LONGEST_ADVANCE } from "../../devnet/chain/clock.ts";

const NOW = 1_800_000_000_500;
const real = (): number => NOW;
const second = Math.floor(NOW / 1_000);

describe("devnet: the clock that goes on", () => {
  it("should have the offset that it had", () => {
    for (const offset of [0, 86_400_000, -86_400_000, 1_234]) {
      const clock = Clock.resume(offset, 0, real);
      expect(clock.offset).to.equal(offset);
      expect(clock.now()).to.equal(Math.floor((NOW + offset) / 1_000));
    }
  });

  it("given the real time fell back, should go on from the head, not before it", () => {
    const clock = Clock.resume(0, second + 100, real);
    expect(clock.now()).to.equal(second + 100);
    expect(clock.offset).to.equal((second + 100) * 1_000 - NOW);
  });

  it("given a head at this very second, should keep the offset as far as it can", () => {
    expect(Clock.resume(0, second, real).offset).to.equal(0);
    expect(Clock.resume(-1_000, second, real).now()).to.equal(second);
  });

  it("should follow the real time from then on, also after it fell back", () => {
    let time = NOW;
    const clock = Clock.resume(5_000, 0, () => time);
    time += 10_000;
    expect(clock.now()).to.equal(second + 15);
    time -= 3_000;
    expect(clock.now()).to.equal(second + 12);
  });

  it("should be moved by exactly so many seconds, again and again", () => {
    const clock = Clock.resume(250, second + 7, real);
    const before = clock.now();
    for (const step of [1, 86_400, LONGEST_ADVANCE]) clock.advance(step);
    expect(clock.now()).to.equal(before + 1 + 86_400 + LONGEST_ADVANCE);
    expect(Clock.resume(clock.offset, before, real).now()).to.equal(clock.now());
  });

  for (const step of [0, -1, 0.5, LONGEST_ADVANCE + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`should refuse to be moved by ${step} seconds, and stay`, () => {
      const clock = Clock.resume(0, 0, real);
      expect(() => clock.advance(step)).to.throw(
        `The clock moves by whole seconds from 1 to ${LONGEST_ADVANCE}, not by ${step}.`,
      );
      expect(clock.offset).to.equal(0);
    });
  }
});
