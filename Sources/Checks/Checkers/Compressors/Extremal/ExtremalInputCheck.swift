public import EFSpec
import Foundation
import GSL
public import Theory

/// Looks for an input at which each tight constant of a compressor shows.
///
/// - Claim:    a constant is tight: every input keeps it, and some input comes within 10⁻⁶ of it.
/// - Evidence: the most extreme input of a search over exact moments from random starts. The search sees neither
///             the constants nor the inputs that theory gives for them.
/// - Judged:   an input beyond the constant by more than rounding refutes; within 10⁻⁶ of it the claim holds
///             exactly, as a statement on that input; else undecided, since a search may miss.
/// - Blind to: inputs that the search did not find.
public struct ExtremalInputCheck: Check {
  public let id: CheckID
  private let compressor: any ExactMomentsCompressor
  private let constants: CompressorConstants
  private let dimension: Int
  private let magnitudes: ClosedRange<Double>

  /// How near the input has to come, relative to the constant.
  public static let nearness = 1e-6
  /// The relative excess that rounding explains: moments are sums of up to some thousand products.
  private static let rounding = 1e-10

  /// - Parameters:
  ///   - constants: What is promised; those that are marked tight are searched for.
  ///   - magnitudes: The magnitudes, besides 0, of the entries for which the promise is made.
  public init(
    of compressor: any ExactMomentsCompressor, name: String, constants: CompressorConstants, dimension: Int,
    magnitudes: ClosedRange<Double> = 1e-100...1e100
  ) {
    self.compressor = compressor
    self.constants = constants
    self.dimension = dimension
    self.magnitudes = magnitudes
    id = CheckID(subject: "\(name), d = \(dimension)", property: "extremal inputs")
  }

  public func gather(resuming earlier: ExtremalEvidence?, in run: RunSettings) throws -> ExtremalEvidence {
    if let earlier { return earlier }
    var search = ExtremalSearch(
      compressor, dimension: dimension, magnitudes: magnitudes, effort: ExtremalEffort(run.budget))
    let wanted = Set(constants.tight.compactMap(ExtremalObjective.init))
    let objectives = ExtremalObjective.allCases.filter(wanted.contains)
    for objective in objectives {
      var stream = RandomStream(
        StreamName(seed: run.seed, purpose: .input, experiment: "\(id)/\(objective.rawValue)"))
      search.run(objective, using: &stream)
    }
    let finds = objectives.map { objective in
      ExtremalEvidence.Find(
        objective: objective, x: search.best[objective]?.x, ratios: search.best[objective]?.ratios)
    }
    return ExtremalEvidence(finds: finds, evaluations: search.evaluations)
  }

  public func judge(_ evidence: ExtremalEvidence, by criterion: Criterion) -> [Finding] {
    constants.tight.compactMap { name in
      guard let constant = constants[name], let objective = ExtremalObjective(for: name) else { return nil }
      return finding(
        name, constant, evidence.finds.first { $0.objective == objective }, evaluations: evidence.evaluations)
    }
  }

  private func finding(
    _ name: ConstantName, _ constant: ClassConstant, _ find: ExtremalEvidence.Find?, evaluations: Int
  ) -> Finding {
    let found = find?.ratios?.value(of: name, zeta: constants.zeta?.value)
    let excess = found.map { name.isLower ? 1 - $0 / constant.value : $0 / constant.value - 1 }
    return Finding(
      check: "extremalInput", claim: "\(name.rawValue) = \(constant.value) is tight", verdict: verdict(excess),
      quantity: name.rawValue, calls: evaluations, promised: [name.rawValue: constant.value],
      observed: found.map { .init(lower: nil, estimate: $0, upper: nil) }, shape: [dimension],
      witness: find?.x.map { Finding.Witness(name: "found by search", x: $0) }, notes: [note(excess, constant)])
  }

  private func verdict(_ excess: Double?) -> Verdict {
    guard let excess, !excess.isNaN else { return .undecided }
    if excess > Self.rounding { return .refuted }
    return excess >= -Self.nearness ? .holdsExactly : .undecided
  }

  private func note(_ excess: Double?, _ constant: ClassConstant) -> String {
    guard let excess, !excess.isNaN else { return "No input showed the constant." }
    if excess > Self.rounding {
      return "The input exceeds the constant by the fraction \(excess), by exact moments."
    }
    if excess >= -Self.nearness {
      return "The input comes within the fraction \(max(0, -excess)) of the constant, which theory calls "
        + (constant.sharpness == .supremum ? "a supremum that no input attains." : "attained.")
    }
    return
      "Not reached: the best input found stays short of the constant by the fraction \(-excess). The constant may be "
      + "loose, or the search may have missed."
  }
}

extension ConstantName {
  /// Whether the constant bounds from below.
  var isLower: Bool { self == .alpha || self == .gamma }
}
