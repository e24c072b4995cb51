import Foundation
import Testing

@testable import Checks

@Suite struct ComparisonTests {
  private func comparison(_ golden: Double, _ recomputed: Double, scale: Double = 1) -> Comparison {
    Comparison(path: .root, golden: golden, recomputed: recomputed, tolerance: 1e-12, scale: scale)
  }

  @Test func theErrorIsRelativeAboveTheScaleAndAbsoluteBelow() {
    #expect(comparison(8, 9, scale: 2).error == 0.125)
    #expect(comparison(0.5, 1, scale: 2).error == 0.25)
  }

  @Test func whatIsNotFiniteNeverPasses() {
    #expect(!comparison(1, .nan).passes)
    #expect(!comparison(1, .infinity).passes)
  }

  @Test func theScaleOfAnAllZeroFieldIsOne() {
    #expect(Tolerance.relative(1e-12).scale(largest: 0) == 1)
    #expect(Tolerance.relative(1e-12).scale(largest: 1e-3) == 1e-3)
    #expect(Tolerance.unit(1e-12).scale(largest: 1e-3) == 1)
  }

  @Test func aLedgerKnowsWhatNobodyAskedFor() throws {
    let element = try JSONDecoder().decode(JSONValue.self, from: Data(#"{"a": 1, "b": [2, 3], "c": "x"}"#.utf8))
    var ledger = CaseLedger(element: element)
    #expect(try ledger.integer(.root["a"]) == 1)
    try ledger.compare(.root["b"][0], with: 2, .exact)
    #expect(ledger.untouched(of: element.numberPaths()) == [.root["b"][1]])
    #expect(ledger.comparisons.map(\.passes) == [true])
  }

  @Test(arguments: ["1e13", "1001", "0.5"])
  func aLedgerTakesNoWholeNumberAboveTheLimit(text: String) throws {
    let element = try JSONDecoder().decode(JSONValue.self, from: Data("{\"tau\": \(text)}".utf8))
    var ledger = CaseLedger(element: element)
    #expect(throws: ReplayFault.self) { try ledger.integer(.root["tau"], atMost: 1000) }
  }

  @Test func vectorsAreMeasuredByTheirLargestEntry() throws {
    let element = JSONValue.list([.number(100), .number(1)])
    var ledger = CaseLedger(element: element)
    try ledger.compare(.root, with: [100, 2], .relative(1e-12))
    #expect(ledger.comparisons.map(\.error) == [0, 0.01])
  }

  @Test func aPathReadsAsOneWouldWriteIt() {
    #expect("\(JSONPath.root["runs"]["ef21"]["steps"][3]["x"][0])" == "runs.ef21.steps[3].x[0]")
  }

  @Test func replacingTouchesOnePlace() {
    let value = JSONValue.object(["a": .list([.number(1), .number(2)]), "b": .null])
    let changed = value.replacing(.root["a"][1], with: .flag(true))
    #expect(changed == .object(["a": .list([.number(1), .flag(true)]), "b": .null]))
  }
}
