import ArgumentParser
import Checks
import Foundation

/// `efcheck bench`: times the package beside other implementations of the same tasks.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Times compressors and EF21-SGDM beside numpy, torch and plain C++, or the engine of the tests.",
    discussion: """
      `efcheck bench engine` times one update of the sequential tests, and whole blind searches over the bank of \
      planted faults, beside their targets.

      Every implementation does the same tasks on one thread in the same run. Times are wall time; `ratio` is \
      the median relative to efcheck's, above 1 where efcheck is faster; `spread` is the distance between the \
      quartiles relative to the median. What is not installed is named and left out.
      """)

  /// What is timed.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case peers, engine
  }

  @Argument(help: "What is timed: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind = Kind.peers

  @Option(parsing: .unconditional, help: "How often each task is timed, after one run to warm up.")
  var repetitions = 7

  @Option(help: ArgumentHelp("Also writes all times as JSON.", valueName: "file"))
  var json: String?

  func validate() throws {
    guard repetitions >= 1 else { throw ValidationError("--repetitions needs a number of at least 1.") }
  }

  func run() throws {
    let size = BenchSize()
    #if DEBUG
      print("This is a debug build, 15 to 100 times slower: use `swift run -c release efcheck bench`.\n")
    #endif
    guard kind == .peers else { return try writeEngine() }
    var record = BenchRecord(size: size, measurements: OwnTasks.measurements(size, repetitions: repetitions))
    for peer in Peer.all {
      switch peer.run(size, repetitions: repetitions) {
      case .measured(let version, let measurements):
        record.peers[peer.name] = version
        record.measurements += measurements
      case .absent(let reason):
        record.absent[peer.name] = reason
      }
    }
    print(record.text)
    try write(record)
  }

  private func writeEngine() throws {
    let record = EngineBench(measuring: repetitions)
    print(record.text)
    try write(record)
  }

  private func write(_ record: some Encodable) throws {
    guard let json else { return }
    do { try StableJSON.encode(record).write(to: URL(filePath: json), options: .atomic) } catch {
      say("efcheck: '\(json)' could not be written: \(error)")
      throw ExitStatus.cannotWrite.exitCode
    }
  }
}

/// A run of the benchmark, as it is stored. Unlike every other JSON of this package it differs from run
/// to run: it holds times.
struct BenchRecord: Codable {
  var schemaVersion = 1
  var size: BenchSize
  var measurements: [Measurement]
  /// The versions of the peers that ran.
  var peers: [String: String] = [:]
  /// Those that did not, and why.
  var absent: [String: String] = [:]

  init(size: BenchSize, measurements: [Measurement]) {
    self.size = size
    self.measurements = measurements
  }

  var text: String {
    let sizes =
      "compressors: d = \(size.dimension), k = \(size.kept), \(size.levels) levels; "
      + "EF21-SGDM: n = \(size.workers), d = \(size.methodDimension), Top-\(size.top), \(size.rounds) rounds"
    let versions = peers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let missing = absent.sorted { $0.key < $1.key }.map { "\($0.key): not measured: \($0.value)" }
    return ([sizes, "", BenchTable(measurements: measurements).text, ""] + versions + missing).joined(separator: "\n")
  }
}
