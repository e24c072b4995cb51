/// What was seen of an oracle while one assumption was examined.
public struct AssumptionEvidence: Hashable, Sendable, Codable {
  /// What the oracle can be asked; nil where it never answered.
  public var nature: OracleNature?
  /// What was seen of a claim about exact gradients.
  public var exact: ExactEvidence?
  /// What was seen of a claim about stochastic gradients.
  public var noise: NoiseEvidence?
  /// A smaller point or pair at which the claim was refuted anew.
  public var shrunk: ShrunkWitness?
  /// Why the claim cannot be judged on what the oracle knows.
  public var obstacle: String?
  /// Why the oracle gave no answer.
  public var failure: String?
  /// Whether the time of the run ended before anything was seen.
  public var endedByTimeLimit = false
}
