import GSL
import Testing

struct SimplexMinimumTests {
  @Test("The valley of Rosenbrock ends at (1, 1)")
  func rosenbrock() throws {
    let found = try minimum(
      of: { 100 * ($0[1] - $0[0] * $0[0]) * ($0[1] - $0[0] * $0[0]) + (1 - $0[0]) * (1 - $0[0]) }, from: [-1.2, 1],
      step: 0.5)
    #expect(found.value < 1e-15)
    #expect(zip(found.place, [1, 1]).allSatisfy { ($0 - $1).magnitude < 1e-6 })
  }

  @Test("Points that are not admissible are avoided, and the start is never left for a worse point")
  func constraints() throws {
    let found = try minimum(of: { $0[0] > 2 ? $0[0] : .infinity }, from: [3], step: 0.7)
    #expect(found.value >= 2 && found.value < 2.001)
    let flat = try minimum(of: { _ in 5 }, from: [0, 0, 0], step: 1)
    #expect(flat.value == 5)
  }
}
