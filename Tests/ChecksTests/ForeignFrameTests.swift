import Foundation
import Testing

@testable import Checks

@Suite("Frames, handshake and command words")
struct ForeignFrameTests {
  @Test func aRequestByHand() {
    let input = SubjectInput([1, -2], shape: [1, 2])
    let request = PluginRequest(id: 258, dtype: .float32, input: input, seeds: [7, .max])
    let expected: [UInt8] =
      Array("EFCQ".utf8) + [1, 0, 0, 0] + [2, 1, 0, 0, 0, 0, 0, 0] + [2, 0, 0, 0] + [2, 0, 0, 0]
      + [2, 0, 0, 0, 0, 0, 0, 0] + [1, 0, 0, 0, 0, 0, 0, 0] + [2, 0, 0, 0, 0, 0, 0, 0]
      + [7, 0, 0, 0, 0, 0, 0, 0] + Array(repeating: 255, count: 8) + [0, 0, 0x80, 0x3F] + [0, 0, 0, 0xC0]
    #expect(request.bytes == expected)
  }

  @Test(arguments: DType.allCases)
  func numbersSurviveTheFrame(dtype: DType) {
    let values = [0, -0.0, 1, -1.5, 0.1, 3e-8, 6e4, .infinity, -.infinity].map(dtype.rounded)
    var bytes: [UInt8] = [9]
    dtype.append(values, to: &bytes)
    #expect(bytes.count == 1 + values.count * dtype.byteCount)
    let back = dtype.numbers(values.count, from: bytes, at: 1)
    #expect(back == values && back[1].sign == .minus)
    var nan: [UInt8] = []
    dtype.append([.nan], to: &nan)
    #expect(dtype.numbers(1, from: nan, at: 0)[0].isNaN)
  }

  @Test func theHandshakeIsOneLine() throws {
    let line = PluginHandshake.question(dtype: .bfloat16, shape: [64, 128])
    #expect(String(decoding: line, as: UTF8.self) == #"{"dtype":"bfloat16","protocol":1,"shape":[64,128]}"# + "\n")
    let open = String(decoding: PluginHandshake.question(dtype: .float64, shape: nil), as: UTF8.self)
    #expect(open == #"{"dtype":"float64","protocol":1,"shape":null}"# + "\n")
    let answer = try PluginHandshake.answer(in: Array(#"{"protocol":1,"deterministic":true,"more":[]}"#.utf8))
    #expect(answer.deterministic == true && answer.name == nil)
  }

  @Test func anEndlessFirstLineIsAFlood() {
    let failure = #expect(throws: SubjectFailure.self) {
      try PluginHandshake.extent(of: Array(repeating: 65, count: 1 << 17))
    }
    #expect(failure?.kind == .flood)
  }

  @Test(arguments: [
    ("python3 child.py", ["python3", "child.py"]),
    ("  a\t b\nc ", ["a", "b", "c"]),
    (#"'one word' "two words""#, ["one word", "two words"]),
    (#"a'b c'd"e f""#, ["ab cde f"]),
    (#"'' "" x"#, ["", "", "x"]),
    (#"a\ b \'c\" \\"#, ["a b", "'c\"", "\\"]),
    (#""a\"b\\c\d\$e""#, [#"a"b\c\d$e"#]),
    (#"'a\b"c'"#, [#"a\b"c"#]),
    ("a\\\nb \"c\\\nd\"", ["ab", "cd"]),
    ("echo $HOME *.py ~ | # ; &", ["echo", "$HOME", "*.py", "~", "|", "#", ";", "&"]),
    ("é 'ü ö'", ["é", "ü ö"]),
  ])
  func wordsAreSplitAsAShellDoes(text: String, words: [String]) throws {
    #expect(try ShellWords.split(text) == words)
  }

  @Test(arguments: [
    ("python3 'child.py", "an opening ' without a closing one"),
    (#"python3 "child.py"#, #"an opening " without a closing one"#),
    (#"a "b\""#, #"an opening " without a closing one"#),
    (#"python3 child.py \"#, "a lone backslash"), ("  ", "the command is empty"),
  ])
  func unfinishedWordsAreRefused(text: String, excerpt: String) {
    let failure = #expect(throws: UsageError.self) { try ShellWords.split(text) }
    #expect(failure?.description.contains(excerpt) == true)
  }

  @Test func aPythonTargetSplitsAtTheLastColon() throws {
    let target = try PythonTarget(parsing: "odd:folder/a.py:f")
    #expect(target == PythonTarget(file: "odd:folder/a.py", name: "f"))
    for text in ["a.py", "a.py:", ":f", ""] {
      #expect(throws: UsageError.self) { try PythonTarget(parsing: text) }
    }
  }

  @Test func theInterpreterOfTheActiveEnvironmentComesFirst() {
    #expect(PythonAdapter.defaultInterpreter(in: ["VIRTUAL_ENV": "/v"]) == "/v/bin/python")
    #expect(PythonAdapter.defaultInterpreter(in: ["VIRTUAL_ENV": ""]) == "python3")
    #expect(PythonAdapter.defaultInterpreter(in: [:]) == "python3")
  }

  @Test func theFirstAndTheLastOfAFloodAreKept() {
    var record = StandardErrorRecord()
    for number in 0..<20_000 { record.append(Array("line \(number)\n".utf8)[...]) }
    record.append(Array("the end\n \n".utf8)[...])
    #expect(record.first.count == StandardErrorRecord.firstBytes)
    #expect(record.last.count == StandardErrorRecord.lastBytes)
    #expect(record.first.starts(with: Array("line 0\nline 1\n".utf8)))
    #expect(record.lastLine == "the end")
  }

  @Test func anExcerptIsOnePrintableLine() {
    #expect(Excerpt.quoting(Array(" \na\tb\u{1B}[0m".utf8) + [0xFF, 0x00, 10, 65]) == "'a b.[0m..'")
    let long = Excerpt.quoting(Array(repeating: UInt8(ascii: "x"), count: 200))
    #expect(long == "'" + String(repeating: "x", count: 80) + "…'")
  }

  @Test func thePaceFollowsTheSubject() {
    var pace = RequestPace()
    #expect(pace.draws(fitting: 1000) == 1)
    pace.note(1, took: .milliseconds(1))
    pace.note(4, took: .milliseconds(4))
    #expect(pace.draws(fitting: 1000) == 16)
    #expect(pace.draws(fitting: 3) == 3)
    #expect(pace.draws(fitting: 0) == 1)
    pace.note(16, took: .seconds(3))
    #expect(pace.draws(fitting: 1000) == 4)
  }
}
