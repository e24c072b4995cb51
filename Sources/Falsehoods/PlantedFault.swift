public import Checks
import GSL

/// A realistic fault of a compressor with the claim that it breaks, or an unusual implementation that
/// keeps its claim (a control). The bank puts the tester itself on trial.
public struct PlantedFault: Sendable {
  /// What is wrong with an entry, and so what can tell.
  public enum Kind: String, Sendable {
    /// A moment of its output; sequential tests of the claim tell.
    case moment
    /// A property of single outputs or pairs of them.
    case structural
    /// Nothing.
    case control
    /// The gradient oracle of a problem.
    case oracle
  }

  /// How the law of the output at the witness is found.
  enum LawSource: Sendable {
    /// Over all sequences of decisions.
    case decisions
    /// Entry by entry, which are independent.
    case coordinates
    /// From the values of `‖C(x) − x‖²/‖x‖²` with their probabilities, derived by hand.
    case squaredErrors(@Sendable () -> [RelativeErrorLaw.Atom])
    case none
  }

  /// One call: `C(x)`.
  typealias Body = (_ x: [Double], _ chance: inout Chance) -> [Double]

  /// The name in the bank, such as `topk-01`.
  public let id: String
  /// What it is an implementation of.
  public let base: String
  /// What is wrong, in one sentence.
  public let description: String
  /// The claim, which a control keeps and the others break.
  public let claim: String
  /// An input at which the fault shows. Its shape is the one at which the fault is judged.
  public let witness: Witness
  public let kind: Kind
  /// The inputs for which the claim is made, where they are fewer than the default ones.
  public let domain: String?
  /// The smallest budget that finds the fault without being told the witness, at `α = 10⁻⁶`; nil where
  /// none does. Controls have the smallest.
  public let budget: Budget?
  /// Whether the implementation and its claim make sense at every dimension.
  public let isDimensionFree: Bool
  let lawSource: LawSource
  let makeBody: @Sendable () -> Body

  init(
    _ id: String, of base: String, _ description: String, claim: String, at witness: Witness, kind: Kind = .moment,
    domain: String? = nil, budget: Budget? = .quick, isDimensionFree: Bool = false, law: LawSource = .decisions,
    remembering makeBody: @escaping @Sendable () -> Body
  ) {
    self.id = id
    self.base = base
    self.description = description
    self.claim = claim
    self.witness = witness
    self.kind = kind
    self.domain = domain
    self.budget = budget
    self.isDimensionFree = isDimensionFree
    lawSource = kind == .structural ? .none : law
    self.makeBody = makeBody
  }

  init(
    _ id: String, of base: String, _ description: String, claim: String, at witness: Witness, kind: Kind = .moment,
    domain: String? = nil, budget: Budget? = .quick, isDimensionFree: Bool = false, law: LawSource = .decisions,
    compress: @escaping @Sendable (_ x: [Double], _ chance: inout Chance) -> [Double]
  ) {
    self.init(
      id, of: base, description, claim: claim, at: witness, kind: kind, domain: domain, budget: budget,
      isDimensionFree: isDimensionFree, law: law, remembering: { compress })
  }

  public var isControl: Bool { kind == .control }

  /// The shape at which it is judged.
  public var shape: [Int] { witness.input.shape }

  /// The number of entries at which it is judged.
  public var dimension: Int { witness.input.dimension }

  /// The implementation as a subject that says nothing of its nature.
  public var subject: FaultySubject { FaultySubject(fault: self) }
}
