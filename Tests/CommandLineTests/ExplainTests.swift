import ArgumentParser
import Checks
import Foundation
import Testing

@testable import efcheck

@Suite struct ExplainTests {
  private static let examples = Catalogue.compressorEntries.flatMap(\.examples)

  private func explanation(_ text: String, _ d: Int) throws -> CompressorExplanation {
    try CompressorExplanation(compressor: text, dimension: d)
  }

  private func status(_ arguments: String...) -> ExitCode {
    do {
      var command = try EFCheck.parseAsRoot(["explain", "compressor"] + arguments)
      try command.run()
      return .success
    } catch {
      return EFCheck.exitCode(for: error)
    }
  }

  @Test func topKIsExplained() throws {
    let known = try explanation("topk(k=3)", 100)
    #expect(known.constants.first { $0.name == "alpha" }?.value == 0.03)
    #expect(known.constants.first { $0.name == "beta" }?.input?.attainment == "everyInput")
    #expect(known.constants.first { $0.name == "zeta" }?.value == nil)
    #expect(known.messages.map(\.formula) == [3 * 32 + 18, 3 * 64 + 18])
    #expect(known.messages.allSatisfy { $0.measured == $0.formula && $0.overhead == 0 })
    #expect(known.bestContraction.map { ($0.delta * 0.03 - 1).magnitude < 1e-15 } == true)
    let text = try ExplanationFormat.text.text(of: known)
    #expect(text.contains("  alpha  0.03         attained  proved  at x = (1 ×100)\n"))
    #expect(text.contains("by B3(δ) ⊂ B1((1 − q)², 1 + q)"))
  }

  /// A measured length above the formula is explained by the overhead beside it.
  @Test func theOverheadOfAMessageIsTold() throws {
    let text = try ExplanationFormat.text.text(of: explanation("terngrad", 16))
    #expect(text.contains("64 bits by formula  the code adds up to 1 bit  65 bits measured"))
    let bernoulli = try ExplanationFormat.text.text(of: explanation("bernoulli(prob=0.25)", 16))
    #expect(bernoulli.contains("no formula") && !bernoulli.contains("1 bits"))
  }

  @Test func whatIsNotTightIsNotCalledTight() throws {
    let known = try explanation("topk(k=3)", 100)
    let weak = try #require(known.classes.first { $0.rule == "contractiveToB1Printed" })
    #expect(weak.isTight == nil && weak.isBestRule == false)
    #expect(known.classes.filter { $0.rule == nil }.allSatisfy { $0.isTight == true && $0.isBestRule == nil })
    let bound = try explanation("std_dithering(s=4, norm=3)", 16)
    #expect(bound.classes.first { $0.name == "U" }?.isTight == false)
    #expect(bound.constants.first { $0.name == "zeta" }?.isTight == false)
  }

  /// `natural` is contractive as it is; a smaller `δ` has its multiple by 8/9.
  @Test func theBestMultipleIsNamed() throws {
    let best = try #require(try explanation("natural", 5).bestContraction)
    #expect(best.origin == "unbiased" && best.delta == 1.125 && best.factor == 1 / 1.125)
  }

  @Test(arguments: examples) func everyKeyIsWritten(_ text: String) throws {
    let json = try ExplanationFormat.json.text(of: explanation(text, 16))
    let root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(root["schemaVersion"] as? Int == 1)
    #expect(root.count == 11)
    let constants = try #require(root["constants"] as? [[String: Any]])
    #expect(constants.count == 10 && constants.allSatisfy { $0.count == 6 })
    let classes = try #require(root["classes"] as? [[String: Any]])
    #expect(classes.allSatisfy { $0.count == 8 })
    let messages = try #require(root["messages"] as? [[String: Any]])
    #expect(messages.count == 2 && messages.allSatisfy { $0.count == 4 })
  }

