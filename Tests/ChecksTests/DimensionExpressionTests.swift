import Foundation
import Testing

@testable import Checks

@Suite struct DimensionExpressionTests {
  @Test(
    arguments: [
      ("2/d", 0.25), ("min(d/16, sqrt(d)/4)", 0.5), ("-2^2", -4), ("2^-1", 0.5), ("1-2-3", -4), ("log2(d)*3", 9),
    ] as [(String, Double)])
  func expressionsHaveTheirUsualValue(text: String, value: Double) throws {
    #expect(try DimensionExpression(parsing: text).value(dimension: 8) == value)
  }

  @Test(arguments: ["(", "-", "2^", "sqrt("])
  func tooDeepNestingIsOneShortLine(piece: String) {
    let text = String(repeating: piece, count: 100_000) + "1"
    let error = #expect(throws: UsageError.self) { try DimensionExpression(parsing: text) }
    #expect(error?.description.contains("more than 100 levels of nesting") == true)
    #expect((error?.description.count ?? 0) < 250)
  }

  @Test func aLongChainIsRefusedAndAModerateOneIsNot() throws {
    func sum(_ count: Int) -> String { String(repeating: "1+", count: count) + "1" }
    #expect(throws: UsageError.self) { try DimensionExpression(parsing: sum(100_000)) }
    #expect(try DimensionExpression(parsing: sum(1000)).value(dimension: 1) == 1001)
    let nested = String(repeating: "(", count: 99) + "1" + String(repeating: ")", count: 99)
    #expect(try DimensionExpression(parsing: nested).value(dimension: 1) == 1)
  }
}
