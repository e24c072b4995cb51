import EFSpec
import Theory

/// Something that is proved of one compressor of the catalogue.
enum CompressorStatement: Hashable, Sendable {
  /// A class constant.
  case constant(ConstantName)
  /// The constant exists at no value.
  case no(ConstantName)
  case unbiased
  case homogeneous, odd, permutationEquivariant, idempotent

  /// All that is claimed of any of the instances.
  static func all(of instances: [CompressorInstances]) -> [CompressorStatement] {
    let exact = instances.filter { $0.exact != nil }
    let claimed = ConstantName.allCases.filter { name in exact.contains { !$0.values(of: name).isEmpty } }
    let absent = [ConstantName.alpha, .beta, .gamma, .delta].filter { name in exact.contains { $0.lacks(name) } }
    var statements = claimed.map { CompressorStatement.constant($0) } + absent.map { .no($0) }
    if exact.contains(where: \.isUnbiased) { statements.append(.unbiased) }
    for law in [CompressorStatement.homogeneous, .odd, .idempotent] where instances.contains(where: { $0.keeps(law) }) {
      statements.append(law)
    }
    if exact.contains(where: { $0.keeps(.permutationEquivariant) }) { statements.append(.permutationEquivariant) }
    return statements
  }

  var name: String {
    switch self {
    case .constant(let name): name.rawValue
    case .no(let name): "no \(name.rawValue)"
    case .unbiased: "unbiased"
    case .homogeneous: "homogeneous"
    case .odd: "odd"
    case .permutationEquivariant: "permutationEquivariant"
    case .idempotent: "idempotent"
    }
  }

  var text: String {
    switch self {
    case .constant(.alpha): "α ≤ E‖C(x)‖²/‖x‖²"
    case .constant(.beta): "E‖C(x)‖²/⟨E C(x), x⟩ ≤ β"
    case .constant(.gamma): "γ ≤ ⟨E C(x), x⟩/‖x‖²"
    case .constant(.delta): "1/δ ≤ 1 − E‖C(x) − x‖²/‖x‖²"
    case .constant(.zeta): "E‖C(x)‖²/‖x‖² ≤ ζ"
    case .constant(.deltaScaledByInverseZeta): "(1/ζ)C: 1/δ ≤ 1 − E‖C(x)/ζ − x‖²/‖x‖²"
    case .constant(.zetaExact): "E‖C(x)‖²/‖x‖² ≤ the supremum ζ"
    case .constant(.zetaClassicBound): "E‖C(x)‖²/‖x‖² ≤ the usual bound of ζ"
    case .constant(.zetaOfQuantiser): "E‖C(x)‖² ≤ ζ‖y‖² for what was selected, y"
    case .constant(.absoluteError): "E‖C(x) − x‖² ≤ Δ²"
    case .no(.alpha): "there is no α: E‖C(x)‖²/‖x‖² comes below 10⁻⁶"
    case .no(.beta): "there is no β: E‖C(x)‖²/⟨E C(x), x⟩ exceeds 10⁶, or is not defined"
    case .no(.gamma): "there is no γ: ⟨E C(x), x⟩/‖x‖² comes below 10⁻⁶"
    case .no: "there is no δ: E‖C(x) − x‖²/‖x‖² reaches 1"
    case .unbiased: "E C(x) = x"
    case .homogeneous: "C(tx) = t C(x), or for the powers t of a base"
    case .odd: "C(−x) = −C(x)"
    case .permutationEquivariant: "E C(Πx) = Π E C(x) where no magnitudes tie"
    case .idempotent: "C(C(x)) = C(x)"
    }
  }

  var relation: Statement.Relation {
    switch self {
    case .constant, .no: .atMost
    default: .equals
    }
  }

  /// Why no input can refute the constant made 10 % better.
  func looseness(_ instances: [CompressorInstances]) -> String? {
    switch self {
    case .constant(let name):
      instances.allSatisfy { $0.values(of: name).allSatisfy { !$0.isTight } }
        ? "a bound in closed form; nothing is claimed about how near an input comes" : nil
    case .no: "says that no constant exists: there is none to better"
    default: nil
    }
  }
}

extension CompressorInstances {
  var isUnbiased: Bool { dimensions.contains { (try? constants($0))?.isUnbiased == true } }

  /// Whether theory says in some dimension that the constant does not exist.
  func lacks(_ name: ConstantName) -> Bool { dimensions.contains { lacks(name, $0) } }

  /// A missing `δ` says something only where no mere bound stands in its way.
  func lacks(_ name: ConstantName, _ d: Int) -> Bool {
    guard let known = try? constants(d), known[name] == nil else { return false }
    let quantised = known.zeta ?? known.zetaOfQuantiser
    return name != .delta || quantised?.isTight != false
  }

  func keeps(_ law: CompressorStatement) -> Bool { dimensions.contains { keeps(law, $0) } }

  func keeps(_ law: CompressorStatement, _ d: Int) -> Bool {
    pair.theory.structuralLaws(dimension: d).contains { known in
      switch (law, known) {
      case (.homogeneous, .homogeneous), (.odd, .odd), (.idempotent, .idempotent),
        (.permutationEquivariant, .permutationEquivariant):
        true
      default: false
      }
    }
  }
}
