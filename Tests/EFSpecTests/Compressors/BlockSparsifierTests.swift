import EFSpec
import GSL
import Testing

@Suite struct BlockSparsifierTests {
  @Test("Random blocks by hand: the last block may be shorter")
  func randomBlocks() {
    let outcomes = BlockRandK(1, blockLength: 2).outcomes(of: [1, 2, 3])
    #expect(outcomes.map(\.value) == [[1, 2, 0], [0, 0, 3]])
    #expect(outcomes.map(\.probability) == [0.5, 0.5])
  }

  @Test("Draws of random blocks follow the stated law")
  func law() { expectLaw(BlockRandK(2, blockLength: 2), at: [1, 2, 3, 4, 5, 6, 7]) }

  @Test("The blocks of largest energy are kept, equal ones from the left")
  func largestBlocks() {
    #expect(draw(BlockTopK(1, blockLength: 2), [3, 0, 2, 2]) == [3, 0, 0, 0])
    #expect(draw(BlockTopK(1, blockLength: 2), [2, 2, 3, 0]) == [0, 0, 3, 0])
    #expect(draw(BlockTopK(1, blockLength: 2), [1, -2, 2, 1]) == [1, -2, 0, 0])
    #expect(draw(BlockTopK(2, blockLength: 2), [1, 1, 1, 1, 5]) == [1, 1, 0, 0, 5])
  }

  @Test("Energies neither overflow nor underflow", arguments: [1e300, 1e-300])
  func extremes(size: Double) {
    #expect(draw(BlockTopK(1, blockLength: 2), [size, size, 2 * size, 0]) == [0, 0, 2 * size, 0])
  }

  @Test("As many blocks as there are, or more, keep all", arguments: [2, 3])
  func allBlocks(k: Int) {
    #expect(draw(BlockTopK(k, blockLength: 2), [1, 2, 3]) == [1, 2, 3])
    #expect(draw(BlockRandK(k, blockLength: 2), [1, 2, 3]) == [1, 2, 3])
    #expect(
      BlockRandK(k, blockLength: 2).outcomes(of: [1, 2, 3]) == BlockTopK(9, blockLength: 7).outcomes(of: [1, 2, 3]))
  }

  @Test("Blocks of one entry are the plain sparsifiers")
  func reduction() {
    let x: [Double] = [0.5, -3, 2, 2, 0]
    #expect(draw(BlockTopK(2, blockLength: 1), x) == draw(TopK(2), x))
    #expect(draw(BlockRandK(2, blockLength: 1), x) == draw(RandK(2, scaling: .biased), x))
    #expect(BlockRandK(2, blockLength: 1).outcomes(of: x) == RandK(2, scaling: .biased).outcomes(of: x))
  }

  @Test("A message holds the set of blocks and their entries")
  func message() throws {
    var stream = RandomStream(key: 1, stream: 0)
    let compressor = BlockTopK(1, blockLength: 2)
    let message = compressor.message([0, 0, 3, 0, 1], as: .float32, using: &stream)
    // ⌈log₂ 3⌉ bits for the block, two Floats.
    #expect(message.bitCount == 66)
    #expect(try compressor.value(of: message, dimension: 5, as: .float32) == [0, 0, 3, 0, 0])
  }
}
