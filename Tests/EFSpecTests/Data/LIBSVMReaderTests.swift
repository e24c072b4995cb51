import EFSpec
import Foundation
import Testing

struct LIBSVMReaderTests {
  @Test("Lines become examples: gaps are zeros, comments and blank lines are skipped")
  func reads() throws {
    let text = "+1 1:0.5 3:-2\r\n\n-1 2:1e-3   # a remark\n  \n-1\n"
    let examples = try LIBSVMReader.examples(in: text)
    #expect(examples.labels == [1, -1, -1])
    #expect(examples.featureCount == 3)
    #expect(examples.rows.starts == [0, 2, 3, 3])
    #expect(examples.rows.columns == [0, 2, 1])
    #expect(examples.rows.values == [0.5, -2, 1e-3])
  }

  @Test("The smaller of two labels becomes −1", arguments: [("0", "1"), ("1", "2"), ("-1", "+1"), ("-1", "1")])
  func labels(smaller: String, larger: String) throws {
    let examples = try LIBSVMReader.examples(in: "\(larger) 1:1\n\(smaller) 1:2\n\(larger) 1:3\n")
    #expect(examples.labels == [1, -1, 1])
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    let text: String
    let fault: LIBSVMError.Fault
    let line: Int?
    /// A part of the message that says what to do.
    let remedy: String
    var testDescription: String { text }
  }

  @Test(
    "What is wrong is told with its line and a remedy",
    arguments: [
      Broken(text: "1 1:1\nyes 1:1\n", fault: .label, line: 2, remedy: "label index:value"),
      Broken(text: "1 1:1\nnan 1:1\n", fault: .label, line: 2, remedy: "label index:value"),
      Broken(text: "0 1:1\n1 x:1\n", fault: .index, line: 2, remedy: "whole number from 1"),
      Broken(text: "0 0:1\n", fault: .index, line: 1, remedy: "add 1"),
      Broken(text: "0 -3:1\n", fault: .index, line: 1, remedy: "whole number from 1"),
      Broken(text: "0 qid:7 1:1\n", fault: .index, line: 1, remedy: "whole number from 1"),
      Broken(text: "0 99999999999:1\n", fault: .index, line: 1, remedy: "is it a value?"),
      Broken(text: "0 1:1\n\n1 2:1 2:3\n", fault: .order, line: 3, remedy: "sort each line"),
      Broken(text: "0 5:1 4:3\n", fault: .order, line: 1, remedy: "sort each line"),
      Broken(text: "0 1\n", fault: .missingColon, line: 1, remedy: "index:value"),
      Broken(text: "0,1:3\n", fault: .label, line: 1, remedy: "label index:value"),
      Broken(text: "0 1:inf\n", fault: .value, line: 1, remedy: "repair or drop"),
      Broken(text: "0 1:nan\n", fault: .value, line: 1, remedy: "repair or drop"),
      Broken(text: "0 1:\n", fault: .value, line: 1, remedy: "repair or drop"),
      Broken(text: "0 1:two\n", fault: .value, line: 1, remedy: "repair or drop"),
      Broken(text: "", fault: .empty, line: nil, remedy: "label index:value"),
      Broken(text: "# nothing\n\n", fault: .empty, line: nil, remedy: "label index:value"),
      Broken(text: "0\n1\n", fault: .noFeatures, line: nil, remedy: "index:value"),
      Broken(text: "0 1:1\n1 1:1\n2 1:1\n", fault: .classes, line: 2, remedy: "two classes"),
      Broken(text: "1 1:1\n1 1:2\n", fault: .classes, line: nil, remedy: "two classes"),
    ])
  func errors(broken: Broken) throws {
    let error = try #require(throws: LIBSVMError.self) { try LIBSVMReader.examples(in: broken.text) }
    #expect(error.fault == broken.fault)
    #expect(error.line == broken.line)
    #expect(error.description.contains(broken.remedy))
  }

  @Test("Compressed and missing files are told apart from broken ones")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func error(_ name: String, _ bytes: [UInt8]) throws -> LIBSVMError? {
      let file = folder.appending(component: name)
      try Data(bytes).write(to: file)
      return try #require(throws: LIBSVMError.self) { try LIBSVMReader.examples(ofFile: file.path()) }
    }
    #expect(try error("a.gz", [0x1F, 0x8B, 8, 0])?.message.contains("gunzip") == true)
    #expect(try error("a.bz2", Array("BZh9".utf8))?.message.contains("bunzip2") == true)
    #expect(try error("a", [0x80, 0x81, 0x0A])?.fault == .notText)
    #expect(try error("b", Array("1 1:x\n".utf8))?.line == 1)
    let missing = #expect(throws: LIBSVMError.self) {
      try LIBSVMReader.examples(ofFile: folder.appending(component: "none").path())
    }
    #expect(missing?.fault == .unreadable)
  }

  @Test("Scaled rows and columns have unit size, zeros stay zeros")
  func scaling() throws {
    let examples = try LIBSVMReader.examples(in: "1 1:3 2:4\n-1 2:-8\n1\n")
    #expect(examples.scaled(.none) == examples)
    #expect(examples.scaled(.unitRows).rows.values == [0.6, 0.8, -1])
    #expect(examples.scaled(.unitColumns).rows.values == [1, 0.5, -1])
    #expect(examples.scaled(.unitRows).labels == examples.labels)
  }
}
