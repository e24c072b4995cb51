import EFSpec
import Theory

/// A compressor of a golden table: as it is run, and as it is claimed to be.
///
/// The table names compressors and their parameters as the catalogue does, so that an entry there is
/// all that a compressor needs to be replayed.
struct CompressorPair {
  let subject: any ExactMomentsCompressor
  let theory: any CompressorTheory
  /// How close moments and constants have to be.
  let tolerance: Tolerance

  /// Whether the row is about a compressor of the catalogue.
  static func covers(_ element: JSONValue) -> Bool { entry(element) != nil }

  private static func entry(_ element: JSONValue) -> CompressorEntry? {
    guard case .text(let name) = element[.root["compressor"]] else { return nil }
    return Catalogue.compressorEntries.first { $0.name == name }
  }

  /// Reads `compressor` and `params`.
  init(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let place = JSONPath.root["compressor"]
    guard let entry = Self.entry(ledger.element) else { throw ReplayFault(place, "unknown compressor") }
    let parameters = JSONPath.root["params"]
    let given = ledger.element[parameters]?.fields.keys.sorted() ?? []
    guard given == entry.parameters.sorted() else {
      throw ReplayFault(parameters, "\(given) instead of \(entry.parameters)")
    }
    var values: [String] = []
    for key in entry.parameters { values.append(try ledger.parameter(parameters[key])) }
    let pair: PairedCompressor
    do { pair = try entry.compressor(values) } catch { throw ReplayFault(parameters, "\(error)") }
    guard let subject = pair.compressor as? any ExactMomentsCompressor else {
      throw ReplayFault(place, "no exact moments are known")
    }
    self.subject = subject
    theory = pair.theory
    let norm = zip(entry.parameters, values).first { $0.0 == "norm" }?.1 ?? "2"
    let hasPowers = norm != "2" && norm != "inf"
    tolerance = .relative(hasPowers ? max(1e-10, entry.goldenTolerance) : entry.goldenTolerance)
  }
}

extension CaseLedger {
  /// The value of a parameter as the catalogue's texts have it.
  fileprivate mutating func parameter(_ path: JSONPath) throws(ReplayFault) -> String {
    switch element[path] {
    case .text(let text): return text
    case .list: return "(\(try vector(path).map { $0.description }.joined(separator: ", ")))"
    default:
      let value = try number(path)
      return Int(exactly: value)?.description ?? value.description
    }
  }
}
