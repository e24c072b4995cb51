import Foundation

/// Reads the text format of LIBSVM: an example a line, `label index:value index:value …`.
///
/// Indices count from 1 and ascend in a line; features that are left out are zero. Blank lines and whatever
/// follows a `#` are skipped. Exactly two labels must occur, such as −1 and +1, 0 and 1, or 1 and 2: the
/// smaller becomes −1, the larger +1.
public enum LIBSVMReader {
  /// The examples of a file.
  public static func examples(ofFile path: String) throws(LIBSVMError) -> LabelledExamples {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw LIBSVMError(.unreadable, "\(path) cannot be read; check the path and its permissions")
    }
    let magics: [(bytes: [UInt8], tool: String)] = [
      ([0x1F, 0x8B], "gunzip"), ([0x42, 0x5A, 0x68], "bunzip2"), ([0xFD, 0x37, 0x7A], "unxz"),
      ([0x50, 0x4B, 0x03], "unzip"),
    ]
    if let magic = magics.first(where: { data.starts(with: $0.bytes) }) {
      throw LIBSVMError(.notText, "\(path) is compressed; decompress it first: \(magic.tool) \(path)")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw LIBSVMError(.notText, "\(path) is not text; a LIBSVM file is lines of `label index:value …`")
    }
    return try examples(in: text)
  }

  /// The examples of a text.
  public static func examples(in text: String) throws(LIBSVMError) -> LabelledExamples {
    var lines: [Line] = []
    var number = 0
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if let line = try Line(bytes.prefix { $0 != UInt8(ascii: "#") }, number: number) { lines.append(line) }
    }
    guard !lines.isEmpty else {
      throw LIBSVMError(.empty, "there is no example; a LIBSVM file is lines of `label index:value …`")
    }
    let featureCount = lines.reduce(0) { max($0, $1.columns.last.map { $0 + 1 } ?? 0) }
    guard featureCount > 0 else {
      throw LIBSVMError(.noFeatures, "no example has a feature; write them as `index:value` after the label")
    }
    let labels = try twoClasses(lines)
    var rows = SparseRows(featureCount: featureCount)
    for line in lines { rows.append(columns: line.columns, values: line.values) }
    return LabelledExamples(rows: rows, labels: labels)
  }

  /// The labels with the smaller one made −1 and the larger +1.
  private static func twoClasses(_ lines: [Line]) throws(LIBSVMError) -> [Double] {
    let smaller = lines.reduce(Double.infinity) { min($0, $1.label) }
    let larger = lines.reduce(-Double.infinity) { max($0, $1.label) }
    if let third = lines.first(where: { $0.label != smaller && $0.label != larger }) {
      throw LIBSVMError(
        .classes, line: third.number,
        "the label \(third.label) is neither \(smaller) nor \(larger); keep the examples of two classes only")
    }
    guard smaller < larger else {
      throw LIBSVMError(.classes, "all labels are \(smaller); a classifier needs examples of two classes")
    }
    return lines.map { $0.label == smaller ? -1 : 1 }
  }
}

/// One example, before its label is mapped.
private struct Line {
  let number: Int
  let label: Double
  var columns: [Int] = []
  var values: [Double] = []

  /// Parses a line; nil where it is blank.
  init?(_ bytes: Substring.UTF8View, number: Int) throws(LIBSVMError) {
    let tokens = bytes.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    guard let first = tokens.first else { return nil }
    guard let label = Double(Substring(first)), label.isFinite else {
      throw LIBSVMError(
        .label, line: number, "the label “\(Substring(first))” is not a number; a line is `label index:value …`")
    }
    self.number = number
    self.label = label
    for token in tokens.dropFirst() { try append(token) }
  }

  private mutating func append(_ token: Substring.UTF8View) throws(LIBSVMError) {
    let text = Substring(token)
    guard let colon = token.firstIndex(of: UInt8(ascii: ":")) else {
      throw LIBSVMError(.missingColon, line: number, "“\(text)” has no colon; write a feature as `index:value`")
    }
    guard let index = Int(text[..<colon]), index >= 1 else {
      let advice = text[..<colon] == "0" ? "; indices count from 1, so add 1 to all of them" : ""
      throw LIBSVMError(
        .index, line: number, "the index “\(text[..<colon])” is not a whole number from 1\(advice)")
    }
    guard index <= Int(Int32.max) else {
      throw LIBSVMError(.index, line: number, "the index \(index) is above \(Int32.max); is it a value?")
    }
    if let last = columns.last, index - 1 <= last {
      throw LIBSVMError(
        .order, line: number, "the index \(index) follows \(last + 1); sort each line by index, without repetitions")
    }
    let valueText = text[token.index(after: colon)...]
    guard let value = Double(valueText), value.isFinite else {
      throw LIBSVMError(
        .value, line: number,
        "the value “\(valueText)” of index \(index) is not a finite number; repair or drop the line")
    }
    columns.append(index - 1)
    values.append(value)
  }
}
