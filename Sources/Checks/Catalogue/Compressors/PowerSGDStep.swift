import EFSpec
import Theory

extension CompressorEntry {
  static let powerSGD = CompressorEntry(
    "powersgd", parameters: ["m", "n", "r"],
    summary: "Projects an m × n matrix on a random image of rank r: PowerSGD from a fresh start.",
    examples: ["powersgd(m=4, n=4, r=1)"],
    sweeps: [
      ParameterSweep("powersgd", over: "r", { powerTexts(below: squarestShape($0).rows) }) { r, d in
        "powersgd(m=\(squarestShape(d).rows), n=\(squarestShape(d).columns), r=\(r))"
      }
    ]
  ) { values in
    let rows = try positiveInteger(values[0], of: "m")
    let columns = try positiveInteger(values[1], of: "n")
    let rank = try positiveInteger(values[2], of: "r")
    return PairedCompressor(
      PowerSGDStep(rank, of: MatrixShape(rows: rows, columns: columns)),
      try PowerSGDTheory(rank: rank, rows: rows, columns: columns))
  }
}
