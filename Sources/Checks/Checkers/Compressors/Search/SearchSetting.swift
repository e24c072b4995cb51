import GSL

/// What a search over inputs is given and does not change.
struct SearchSetting {
  let specification: ClaimSpecification
  let domain: Domain
  let dtype: DType
  let alpha: Double
  let seed: UInt64
  /// The bets of the tests.
  let grid: BettingGrid
  /// Whether the coordinates of one output are declared independent given the input; never checked.
  let coordinatesAreIndependent: Bool
  /// Those who watch the evidence grow, if anyone does.
  let watch: (@Sendable (InterimVerdict) -> Void)?

  /// The stream that feeds the subject's calls at one input.
  func callStream(at input: String, round: Int) -> RandomStream {
    RandomStream(
      StreamName(seed: seed, purpose: .compressor, experiment: "\(specification) | \(input)", repetition: round))
  }

  /// The stream of a search's own choices.
  func choiceStream(_ purpose: String) -> RandomStream {
    RandomStream(StreamName(seed: seed, purpose: .input, experiment: "\(specification) | \(purpose)"))
  }
}
