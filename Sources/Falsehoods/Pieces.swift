import EFSpec

/// The `count` entries of highest rank, ties to the lower index, and zeros elsewhere.
func kept(_ x: [Double], count: Int, rankedBy rank: (Double) -> Double = \.magnitude) -> [Double] {
  let best = Set(x.indices.sorted { (rank(x[$0]), -$0) > (rank(x[$1]), -$1) }.prefix(count))
  return x.indices.map { best.contains($0) ? x[$0] : 0 }
}

/// The entries at these indices times `scale`, and zeros elsewhere.
func masked(_ x: [Double], by indices: [Int], scale: Double) -> [Double] {
  let members = Set(indices)
  return x.indices.map { members.contains($0) ? scale * x[$0] : 0 }
}

/// −1, 0 or 1.
func sign(_ value: Double) -> Double { value == 0 ? 0 : value < 0 ? -1 : 1 }

/// `‖x‖₂`, free of overflow.
func length(_ x: [Double]) -> Double { Norm.two(x.span) }

/// `Σ |xᵢ|/d`.
func meanMagnitude(_ x: [Double]) -> Double { Norm.one(x.span) / Double(x.count) }
