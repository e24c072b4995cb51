import Checks
import Reporting
import Testing

@Suite struct RateTerminalTableTests {
  @Test func everyLawIsAHeadingWithALineForEachWay() {
    let columns = [
      "quantity", "in", "regime", "by", "predicted", "measured", "interval", "horizon", "runs", "power", "verdict",
    ]
    let table = Table(
      id: "t", title: "Exponents", caption: "A caption.", columns: columns,
      rows: [
        [
          .text("gap"), .text("T"), .text("noise"), .text("exact"), .text("-0.5 ± 0.05"), .text("-0.518"),
          .text("-0.521 … -0.515"), .text("T = 2 … 8"), .none, .none, .text("holds exactly"),
        ],
        [
          .text("gap"), .text("T"), .text("noise"), .text("simulated"), .text("-0.5 ± 0.1"), .text("-0.500"),
          .text("-0.550 … -0.450"), .text("T = 2 … 8"), .number(1328), .text("0.991"), .text("consistent"),
        ],
      ])
    let text = RateTerminalTable.text(of: table, style: TerminalStyle(usesColour: false, width: 80))
    #expect(
      text == """
        Exponents
        A caption.
            by         exponent      interval          runs    power  verdict
          gap, in T
            predicted  -0.5 ± 0.05   noise             T = 2 … 8
            exact      -0.518        -0.521 … -0.515                  holds exactly
            simulated  -0.500        -0.550 … -0.450   1328    0.991  consistent ± 0.1

        """)
  }
}
