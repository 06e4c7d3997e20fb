import Foundation
import Testing

/// The month of the article *Keeping a dataset* is gone through command by command.
struct KeepingADatasetTests {
  @Test func everyCommandOfTheArticleWorksInItsOrder() throws {
    let page = try #require(Documentation.pages.first { $0.path.hasSuffix("KeepingADataset.md") })
    let blocks = page.blocks("sh")
    #expect(blocks.count == 3)
    let folder = try Documentation.folderOfReader()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = try Command.shell(
      """
      set -e; cd '\(folder)'; ln -s '\(Command.root)/datasets' datasets
      export VGAP_PYTHON=/nowhere
      vgap() { echo "> $*"; "$vgap" "$@"; }
      \(blocks.joined())
      ls mine/imports
      """)
    #expect(result.exitCode == 0, "\(result.output)\(result.error)")
    #expect(result.output.hasSuffix("monthly.json\n"))
    #expect(result.error.contains("1 system needs a country: elder-1."), "\(result.error)")
    #expect(result.error.contains("Nothing changes in mine."), "\(result.error)")
  }
}
