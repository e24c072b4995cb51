import EFSpec
import GSL
import Testing

@Suite struct LevelGridTests {
  @Test(
    "The cell of a power is found exactly, one unit in the last place to either side", arguments: [2.0, 3, 1.5, 10])
  func powersAreTheirOwnCells(_ base: Double) {
    let grid = PowersOfBase(base)
    let reach = Int(300 / (base == 2 ? 0.302 : base == 3 ? 0.478 : base == 10 ? 1.01 : 0.177))
    for j in stride(from: -reach, through: reach, by: 7) {
      let level = grid.level(j)
      #expect(grid.cell(of: level) == LevelCell(low: level, high: grid.level(j + 1)))
      #expect(grid.cell(of: level.nextUp).low == level)
      #expect(grid.cell(of: level.nextDown) == LevelCell(low: grid.level(j - 1), high: level))
    }
  }

  @Test("A cell encloses its magnitude at the ends of Double", arguments: [2.0, 3, 1.001, 1e100])
  func extremesHaveCells(_ base: Double) {
    let grid = PowersOfBase(base)
    let extremes: [Double] = [
      .leastNonzeroMagnitude, 3 * .leastNonzeroMagnitude, .leastNormalMagnitude, 1e-300, 1e300,
      .greatestFiniteMagnitude,
    ]
    for t in extremes {
      let cell = grid.cell(of: t)
      #expect(cell.low <= t && cell.high.isFinite && (t <= cell.high || cell.high == cell.low), "\(t)")
      #expect((0...1).contains(cell.probabilityOfHigh(at: t)), "\(t)")
    }
  }

  @Test("Between given levels the neighbours are taken, outside the nearer end")
  func givenLevels() {
    let grid = GivenLevels([1, 3, 7])
    #expect(grid.cell(of: 2) == LevelCell(low: 1, high: 3))
    #expect(grid.cell(of: 3) == LevelCell(low: 3, high: 7))
    #expect(grid.cell(of: 7) == LevelCell(low: 7, high: 7))
    #expect(grid.cell(of: 0.5) == LevelCell(low: 1, high: 1))
    #expect(grid.cell(of: 70) == LevelCell(low: 7, high: 7))
  }

  @Test("Bad lists are no grids")
  func badLists() {
    for levels in [[], [1], [0, 1], [-1, 1], [2, 1], [1, 1], [1, .infinity], [.nan, 1]] {
      #expect(!GivenLevels.isGrid(levels), "\(levels)")
    }
    #expect(GivenLevels.isGrid([1, 2]))
  }

  @Test(
    "Multiples of a step that is no power of two are found by comparison", arguments: [0.1, 0.3, 0.25, 1e-300, 1e300])
  func multiples(_ step: Double) {
    let grid = MultiplesOfStep(step)
    for n in [0.0, 1, 2, 3, 7, 1000, 0x1p40] where (n * step).isFinite {
      let level = n * step
      let cell = grid.cell(of: level)
      #expect(cell.low == level && cell.probabilityOfHigh(at: level) == 0)
      if n > 0 { #expect(grid.cell(of: level.nextDown).high == level) }
    }
    #expect(MultiplesOfStep(1e-300).cell(of: 1e300) == LevelCell(low: 1e300, high: 1e300))
  }
}
