/** How often something was done, and refused. */
export interface Counted {
  succeeded: number;
  refused: number;
}

/** Acts that begin what others go on with, and how much more they are wanted. */
const WANTED: Readonly<Record<string, number>> = {
  "ValidatorSet.demoteSuspended": 8,
  "Nodes.reinstate": 2,
  "Authority.revokeRole": 2,
  "Accounts.reinstate": 2,
  "Releases.reject": 2,
  "FreezeOrders.confirm": 3,
  "Directives.execute": 6,
  "Directives.object": 5,
  "Directives.approveAgainstObjection": 8,
  "ValidatorSet.promote": 3,
  "AssetRegister.draft": 3,
  "AssetRegister.prerelease": 5,
  "AssetRegister.attest": 9,
  "AssetRegister.activate": 8,
  "AssetRegister.matureByDecision": 5,
  "AssetRegister.redeem": 2,
  "AssetToken.transfer": 3,
  "AssetToken.transferFrom": 3,
  "Accounts.enrol": 3,
  "Accounts.enrolSeat": 4,
  "Accounts.revokeSeat": 4,
  "Accounts.requestOfficerChange": 2,
  "Accounts.approveOfficerChangeByDecision": 2,
  "Authority.grantRole": 2,
  "Directives.draft": 4,
  "Directives.endorse": 4,
  "Directives.approveByDecision": 4,
  "FreezeOrders.freeze": 4,
  "FreezeOrders.confirmByDecision": 4,
  "FreezeOrders.liftByDecision": 3,
  "FreezeOrders.lift": 2,
  "MethodLists.manage": 4,
  "MethodLists.setAdministrator": 4,
  "MethodLists.tightenOwn": 4,
  "MethodLists.confirmByDecision": 6,
  "Recovery.start": 3,
  "Recovery.consentByDecision": 3,
  "Recovery.cancelByDecision": 2,
  "Releases.submit": 3,
  "Releases.approve": 5,
  "Releases.approveUnscanned": 3,
  "Releases.publish": 3,
  "Releases.suspend": 2,
  "Nodes.suspend": 3,
  "Nodes.suspendRegulator": 2,
  "Organizations.suspend": 2,
  "Releases.setMode": 3,
  "Releases.setListed": 4,
};

/** What became of each verb. */
export class Score {
  readonly #verbs: readonly string[];
  readonly #counted = new Map<string, Counted>();
  readonly #reasons = new Map<string, Map<string, number>>();

  constructor(verbs: readonly string[]) {
    this.#verbs = verbs;
  }

  of(verb: string): Counted {
    return this.#counted.get(verb) ?? { succeeded: 0, refused: 0 };
  }

  count(verb: string, how: keyof Counted, reason = ""): void {
    const counted = this.of(verb);
    this.#counted.set(verb, { ...counted, [how]: counted[how] + 1 });
    if (how === "succeeded") return;
    const reasons = this.#reasons.get(verb) ?? new Map<string, number>();
    const name = /custom error '(\w+)/.exec(reason)?.[1] ?? reason.slice(0, 80);
    this.#reasons.set(verb, reasons.set(name, (reasons.get(name) ?? 0) + 1));
  }

  /** Verbs by how much they are wanted: what was done seldom comes first, and what much else depends on. */
  weights(isMeant: (verb: string) => boolean): (readonly [verb: string, weight: number])[] {
    return this.#verbs.filter(isMeant).map((verb) => {
      const { succeeded, refused } = this.of(verb);
      const wanted = WANTED[verb] ?? 1;
      return [verb, wanted / (1 + (succeeded + refused / 4) / wanted)] as const;
    });
  }

  /** The verbs that were never done so. */
  never(how: keyof Counted): string[] {
    return this.#verbs.filter((verb) => this.of(verb)[how] === 0).sort();
  }

  /** How many of all were done so. */
  total(how: keyof Counted): number {
    return [...this.#counted.values()].reduce((sum, counted) => sum + counted[how], 0);
  }

  /** One line for each verb. */
  lines(): string[] {
    return [...new Set([...this.#verbs, ...this.#counted.keys()])].sort().map((verb) => {
      const reasons = [...(this.#reasons.get(verb) ?? [])].map(([name, times]) => `${name} ${times}`).join(", ");
      const { succeeded, refused } = this.of(verb);
      return `${verb} ${succeeded} ${refused} ${reasons}`;
    });
  }
}
