import Checks
import Falsehoods
import Foundation

/// `efcheck list faults`: the bank of planted faults, with the least number of calls that any exact test of
/// the claim needs at an input at which the fault shows.
struct FaultListing {
  /// The false-alarm probability to which the numbers of calls belong, that of `efcheck validate`.
  static let falseAlarm = 1e-6

  struct Row: Encodable {
    let id: String
    let base: String
    let description: String
    let claim: String
    let control: Bool
    /// Nil for controls and where a rule about the structure of outputs is broken.
    let leastCalls: Int?
    let kind: String

    private enum CodingKeys: String, CodingKey { case id, base, description, claim, control, leastCalls, kind }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(base, forKey: .base)
      try container.encode(description, forKey: .description)
      try container.encode(claim, forKey: .claim)
      try container.encode(control, forKey: .control)
      try container.encode(leastCalls, forKey: .leastCalls)
      try container.encode(kind, forKey: .kind)
    }
  }

  let rows: [Row]

  init(of faults: [PlantedFault], oracles: [PlantedOracleFault] = []) throws {
    let ofCompressors = try faults.map { fault in
      Row(
        id: fault.id, base: fault.base, description: fault.description, claim: fault.claim,
        control: fault.isControl, leastCalls: try fault.leastCalls(falseAlarm: Self.falseAlarm),
        kind: fault.kind.rawValue)
    }
    let ofOracles = try oracles.map { fault in
      Row(
        id: fault.id, base: "gradient oracle", description: fault.description, claim: fault.claim,
        control: fault.isControl,
        leastCalls: try fault.leastCalls(falseAlarm: Self.falseAlarm).map { Int($0.rounded(.up)) },
        kind: (fault.isControl ? PlantedFault.Kind.control : .oracle).rawValue)
    }
    rows = ofCompressors + ofOracles
  }

  func json() throws -> String {
    struct Listing: Encodable {
      let schemaVersion = 1
      let falseAlarm = FaultListing.falseAlarm
      let faults: [Row]
    }
    return String(decoding: try StableJSON.encode(Listing(faults: rows)), as: UTF8.self)
  }

  var text: String {
    let idWidth = rows.map(\.id.count).max() ?? 0
    let baseWidth = rows.map(\.base.count).max() ?? 0
    let lines = rows.map { row in
      let effort = row.leastCalls.map { "at least \($0) calls" } ?? (row.control ? "control" : Self.rule(row))
      let head = "\(padded(row.id, idWidth))  \(padded(row.base, baseWidth))"
      return """
          \(head)  \(row.description)
          \(String(repeating: " ", count: idWidth + baseWidth + 2))  \(row.claim); \(effort)

        """
    }
    return """
      faults, with the least mean number of calls of any exact test at a false-alarm probability of 1e-6
      \(lines.joined())
      """
  }

  /// What a claim without a least number of calls is about.
  private static func rule(_ row: Row) -> String {
    if row.kind == PlantedFault.Kind.oracle.rawValue { return "a single pair of points decides" }
    guard case .structural(let structure) = try? Claim(parsing: row.claim) else {
      return "no number of calls is known"
    }
    return switch structure.form {
    case .sparse, .bits, .finite, .zeroAtZero, .dimensionKept: "a rule of single outputs"
    case .deterministic, .seedReproducible, .stateless: "a rule of repeated calls"
    case .odd, .homogeneous, .permutationEquivariant: "a rule of outputs at inputs that belong together"
    case .range: "a rule of outputs beyond the range of squares"
    case .independentCalls: "a rule of the dependence between calls"
    case .independentWorkers, .average: "a rule of several workers"
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
