import Theory

/// A claim as a user writes it: a form with constants that may depend on the dimension.
public struct ClaimSpecification: Hashable, Sendable, CustomStringConvertible {
  /// The forms in which claims are written, with the names of their constants.
  public enum Form: String, CaseIterable, Sendable {
    case contractiveByAlpha, contractiveByError, b3, b1, b2, unbiased, u, absolute

    var name: String {
      switch self {
      case .contractiveByAlpha, .contractiveByError: "contractive"
      case .b3: "B3"
      case .b1: "B1"
      case .b2: "B2"
      case .unbiased: "unbiased"
      case .u: "U"
      case .absolute: "absolute"
      }
    }

    var constants: [String] {
      switch self {
      case .contractiveByAlpha: ["alpha"]
      case .contractiveByError: ["error"]
      case .b3: ["delta"]
      case .b1: ["alpha", "beta"]
      case .b2: ["gamma", "beta"]
      case .unbiased: ["omega"]
      case .u: ["zeta"]
      case .absolute: ["Delta"]
      }
    }

    /// The name of the check that examines such a claim.
    public var check: String {
      switch self {
      case .contractiveByAlpha, .contractiveByError, .b3: "contraction"
      case .b1: "classB1"
      case .b2: "classB2"
      case .unbiased, .u: "unbiasedness"
      case .absolute: "absoluteError"
      }
    }

    /// Whether claims of this form say that `E C(x) = x`.
    public var isUnbiased: Bool { self == .unbiased || self == .u }

    /// The form as it is written, such as `B2(gamma=…, beta=…)`.
    public var template: String { "\(name)(\(constants.map { "\($0)=…" }.joined(separator: ", ")))" }
  }

  public let form: Form
  private let expressions: [DimensionExpression]
  /// The claim in its normal spelling.
  public let description: String

  public init(parsing text: String) throws(UsageError) {
    let call = try CallText(parsing: text)
    let candidates = Form.allCases.filter { $0.name == call.name }
    guard !candidates.isEmpty else {
      throw UsageError("'\(call.name)' is not a claim; write one of \(Self.templates)")
    }
    let keys = call.arguments.map(\.key)
    let form = candidates.first { Set($0.constants) == Set(keys) } ?? candidates[0]
    let values = try call.values(of: form.constants)
    var expressions: [DimensionExpression] = []
    for value in values { expressions.append(try DimensionExpression(parsing: value)) }
    self.form = form
    self.expressions = expressions
    let written = zip(form.constants, expressions).map { "\($0)=\($1)" }.joined(separator: ", ")
    description = "\(form.name)(\(written))"
  }

  /// All forms, for messages.
  public static var templates: String { Form.allCases.map(\.template).joined(separator: ", ") }

  /// The values of the constants at dimension `d`, by name, and of the constant that is measured where the
  /// claim is written with another: the `error` of a contraction, the `omega` of a second moment.
  public func constants(dimension d: Int) -> [String: Double] {
    var constants = Dictionary(uniqueKeysWithValues: zip(form.constants, expressions.map { $0.value(dimension: d) }))
    switch try? claim(dimension: d) {
    case .contractive(let error): constants["error"] = error
    case .unbiased(let omega): constants["omega"] = omega
    default: break
    }
    return constants
  }

  /// Whether the claim is written for all dimensions, by an expression in `d`.
  public var dependsOnDimension: Bool { expressions.contains(where: \.dependsOnDimension) }

  /// The claim at dimension `d`; an error where its constants are outside the class's range there.
  public func claim(dimension d: Int) throws(UsageError) -> CompressorClaim {
    let values = expressions.map { $0.value(dimension: d) }
    do {
      switch form {
      case .contractiveByAlpha: return .contractive(error: 1 - (try ContractiveClass(alpha: values[0])).alpha)
      case .contractiveByError:
        _ = try ContractiveClass(alpha: 1 - values[0])
        return .contractive(error: values[0])
      case .b3: return .contractive(error: 1 - (try ContractiveClass(delta: values[0])).alpha)
      case .b1:
        let known = try ClassB1(alpha: values[0], beta: values[1])
        return .classB1(alpha: known.alpha, beta: known.beta)
      case .b2:
        let known = try ClassB2(gamma: values[0], beta: values[1])
        return .classB2(gamma: known.gamma, beta: known.beta)
      case .unbiased: return .unbiased(omega: (try UnbiasedClass(omega: values[0])).omega)
      case .u: return .unbiased(omega: (try UnbiasedClass(zeta: values[0])).omega)
      case .absolute: return .absolute(delta: (try AbsoluteClass(errorBound: values[0])).errorBound)
      }
    } catch {
      throw UsageError("the claim \(self) cannot hold at d = \(d): \(error)")
    }
  }
}
