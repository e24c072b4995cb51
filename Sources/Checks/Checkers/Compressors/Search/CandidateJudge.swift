/// Decides whether a smaller input is a witness against a claim as well, from calls that are made for this
/// alone.
///
/// Where chance plays a part, the `i`-th candidate has the share `ArmShares.shrinking(i)` of the
/// false-alarm probability, so that all candidates together have at most half of it.
protocol CandidateJudge {
  /// The calls so far, of all candidates.
  var calls: Int { get }
  /// Whether nothing more may be asked.
  var isOver: Bool { get }
  /// Whether the claim is written for all dimensions.
  var mayChangeDimension: Bool { get }
  /// Whether the smallest candidates come first: where candidates are dear, and most faults show anywhere.
  var triesSmallestFirst: Bool { get }

  /// Whether zero is an input at which the claim can be judged.
  var admitsZero: Bool { get }

  /// The entries next to these at which the claim is made; nil where there are none.
  func admitted(_ entries: [Double]) -> [Double]?

  /// What refutes the claim at the `candidate`-th try, from 1; nil where nothing does.
  mutating func certificate(at input: LibraryInput, candidate: Int, callsLeft: Int) -> WitnessCertificate?
}

extension CandidateJudge {
  var admitsZero: Bool { false }
}

/// What refutes a claim at one input.
struct WitnessCertificate: Hashable, Sendable {
  /// The calls that it took.
  var calls: Int
  /// The logarithm of the wealth of a sequential test at its end; nil where one counterexample was enough.
  var logWealth: Double?
  /// The logarithm of the wealth times its share of the false-alarm probability.
  var logEValue: Double?
}
