public import Checks

extension PlantedFault {
  /// The bank.
  public static let bank: [PlantedFault] =
    topKFaults + randKFaults + biasedRandKFaults + bernoulliFaults + adaptiveRandomFaults + signFaults
    + ditheringFaults + ternaryFaults + naturalCompressionFaults + naturalDitheringFaults + geometricFaults
    + thresholdFaults + halfPrecisionFaults + powerSGDFaults + blockTopKFaults + ditheredTopKFaults + generalFaults

  /// The entry of this name.
  ///
  /// - Throws: Where there is none, with the names that are nearest.
  public static func named(_ id: String) throws(UsageError) -> PlantedFault {
    if let fault = bank.first(where: { $0.id == id }) { return fault }
    guard !PlantedOracleFault.bank.contains(where: { $0.id == id }) else {
      throw UsageError("'\(id)' is a fault of a gradient oracle; examine it by efcheck assume --fault \(id)")
    }
    let nearest = bank.map { (id: $0.id, distance: editDistance($0.id, id)) }
      .sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
      .prefix(3).map(\.id)
    throw UsageError("no fault is called '\(id)'; the nearest are \(nearest.joined(separator: ", "))")
  }

  /// The number of insertions, deletions and substitutions that lead from one text to the other.
  private static func editDistance(_ a: String, _ b: String) -> Int {
    let target = Array(b)
    var row = Array(0...target.count)
    for (i, character) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in target.indices {
        let substituted = diagonal + (character == target[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[target.count]
  }
}
