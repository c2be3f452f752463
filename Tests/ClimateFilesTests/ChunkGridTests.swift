import Testing

@testable import ClimateFiles

@Suite struct ChunkGridTests {
  @Test func `chunks are numbered row by row, whole or not`() {
    let grid = ChunkGrid(shape: [5, 7], chunkShape: [2, 3])
    #expect(grid.counts == [3, 3])
    #expect(grid.number(of: [0, 0]) == 0)
    #expect(grid.number(of: [1, 2]) == 5)
    #expect(grid.number(of: [2, 2]) == 8)
  }

  @Test func `a grid of more chunks than can be counted ends no program`() {
    let grid = ChunkGrid(shape: [1 << 40, 1 << 40], chunkShape: [1, 1])
    #expect(grid.number(of: [1, 5]) == (1 << 40) + 5)
    #expect(grid.number(of: [1 << 30, 5]) == 5)
  }
}
