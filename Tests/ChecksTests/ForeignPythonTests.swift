import Testing

@testable import Checks

@Suite("The Python adapter", .enabled(if: ForeignFixtures.hasNumpy, "needs python3 with numpy"))
struct ForeignPythonTests {
  let x = SubjectInput([1, -2, 3, 4])

  private func draws(
    _ name: String, of input: SubjectInput? = nil, dtype: DType = .float64, seeds: [UInt64] = [1, 2, 3, 4]
  ) throws -> SubjectDraws {
    try ForeignFixtures.python(name, dtype: dtype).draws(of: input ?? x, seeds: seeds)
  }

  private func failure(_ name: String, limits: ForeignLimits = ForeignLimits()) throws -> SubjectFailure {
    let session = try ForeignFixtures.python(name, limits: limits)
    return try #require(#expect(throws: SubjectFailure.self) { try session.draws(of: x, seeds: [1, 2]) })
  }

  @Test func aFunctionOfTheInputAlone() throws {
    let draws = try draws("identity")
    #expect(draws.values == x.entries + x.entries + x.entries + x.entries)
    #expect(!draws.inputWasMutated && !draws.generatorWasReseeded)
  }

  @Test(arguments: ["rand_one", "keyword_rng", "global_noise", "Context"])
  func theSameSeedsGiveTheSameDrawsEvenAfterARestart(name: String) throws {
    let session = try ForeignFixtures.python(name)
    let seeds = (0..<200).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    let first = try session.draws(of: x, seeds: seeds)
    #expect(!first.generatorWasReseeded && !first.inputWasMutated)
    // 200 draws of one entry out of 4 alike: probability 4⁻¹⁹⁹; of numbers with 53 bits: less.
    #expect(Set((0..<200).map { Array(first.draw($0)) }).count > 1)
    #expect(try session.draws(of: x, seeds: seeds) == first)
    try session.restart()
    #expect(try session.draws(of: x, seeds: seeds.reversed()).draw(199) == first.draw(0))
  }

  @Test func theGeneratorsDoNotRunInStep() throws {
    let draws = try draws("global_noise", seeds: Array(0..<100))
    #expect((0..<100).allSatisfy { abs(draws.values[4 * $0] - draws.values[4 * $0 + 1]) > 1e-9 })
  }

  @Test func bothHalvesOfTheSeedReachTheGlobalGenerator() throws {
    // Halves that are alike under exclusive or; two equal numbers of 53 bits have probability 2⁻⁵³.
    let draws = try draws("global_noise", seeds: [3, 3 << 32, 5 << 32 | 6])
    let numbers: Set<Double> = [draws.values[1], draws.values[5], draws.values[9]]
    #expect(numbers.count == 3)
  }

  @Test func aParameterWithADefaultKeepsIt() throws {
    #expect(try draws("with_default", seeds: [1]).values == [1, -2, 0, 0])
  }

  @Test func theShapeArrives() throws {
    let matrix = SubjectInput([1, 2, 3, 4, 5, 6], shape: [2, 3])
    #expect(try draws("shape_of", of: matrix, seeds: [1]).values == [2, 3, 0, 0, 0, 0])
  }

  @Test(arguments: [(DType.float64, 8.0), (.float32, 4), (.float16, 2), (.bfloat16, 4)])
  func numbersKeepTheirPrecision(dtype: DType, itemSize: Double) throws {
    #expect(try draws("dtype_of", dtype: dtype, seeds: [1]).values[0] == itemSize)
    let entries = [0.1, -1 / 3.0, 1e4, 6e-5, -0.0, 3e-8, .infinity, 1].map(dtype.rounded)
    let same = try draws("identity", of: SubjectInput(entries), dtype: dtype, seeds: [1]).values
    #expect(same == entries && same[4].sign == .minus)
    // Rounded once, from the quotient in the subject's own arithmetic.
    let thirds = try draws("third", of: SubjectInput([1, 2, 5, 7]), dtype: dtype, seeds: [1]).values
    #expect(thirds == [1, 2, 5, 7].map { dtype.rounded(dtype == .float64 ? $0 / 3 : Double(Float($0) / 3)) })
  }

  @Test func aPairOfMethodsGoesRoundTrip() throws {
    let session = try ForeignFixtures.python("Pair")
    let draws = try session.draws(of: x, seeds: [1, 2])
    #expect(draws.values == [0, 0, 3, 4, 0, 0, 3, 4])
    #expect(draws.messageBits == [192, 192])
    #expect(session.isDeclaredDeterministic)
  }

