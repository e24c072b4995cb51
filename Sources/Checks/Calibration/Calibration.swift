/// The trial of the tester, part by part.
public enum CalibrationPart: String, Sendable, Codable, CaseIterable {
  /// The sequential tests beside their information bounds, and the predicted power.
  case engine
  /// False alarms on the boundaries of the claims.
  case nulls
  /// The blind search on planted faults.
  case faults
  /// The blind search on controls, over and over.
  case controls
}

extension CalibrationPart {
  /// How many entries of the bank, or runs of controls, share a piece of evidence: what a stop at the wrong moment
  /// can cost.
  private static let entriesOfAPiece = 6
  private static let runsOfAPiece = 250

  /// The checks of this part.
  ///
  /// - Parameters:
  ///   - entries: The bank of faults and controls.
  ///   - budgets: Those at which every fault is searched.
  public func checks(_ size: CalibrationSize, entries: [TrialEntry], budgets: [Budget]) -> [any Check] {
    switch self {
    case .engine:
      return [
        ScalarEfficiencyCheck(size: size), VectorEfficiencyCheck(.vector, size: size),
        VectorEfficiencyCheck(.twoParameters, size: size),
      ]
    case .nulls:
      return [
        ScalarNullCheck(size: size), VectorNullCheck(.vector, size: size), VectorNullCheck(.twoParameters, size: size),
      ]
    case .faults:
      let pieces = stride(from: 0, to: entries.count, by: Self.entriesOfAPiece).map { start in
        Array(entries[start..<min(start + Self.entriesOfAPiece, entries.count)])
      }
      return pieces.map { piece in
        FaultTrialCheck(piece, name: "\(piece[0].id) to \(piece[piece.count - 1].id)", budgets: budgets)
      } + [CoordinateTrialCheck(runs: max(1, size.runs / 100))]
    case .controls:
      let controls = entries.filter(\.isControl)
      return stride(from: 0, to: size.controlRuns, by: Self.runsOfAPiece).map { start in
        ControlTrialCheck(controls, runs: start..<min(start + Self.runsOfAPiece, size.controlRuns))
      }
    }
  }
}

extension Table {
  /// Tables of one id that several pieces of evidence share, put together row by row, in their first order.
  public static func joined(_ tables: [Table]) -> [Table] {
    var order: [String] = []
    var whole: [String: Table] = [:]
    for table in tables {
      if var earlier = whole[table.id], earlier.columns == table.columns {
        earlier.rows += table.rows
        whole[table.id] = earlier
      } else {
        order.append(table.id)
        whole[table.id] = table
      }
    }
    return order.compactMap { whole[$0] }
  }

  /// One row, which adds up all: for tables of numbers alone.
  public var summed: Table {
    var table = self
    table.rows = [
      columns.indices.map { column in
        .number(
          rows.reduce(0) { sum, row in
            if case .number(let value) = row[column] { sum + value } else { sum }
          })
      }
    ]
    return table
  }
}
