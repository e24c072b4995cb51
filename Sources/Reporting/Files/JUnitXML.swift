public import Checks

/// Findings as JUnit XML, for continuous integration: one suite, a test case for each finding.
///
/// A refuted claim is a failure, a failed subject an error, an undecided claim is skipped with a
/// message. Promised constants and observed limits are properties of the case.
public enum JUnitXML {
  public static func text(suite: String, findings: [(subject: String, finding: Finding)]) -> String {
    let verdicts = findings.map(\.finding.verdict)
    func count(_ verdict: Verdict) -> Int { verdicts.count { $0 == verdict } }
    let counts =
      "tests=\"\(findings.count)\" failures=\"\(count(.refuted))\" errors=\"\(count(.failed))\" skipped=\"\(count(.undecided))\""
    let cases = findings.map { testCase(subject: $0.subject, finding: $0.finding) }.joined()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="efcheck" \(counts)>
        <testsuite name="\(XMLText.attribute(suite))" \(counts)>
      \(cases)  </testsuite>
      </testsuites>

      """
  }

  private static func testCase(subject: String, finding: Finding) -> String {
    let words = FindingWords(finding)
    let name = [finding.check, finding.claim, words.shape].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: ", ")
    let properties = properties(of: finding).map { name, value in
      "        <property name=\"\(XMLText.attribute(name))\" value=\"\(XMLText.attribute(value))\"/>\n"
    }.joined()
    return """
          <testcase classname="\(XMLText.attribute(subject))" name="\(XMLText.attribute(name))">
            <properties>
      \(properties)      </properties>
      \(outcome(of: finding, words))    </testcase>

      """
  }

  private static func outcome(of finding: Finding, _ words: FindingWords) -> String {
    let element: String
    switch finding.verdict {
    case .refuted: element = "failure"
    case .failed: element = "error"
    case .undecided: element = "skipped"
    case .consistent, .holdsExactly: return ""
    }
    let message = XMLText.attribute("\(finding.verdict.words): \(finding.claim)")
    let body = detail(of: finding, words)
    let type = element == "skipped" ? "" : " type=\"\(finding.verdict.rawValue)\""
    return "      <\(element) message=\"\(message)\"\(type)>\(XMLText.content(body))</\(element)>\n"
  }

  /// What a person needs to see in the log of a failed build.
  private static func detail(of finding: Finding, _ words: FindingWords) -> String {
    let lines: [String?] = [
      finding.quantity.isEmpty ? nil : finding.quantity,
      words.observed.map { "observed \($0)" }, words.promised.map { "promised \($0)" },
      words.witness.map { "witness \($0)" }, words.shrunkWitness.map { "smaller witness \($0)" },
      words.detectableEffect.map { "detectable: \($0)" },
    ]
    let all = lines.compactMap(\.self) + finding.notes + (finding.rerun.map { ["rerun: \($0)"] } ?? [])
    return all.joined(separator: "\n")
  }

  private static func properties(of finding: Finding) -> [(String, String)] {
    var properties = [("verdict", finding.verdict.rawValue), ("calls", "\(finding.calls)")]
    properties += finding.promised.sorted { $0.key < $1.key }.map { ("promised.\($0.key)", "\($0.value)") }
    if let observed = finding.observed {
      let limits = [("lower", observed.lower), ("estimate", observed.estimate), ("upper", observed.upper)]
      properties += limits.compactMap { name, value in value.map { ("observed.\(name)", "\($0)") } }
    }
    return properties
  }
}
