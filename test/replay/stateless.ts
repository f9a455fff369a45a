/** Events that carry no state of their own, by contract or of any, and why. */
export const STATELESS: Readonly<Record<string, string>> = {
  AuthorityUpdated: "a contract's Authority is final, told as it is created",
  EIP712DomainChanged: "no domain ever changes",
  AccountPermissionsUpdated: "for engines that keep answers",
  NodePermissionsUpdated: "for engines that keep answers",
  "Authority.ClassDelaysSet": "RoleGranted tells the delay of each class",
  "Authority.CommitteeSucceeded": "RoleGranted tells whom ADMIN is given to",
  "Authority.RoleLabel": "a label is the event alone",
  "Authority.RoleAdminChanged": "fenced: never told",
  "Authority.RoleGuardianChanged": "fenced: never told",
  "Authority.RoleGrantDelayChanged": "fenced: never told",
  "Authority.TargetAdminDelayUpdated": "fenced: never told",
  "Authority.TargetClosed": "fenced: never told",
  "Committee.BallotRefused": "a ballot that is not counted changes nothing",
  "Committee.VoteCastWithParams": "ballots have no parameters: VoteCast tells all",
  "Seats.SeatSuspended": "SeatWeightSet tells that the seat weighs nothing, and stays in its place",
  "AssetRegister.AssetDisputed": "FreezePlaced tells the order",
  "AssetRegister.AssetRedeemed": "Transfer tells what was burnt",
  "AssetRegister.AssetRejected": "AssetMoved tells the state; reasons are the event alone",
  "AssetToken.DirectiveCarriedOut": "DirectiveExecuted tells it",
  "AssetToken.ForcedTransfer": "Transfer tells what was moved",
  "AssetToken.Frozen": "FreezePlaced, FreezeReduced and FreezeLifted tell the orders that it sums up",
};

/** Events that carry state which no view answers, and what depends on it. */
export const UNASKED: Readonly<Record<string, string>> = {
  "Recovery.RecoveryConsentedByRegulator": "whether an account under that regulator's orders rotates",
  "Recovery.HoldingRecovered": "that a holding follows once",
};

/** Events that tell something only after long chains of acts; a deep run sees them all. */
export const SELDOM_SEEN = ["FreezeOrders.FreezeFollowed", "FreezeOrders.FreezeReduced", "Recovery.RecoverySupported"];