  /// Five cells a row, ended; braces and dollars in pairs; nothing but ASCII.
  @Test(arguments: examples) func theTabularIsWellFormed(_ text: String) throws {
    let tabular = try ExplanationFormat.latex.text(of: explanation(text, 16))
    let lines = tabular.split(separator: "\n").map(String.init)
    #expect(lines.first == "\\begin{tabular}{lllll}" && lines.last == "\\end{tabular}")
    for line in lines.dropFirst().dropLast() where line != "\\hline" {
      #expect(line.hasSuffix(" \\\\"), "\(line)")
      #expect(line.hasPrefix("\\multicolumn{5}{l}") || line.components(separatedBy: " & ").count == 5, "\(line)")
      #expect(line.count { $0 == "$" } % 2 == 0, "\(line)")
      #expect(line.count { $0 == "{" } == line.count { $0 == "}" }, "\(line)")
      let bare = line.replacing("\\_", with: "").replacing(/\$[^$]*\$/, with: "")
      #expect(!bare.contains { "_^#%".contains($0) }, "\(line)")
    }
    #expect(tabular.utf8.allSatisfy { $0 < 128 })
  }

  @Test func aVectorIsShortened() {
    #expect(vectorText([1, 0, 0, 0]) == "(1, 0 ×3)")
    #expect(vectorText([1, 2, 3, 4, 5, 6, 7]) == "(1, 2, 3, 4, 5, 6, …)")
    #expect(vectorText([1e-7]) == "(1e-07)")
  }

  @Test func endsWithZeroOnWhatIsKnown() {
    #expect(status("topk(k=3)", "--dimension", "100") == .success)
    #expect(status("topk(k=3)", "--dimension", "100", "--json") == .success)
    #expect(status("topk(k=3)", "--dimension", "100", "--latex") == .success)
  }

  @Test func endsWith64OnWrongUsage() {
    #expect(status("nonsense", "--dimension", "100") == .validationFailure)
    #expect(status("topk(k=0)", "--dimension", "100") == .validationFailure)
    for dimension in ["0", "-1", "x", "1.5", "100001"] {
      #expect(status("topk(k=3)", "--dimension=\(dimension)") == .validationFailure)
    }
    #expect(status("topk(k=3)", "--dimension", "-1") == .validationFailure)
    #expect(status("lowrank(m=4, n=4, r=1)", "--dimension", "100") == .validationFailure)
    #expect(status("topk(k=3)", "--dimension", "9", "--json", "--latex") == .validationFailure)
  }

  /// What cannot be understood is said in one line, with what to write instead.
  @Test(arguments: [
    ("nonsense", 10), ("topk(k=3)", 0), ("topk(j=3)", 10), ("lowrank(m=4, n=4, r=1)", 10),
    ("block_topk(block=9223372036854775807, k=2)", 10), ("powersgd(m=4294967296, n=4294967296, r=1)", 10),
    ("std_dithering(s=9223372036854775807, norm=2)", 4), ("rounding_biased(levels=(2, 1))", 4),
    ("rounding_unbiased(levels=(1e-300, 1e300))", 4), ("random_sparsification(probs=())", 1),
    ("random_sparsification_unbiased(probs=(1e-320, 0.5))", 2), ("bernoulli(prob=1e-320)", 2),
  ])
  func anErrorIsOneLine(_ text: String, _ d: Int) {
    let error = #expect(throws: UsageError.self) { try explanation(text, d) }
    #expect(error?.description.contains("\n") == false)
  }

  /// Every number that an explanation gives is a number, at the ends of what parameters may be.
  @Test(arguments: [
    ("block_topk(block=2147483647, k=2147483647)", 10), ("block_randk(block=2147483647, k=2147483647)", 10),
    ("per_block_topk(block=2147483647, k=2147483647)", 10), ("topk(k=2147483647)", 1),
    ("induced_topk_randk(k1=2147483647, k2=2147483647)", 3), ("lowrank(m=2, n=3, r=2147483647)", 6),
    ("std_dithering(s=1048576, norm=2)", 1), ("std_dithering(s=1400, norm=2)", 2),
    ("rounding_unbiased(levels=(1e200, 2e200))", 3), ("rounding_biased(levels=(1e-150, 1))", 3),
    ("exp_rounding_unbiased(b=1e100)", 3),
  ])
  func extremeParametersAreExplained(_ text: String, _ d: Int) throws {
    let known = try explanation(text, d)
    #expect(known.constants.compactMap(\.value).allSatisfy { $0.isFinite && $0 > 0 })
    #expect(known.messages.allSatisfy { $0.measured != nil })
  }
}
