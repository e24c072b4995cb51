import Theory

/// One constant of one compressor: promised, and found.
struct ConstantsRow {
  let compressor: String
  let dimension: Int
  let constant: ConstantName
  let promised: ClassConstant
  /// The worst input of all.
  let worst: ConstantsEvidence.Sighting?
  /// The worst input that was found without knowing where to look.
  let found: ConstantsEvidence.Sighting?

  static func rows(_ subjects: [ConstantsSubject], _ evidence: ConstantsEvidence) -> [ConstantsRow] {
    subjects.flatMap { subject -> [ConstantsRow] in
      let seen = evidence.compressors.first { $0.name == subject.name }
      return subject.names.compactMap { name in
        subject.constants[name].map {
          ConstantsRow(
            compressor: subject.name, dimension: subject.dimension, constant: name, promised: $0,
            worst: seen?.worst(of: name), found: seen?.search[name.rawValue])
        }
      }
    }
  }

  var isTight: Bool { promised.isTight }

  /// How far the worst input is beyond the constant, as a fraction of it; negative where it stays short.
  var excess: Double? { excess(of: worst) }

  private func excess(of seen: ConstantsEvidence.Sighting?) -> Double? {
    guard let value = seen?.value else { return nil }
    guard promised.value != 0 else { return constant.isLower ? -value : value }
    return constant.isLower ? 1 - value / promised.value : value / promised.value - 1
  }

  /// The relative excess that rounding explains: moments are sums of up to some thousand products.
  private static let rounding = 1e-10

  var isExceeded: Bool { (excess ?? 0) > Self.rounding }

  /// How near an input has to come to a constant that is called tight, relative to it.
  static let nearness = 1e-6

  /// Whether the search came near enough.
  var isReached: Bool { (excess(of: found) ?? -1) >= -Self.nearness }

  /// What to say of a constant that was exceeded.
  var excessWords: String { sentence(worst.map { "\($0.value) (\($0.input))" }) }

  /// What to say of a constant that was not reached.
  var shortfallWords: String { sentence(found.map { "\($0.value)" }) }

  private func sentence(_ found: String?) -> String {
    "\(compressor), d = \(dimension): \(constant.symbol) = \(promised.value), found \(found ?? "nothing")."
  }

  static func table(_ rows: [ConstantsRow]) -> Table {
    Table(
      id: "compressor-constants", title: "Constants of compressors",
      caption:
        "What is promised beside the worst that was found, by exact moments. Attained: some input has the constant. "
        + "Supremum: inputs approach it. Bound: nothing is said about its sharpness. Short by: how far the "
        + "worst input stays short of the constant, as a fraction of it; 0 where they agree to rounding. By search: the same "
        + "for the worst input of a search from random starts, which knows neither the constants nor their inputs.",
      columns: [
        "compressor", "d", "constant", "promised", "worst found", "sharpness", "short by", "found at", "by search",
      ],
      rows: rows.map(\.cells))
  }

  private var cells: [Table.Cell] {
    [
      .text(compressor), .number(Double(dimension)), .text(constant.symbol), .number(promised.value),
      Table.Cell(worst?.value), .text(promised.sharpness.rawValue),
      shortfall(worst), worst.map { .text($0.input) } ?? .none, shortfall(found),
    ]
  }
}

extension ConstantsRow {
  private func shortfall(_ seen: ConstantsEvidence.Sighting?) -> Table.Cell {
    Table.Cell(excess(of: seen).map { $0.magnitude <= 1e-14 ? 0 : -$0 })
  }
}

extension ConstantName {
  /// How the constant is written.
  var symbol: String {
    switch self {
    case .alpha: "α"
    case .beta: "β"
    case .gamma: "γ"
    case .delta: "δ"
    case .zeta: "ζ"
    case .deltaScaledByInverseZeta: "δ of C/ζ"
    case .zetaExact: "ζ, exact"
    case .zetaClassicBound: "ζ, classical"
    case .zetaOfQuantiser: "ζ of the quantiser"
    case .absoluteError: "Δ"
    }
  }
}