  @Test func aTensorIsTakenAsAnArray() throws {
    #expect(try draws("tensor", seeds: [1]).values == [2, -4, 6, 8])
  }

  @Test func theSubjectsFolderIsOnThePath() throws {
    let session = try ForeignFixtures.python("compress", of: "uses_neighbour.py")
    #expect(try session.draws(of: x, seeds: [1]).values == [2, -4, 6, 8])
  }

  @Test func mutationIsSeenAndDoesNotReachTheNextDraw() throws {
    let draws = try draws("mutates")
    #expect(draws.inputWasMutated)
    #expect(draws.values == x.entries + x.entries + x.entries + x.entries)
  }

  @Test(arguments: ["reseeds_numpy", "reseeds_random"])
  func reseedingIsSeen(name: String) throws {
    #expect(try draws(name).generatorWasReseeded)
    // One draw a request, hence nothing to compare with inside it.
    let session = try ForeignFixtures.python(name)
    #expect(try !session.draws(of: x, seeds: [1]).generatorWasReseeded)
    #expect(try session.draws(of: x, seeds: [2]).generatorWasReseeded)
  }

  @Test(arguments: ["restores", "rand_one", "global_noise", "identity"])
  func usingOrRestoringAGeneratorIsNotReseeding(name: String) throws {
    #expect(try !draws(name, seeds: Array(1...300)).generatorWasReseeded)
    #expect(try !draws(name, seeds: [5, 5, 5, 5]).generatorWasReseeded)
  }

  @Test func hiddenStateShowsAndARestartRemovesIt() throws {
    let session = try ForeignFixtures.python("Counting")
    let first = try session.draws(of: x, seeds: [1]).values
    #expect(first == [2, -1, 4, 5])
    #expect(try session.draws(of: x, seeds: [1]).values == [3, 0, 5, 6])
    try session.restart()
    #expect(try session.draws(of: x, seeds: [1]).values == first)
  }

  @Test(arguments: ["prints", "reads", "floods_stderr"])
  func standardStreamsBelongToTheFrames(name: String) throws {
    #expect(try draws(name).values == x.entries + x.entries + x.entries + x.entries)
  }

  @Test(arguments: [
    ("scalar", SubjectFailure.Kind.wrongLength, "returned 1 numbers for an input of 4"),
    ("short", .wrongLength, "returned 3 numbers for an input of 4"),
    ("nothing", .refusal, "the compressor returned nothing (None)"),
    ("words", .refusal, "an array of <U1"),
    ("raises", .refusal, "ValueError: a norm of zero is not allowed (subjects.py, line "),
    ("exits", .crash, "exit status 3"),
    ("aborts", .crash, "signal 6, abort"),
  ])
  func aBadResultIsOneClearLine(name: String, kind: SubjectFailure.Kind, excerpt: String) throws {
    let failure = try failure(name)
    #expect(failure.kind == kind)
    #expect(failure.message.contains(excerpt), "\(failure)")
    #expect(!failure.message.contains("\n"))
  }

  @Test func aSleeperIsEndedAtTheTimeLimit() throws {
    #expect(try failure("sleeps", limits: ForeignLimits(requestSeconds: 0.5)).kind == .timeout)
  }

  @Test func notANumberIsData() throws {
    #expect(try draws("not_a_number", seeds: [1]).values.allSatisfy(\.isNaN))
  }

  @Test(arguments: [
    ("subjects.py", "no_such_name", "subjects.py has no attribute 'no_such_name'; it has "),
    ("subjects.py", "number", "number is neither callable nor an object with compress and decompress"),
    ("no_such_file.py", "f", "there is no file no_such_file.py there"),
    ("plain.txt", "f", "plain.txt is not a Python file; its name must end in .py"),
    ("broken_import.py", "f", "No module named 'no_such_module_anywhere'; install it"),
  ])
  func whatCannotBeLoadedIsSaidSo(file: String, name: String, excerpt: String) {
    let failure = #expect(throws: SubjectFailure.self) { try ForeignFixtures.python(name, of: file) }
    #expect(failure?.kind == .start)
    #expect(failure?.message.contains(excerpt) == true, "\(String(describing: failure))")
  }
}
