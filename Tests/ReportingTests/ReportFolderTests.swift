import Checks
import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ReportFolderTests {
  @Test func theJSONIsAFindingsFileWithFigures() throws {
    try withReport(gnuplot: nil) { folder, _ in
      let data = try Data(contentsOf: folder.appending(component: "report.json"))
      let file = try StableJSON.decode(FindingsFile.self, from: data)
      #expect(file.findings.count == 5)
      #expect(file.verdict == .refuted)
      #expect(file.findings[0] == SampleReport.finding(.consistent))
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect((object["figures"] as? [[String: Any]])?.count == 4)
      let findings = try #require(object["findings"] as? [[String: Any]])
      #expect(findings[1]["figures"] as? [String] == ["ef21-heart-scale", "methods"])
      #expect(findings[1]["tables"] as? [String] == ["constants"])
      #expect(findings[1]["subject"] as? String == "EF21 on heart_scale")
    }
  }

  @Test func everyTableHasItsFileAndItsData() throws {
    try withReport(gnuplot: nil) { folder, _ in
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(component: "tables").path)
      #expect(files.sorted() == ["constants-2.csv", "constants.csv", "etc-passwd.csv"])
      let data = try Data(contentsOf: folder.appending(component: "report.json"))
      struct Part: Decodable { let tables: [Table] }
      let tables = try StableJSON.decode(Part.self, from: data).tables
      #expect(tables[0] == SampleReport.table())
      #expect(tables.map(\.id) == ["constants", "etc-passwd", "constants-2"])
      let page = try String(contentsOf: folder.appending(component: "report.html"), encoding: .utf8)
      let summary = try String(contentsOf: folder.appending(component: "report.md"), encoding: .utf8)
      for file in files {
        #expect(page.contains("href=\"tables/\(file)\""))
        #expect(summary.contains("[tables/\(file)](tables/\(file))"))
      }
    }
  }

  @Test func whatIsAbsentIsNullAndWhatIsNotFiniteIsAString() throws {
    try withReport(gnuplot: nil) { folder, _ in
      let data = try Data(contentsOf: folder.appending(component: "report.json"))
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let hostile = try #require((object["findings"] as? [[String: Any]])?.last)
      for key in ["logEValue", "shape", "dtype", "domain", "detectableEffect"] { #expect(hostile[key] is NSNull) }
      #expect(hostile["promised"] as? [String: String] == ["a": "nan", "b": "inf"])
      let observed = try #require(hostile["observed"] as? [String: Any])
      #expect(observed["lower"] as? String == "-inf")
      #expect(observed["estimate"] is NSNull)
    }
  }

  @Test func thePageAloneCarriesCommandsWithPaths() throws {
    let folder = FileManager.default.temporaryDirectory.appending(component: "efcheck-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var origin = SampleReport.origin
    let stable = try #require(SampleReport.finding(.consistent).rerun)
    origin.commandsHere = [stable: "efcheck with-paths"]
    try ReportFolder(directory: folder, gnuplot: nil).write(SampleReport.complete, origin: origin)
    for file in ["report.html", "report.json", "report.md", "report.junit.xml"] {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      #expect(text.contains("efcheck with-paths") == (file == "report.html"), "\(file)")
    }
  }

  @Test func timeHostAndFolderAreInThePageAndInRunInfoOnly() throws {
    try withReport(gnuplot: nil) { folder, _ in
      for file in ["report.json", "report.md", "report.junit.xml", "figures/floor-n.csv", "figures/floor-n.gp"] {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        #expect(!text.contains("2001-02-03") && !text.contains(folder.lastPathComponent), "\(file)")
      }
      for file in ["report.html", "run-info.txt"] {
        #expect(try String(contentsOf: folder.appending(path: file), encoding: .utf8).contains("2001-02-03T04:05:06Z"))
      }
    }
  }

  @Test func twoFoldersHoldTheSameBytes() throws {
    try withReport(gnuplot: nil) { first, _ in
      try withReport(gnuplot: nil) { second, _ in
        let files = try FileManager.default.subpathsOfDirectory(atPath: first.path).sorted()
        #expect(try FileManager.default.subpathsOfDirectory(atPath: second.path).sorted() == files)
        for file in files where file.contains(".") {
          #expect(
            try Data(contentsOf: first.appending(path: file)) == Data(contentsOf: second.appending(path: file)),
            "\(file)")
        }
      }
    }
  }

  @Test func withoutGnuplotTheTablesAreThereAndThePageSaysWhatIsMissing() throws {
    try withReport(gnuplot: nil) { folder, missing in
      #expect(missing.count == 4)
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "figures/floor-n.csv").path))
      let page = try String(contentsOf: folder.appending(component: "report.html"), encoding: .utf8)
      #expect(page.contains("gnuplot was not found"))
      #expect(!page.contains("figures/floor-n.svg"))
    }
  }

  @Test func aGnuplotThatFailsIsReportedAndTheRestIsWritten() throws {
    try withReport(gnuplot: Gnuplot(executable: URL(filePath: "/bin/false"))) { folder, missing in
      #expect(missing.count == 4)
      #expect(missing[0].hasPrefix("ef21-heart-scale: gnuplot ended with status 1"))
      #expect(FileManager.default.fileExists(atPath: folder.appending(component: "report.html").path))
    }
  }

  @Test(.enabled(if: Gnuplot.onSearchPath() != nil, "gnuplot is not installed"))
  func gnuplotDrawsEveryFigureAndRunsNothingElse() throws {
    try withReport(gnuplot: .onSearchPath()) { folder, missing in
      #expect(missing.isEmpty)
      let figures = try FileManager.default.contentsOfDirectory(atPath: folder.appending(component: "figures").path)
      #expect(figures.filter { $0.hasSuffix(".svg") }.count == 4)
      // A title asks the shell to make a file of this name.
      #expect(!figures.contains("pwned"))
      for file in figures where file.hasSuffix(".svg") {
        _ = try XMLDocument(contentsOf: folder.appending(path: "figures/\(file)"))
      }
    }
  }

  /// Writes the complete sample report to a folder of its own, which is removed at the end.
  private func withReport(gnuplot: Gnuplot?, _ body: (URL, [String]) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(component: "efcheck-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = try ReportFolder(directory: folder, gnuplot: gnuplot)
      .write(SampleReport.complete, origin: SampleReport.origin)
    try body(folder, missing)
  }
}
