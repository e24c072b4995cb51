/// A claim as a user writes it, of either kind; both kinds share one grammar, `name(key=value, …)` with
/// values that may depend on the dimension.
public enum Claim: Hashable, Sendable, CustomStringConvertible {
  /// A claim about the moments of `C(x)`: membership in a class, with its constants.
  case moment(ClaimSpecification)
  /// A claim about single outputs, about pairs of outputs, or about how draws depend on each other.
  case structural(StructuralClaim)

  public init(parsing text: String) throws(UsageError) {
    let call = try CallText(parsing: text)
    if StructuralClaim.Form(rawValue: call.name) != nil {
      self = .structural(try StructuralClaim(parsing: text))
    } else if ClaimSpecification.Form.allCases.contains(where: { $0.name == call.name }) {
      self = .moment(try ClaimSpecification(parsing: text))
    } else {
      throw UsageError("'\(call.name)' is not a claim; write one of \(Self.templates)")
    }
  }

  /// The claim in its normal spelling.
  public var description: String {
    switch self {
    case .moment(let specification): specification.description
    case .structural(let claim): claim.description
    }
  }

  /// The name of the check that examines the claim.
  public var check: String {
    switch self {
    case .moment(let specification): specification.form.check
    case .structural(let claim): claim.form.rawValue
    }
  }

  /// All forms, for messages.
  public static var templates: String { "\(ClaimSpecification.templates), \(StructuralClaim.templates)" }
}
