import EFSpec
import Theory

extension CompressorEntry {
  static let lowRank = CompressorEntry(
    "lowrank", parameters: ["m", "n", "r"], summary: "Replaces an m × n matrix by the nearest one of rank r.",
    examples: ["lowrank(m=4, n=4, r=1)"],
    sweeps: [
      ParameterSweep("lowrank", isDrawn: true, over: "r", { powerTexts(below: squarestShape($0).rows) }) { r, d in
        "lowrank(m=\(squarestShape(d).rows), n=\(squarestShape(d).columns), r=\(r))"
      }
    ],
    goldenTolerance: 1e-10
  ) { values in
    let rows = try positiveInteger(values[0], of: "m")
    let columns = try positiveInteger(values[1], of: "n")
    let rank = try positiveInteger(values[2], of: "r")
    return PairedCompressor(
      LowRank(rank, of: MatrixShape(rows: rows, columns: columns)),
      try LowRankTheory(rank: rank, rows: rows, columns: columns))
  }
}
