import Checks
import Theory

/// A theorem that `efcheck bound` can evaluate.
struct BoundTheorem: Sendable {
  /// The name on the command line.
  let id: String
  let theorem: any ConvergenceTheorem.Type
  let constants: [BoundConstant]
  /// Throws a hypothesis that fails.
  let evaluate: @Sendable (BoundConstants) throws -> BoundValue

  init(
    _ id: String, _ theorem: any ConvergenceTheorem.Type, _ constants: [BoundConstant],
    evaluate: @escaping @Sendable (BoundConstants) throws -> BoundValue
  ) {
    self.id = id
    self.theorem = theorem
    self.constants = constants
    self.evaluate = evaluate
  }

  /// Which constants it takes: those with a value fall back to it, those in brackets are prescribed.
  var usage: String { "\(id) takes \(constants.map(\.usage).joined(separator: ", "))" }

  /// What the theorem says at these constants.
  func value(at words: [String]) throws(UsageError) -> BoundOutcome {
    let constants = try BoundConstants(words, for: self)
    let value: BoundValue
    do { value = try evaluate(constants) } catch let violation as HypothesisViolation {
      throw UsageError("\(constants.words(for: violation)); \(usage)")
    } catch {
      throw UsageError("\(error); \(usage)")
    }
    guard value.numbers.allSatisfy(\.isFinite) else {
      throw UsageError("\(BoundConstants.beyondNumbers); \(usage)")
    }
    return BoundOutcome(of: self, at: constants, value)
  }

  /// The theorem with this name.
  static func named(_ id: String) throws(UsageError) -> BoundTheorem {
    guard let theorem = all.first(where: { $0.id == id }) else {
      throw UsageError("no theorem '\(id)'; choose from \(all.map(\.id).joined(separator: ", "))")
    }
    return theorem
  }

  /// All theorems of the catalogue.
  static let all = descent + errorFeedback + framework + ef21 + momentum
}

/// What a theorem prescribes and bounds at given constants.
struct BoundValue: Sendable {
  let stepSize: Double
  let bound: Double
  /// Further numbers by name, in the order in which one reads them.
  let details: [(name: String, value: Double)]

  init(_ theorem: some ConvergenceTheorem, _ constants: BoundConstants, _ details: [(name: String, value: Double)] = [])
  {
    stepSize = theorem.stepSize
    bound = theorem.bound(afterRounds: constants.rounds)
    self.details = details
  }

  var numbers: [Double] { [stepSize, bound] + details.map(\.value) }
}
