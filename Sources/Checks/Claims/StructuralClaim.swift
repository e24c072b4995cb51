/// A claim about the structure of outputs as a user writes it, such as `sparse(k=d/4)` or `odd`.
public struct StructuralClaim: Hashable, Sendable, CustomStringConvertible {
  /// The forms in which such claims are written; the raw value is the name.
  public enum Form: String, CaseIterable, Sendable {
    case bits, sparse, odd, homogeneous, permutationEquivariant
    case deterministic, stateless, seedReproducible, independentCalls, independentWorkers, average
    case finite, range, zeroAtZero, dimensionKept

    /// Whether claims of this form are about inputs beyond the domain as well.
    var goesBeyondTheDomain: Bool { self == .finite || self == .range }

    /// The names of the constants.
    var constants: [String] {
      switch self {
      case .bits: ["max"]
      case .sparse: ["k"]
      case .independentWorkers: ["workers"]
      case .average: ["omega", "workers"]
      default: []
      }
    }

    /// The form as it is written, such as `sparse(k=…)`.
    public var template: String {
      constants.isEmpty ? rawValue : "\(rawValue)(\(constants.map { "\($0)=…" }.joined(separator: ", ")))"
    }
  }

  public let form: Form
  private let expressions: [DimensionExpression]
  /// The claim in its normal spelling.
  public let description: String

  public init(parsing text: String) throws(UsageError) {
    let call = try CallText(parsing: text)
    guard let form = Form(rawValue: call.name) else {
      throw UsageError("'\(call.name)' is not a structural claim; write one of \(Self.templates)")
    }
    var expressions: [DimensionExpression] = []
    for value in try call.values(of: form.constants) { expressions.append(try DimensionExpression(parsing: value)) }
    self.form = form
    self.expressions = expressions
    let written = zip(form.constants, expressions).map { "\($0)=\($1)" }.joined(separator: ", ")
    description = expressions.isEmpty ? form.rawValue : "\(form.rawValue)(\(written))"
  }

  /// All forms, for messages.
  public static var templates: String { Form.allCases.map(\.template).joined(separator: ", ") }

  /// The values of the constants at dimension `d`, by name.
  public func constants(dimension d: Int) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(form.constants, expressions.map { $0.value(dimension: d) }))
  }

  /// Whether the claim is written for all dimensions: by an expression in `d`, or by its nature.
  public var dependsOnDimension: Bool { form == .dimensionKept || expressions.contains(where: \.dependsOnDimension) }

  /// What is claimed at dimension `d`; an error where the constants make no sense there.
  public func property(dimension d: Int) throws(UsageError) -> StructuralProperty {
    let values = expressions.map { $0.value(dimension: d) }
    func refusal(_ rule: String) -> UsageError { UsageError("the claim \(self) cannot hold at d = \(d): \(rule)") }
    func workers(_ value: Double) throws(UsageError) -> Int {
      guard value == value.rounded(), StructuralProperty.workerCounts.contains(Int(clamping: value)) else {
        let counts = StructuralProperty.workerCounts
        throw refusal("workers is a whole number from \(counts.lowerBound) to \(counts.upperBound)")
      }
      return Int(value)
    }
    switch form {
    case .bits:
      guard values[0].isFinite, values[0] >= 0 else { throw refusal("max is a number of bits, at least 0") }
      return .bits(atMost: values[0])
    case .sparse:
      guard values[0].isFinite, values[0] >= 0 else { throw refusal("k is a number of entries, at least 0") }
      return .sparse(atMost: Int(clamping: values[0].rounded(.down)))
    case .independentWorkers: return .independentWorkers(try workers(values[0]))
    case .average:
      guard values[0].isFinite, values[0] > 0 else { throw refusal("omega is a number above 0") }
      return .average(omega: values[0], workers: try workers(values[1]))
    case .odd: return .odd
    case .homogeneous: return .homogeneous
    case .permutationEquivariant: return .permutationEquivariant
    case .deterministic: return .deterministic
    case .stateless: return .stateless
    case .seedReproducible: return .seedReproducible
    case .independentCalls: return .independentCalls
    case .finite: return .finite
    case .range: return .range
    case .zeroAtZero: return .zeroAtZero
    case .dimensionKept: return .dimensionKept
    }
  }
}

extension Int {
  /// The whole part of `value`, or the nearest integer that there is.
  fileprivate init(clamping value: Double) {
    self = Int(exactly: value.rounded(.towardZero)) ?? (value > 0 ? .max : .min)
  }
}
