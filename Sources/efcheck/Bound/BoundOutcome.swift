import Foundation
import Theory

/// What `efcheck bound` prints of one theorem.
struct BoundOutcome: Encodable, Sendable {
  let schemaVersion = 1
  let theorem: String
  let statement: String
  let source: String
  let status: String
  /// What is bounded.
  let measure: String
  let constants: [String: Double]
  let stepSize: Double
  let bound: Double
  let details: [String: Double]
  /// The names of the details, in the order in which one reads them.
  private let order: [String]

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, theorem, statement, source, status, measure, constants, stepSize, bound, details
  }

  init(of theorem: BoundTheorem, at constants: BoundConstants, _ value: BoundValue) {
    self.theorem = theorem.id
    statement = theorem.theorem.statement
    source = theorem.theorem.source.key
    status = theorem.theorem.status.rawValue
    measure = theorem.theorem.measure.formula
    self.constants = constants.values
    stepSize = value.stepSize
    bound = value.bound
    details = Dictionary(uniqueKeysWithValues: value.details.map { ($0.name, $0.value) })
    order = value.details.map(\.name)
  }

  /// For people.
  var text: String {
    let given = constants.sorted { $0.key < $1.key }.map { "\($0.key)=\(BoundConstant.text($0.value))" }.joined(
      separator: " ")
    let rows = order.map { ($0, details[$0].map { "\($0)" } ?? "") }
    let lines = [("stepSize", "\(stepSize)")] + rows + [("bound", "\(bound)   of \(measure)")]
    let width = lines.map(\.0.count).max() ?? 0
    let mark = status == Status.provedHere.rawValue ? "proved" : "quoted"
    return """
      \(theorem)  \(statement) [\(mark), \(source)]
      at \(given)
      \(lines.map { "  \($0.0.padding(toLength: width, withPad: " ", startingAt: 0))  \($0.1)" }.joined(separator: "\n"))

      """
  }
}

extension ProgressMeasure {
  /// What is bounded, as a formula.
  var formula: String {
    switch self {
    case .gap: "E f(x_T) − f⋆"
    case .meanSquaredGradient: "(1/T) Σ_{t<T} E‖∇f(x_t)‖²"
    case .weightedSquaredGradient: "(1/Σ γ_t) Σ_{t<T} γ_t E‖∇f(x_t)‖²"
    case .weightedGap: "(1/W) Σ_{t≤T} w_t (E f(x_t) − f⋆)"
    case .weightedMeanGap: "(1/W) Σ_{t<T} w_t (E f(x_t) − f⋆)"
    case .squaredDistance: "E‖x_T − x⋆‖²"
    case .virtualSquaredDistance: "E‖x̃_T − x⋆‖²"
    }
  }
}
