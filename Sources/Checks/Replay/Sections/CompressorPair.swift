import EFSpec
import Theory

/// A compressor of a golden table: as it is run, and as it is claimed to be.
struct CompressorPair {
  let subject: any ExactMomentsCompressor
  let theory: any CompressorTheory
  /// How close moments and constants have to be.
  let tolerance: Tolerance

  /// The names under which the table lists compressors of this package.
  enum Identifier: String {
    case identity
    case topK = "topk"
    case randK = "randk"
    case unbiasedRandK = "randk_unbiased"
    case scaledSign = "scaled_sign"
    case scaledSignWithZero = "scaled_sign_zero"
    case natural
    case standardDithering = "std_dithering"
  }

  /// Whether the row is about a compressor of this package.
  static func covers(_ element: JSONValue) -> Bool { identifier(element) != nil }

  private static func identifier(_ element: JSONValue) -> Identifier? {
    if case .text(let name) = element[.root["compressor"]] { Identifier(rawValue: name) } else { nil }
  }

  /// Reads `compressor` and `params`.
  init(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let place = JSONPath.root["compressor"]
    guard let identifier = Self.identifier(ledger.element) else { throw ReplayFault(place, "unknown compressor") }
    let parameters = JSONPath.root["params"]
    var tolerance = 1e-12
    do {
      switch identifier {
      case .identity:
        subject = Identity()
        theory = IdentityTheory()
      case .topK:
        theory = try TopKTheory(try ledger.integer(parameters["k"]))
        subject = TopK(try ledger.integer(parameters["k"]))
      case .randK:
        theory = try RandKTheory(try ledger.integer(parameters["k"]))
        subject = RandK(try ledger.integer(parameters["k"]), scaling: .biased)
      case .unbiasedRandK:
        theory = try UnbiasedRandKTheory(try ledger.integer(parameters["k"]))
        subject = RandK(try ledger.integer(parameters["k"]), scaling: .unbiased)
      case .scaledSign:
        theory = ScaledSignTheory()
        subject = ScaledSign(signOfZero: .plusOne)
      case .scaledSignWithZero:
        theory = ScaledSignWithZeroTheory()
        subject = ScaledSign(signOfZero: .zero)
      case .natural:
        theory = NaturalCompressionTheory()
        subject = NaturalCompression()
      case .standardDithering:
        let p = try ledger.normExponent(parameters["norm"])
        let levels = try ledger.integer(parameters["s"])
        theory = try StandardDitheringTheory(levels: levels, normExponent: p)
        subject = StandardDithering(levels: levels, norm: p == .infinity ? .infinity : .finite(p))
        if p != 2 && p != .infinity { tolerance = 1e-10 }
      }
    } catch let fault as ReplayFault {
      throw fault
    } catch {
      throw ReplayFault(parameters, "\(error)")
    }
    self.tolerance = .relative(tolerance)
  }
}

extension CaseLedger {
  /// The exponent of a norm, written as a text: a number of at least 1, or `inf`.
  func normExponent(_ path: JSONPath) throws(ReplayFault) -> Double {
    let text = try text(path)
    guard let p = Double(text), p >= 1 else { throw ReplayFault(path, "\(text) is no exponent of a norm") }
    return p
  }
}
