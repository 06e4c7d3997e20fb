import Foundation
import Testing

/// Datasets are found by name from any folder.
struct DatasetLocationTests {
  @Test func aDatasetOfTheCheckoutIsFoundByName() throws {
    let byName = try Command.run("score", "tutorial", "--benchmark", "tutorial-composite")
    let byPath = try Command.run("score", "datasets/tutorial", "--benchmark", "tutorial-composite")
    #expect(byName.exitCode == byPath.exitCode)
    #expect(byName.output == byPath.output)
  }

  @Test func theEnvironmentNamesFolders() throws {
    let result = try Command.shell(
      "cd /; VGAP_DATASETS=/nowhere:\(Command.root)/datasets $vgap score video-generation --benchmark vbench-1.0 | head -1"
    )
    #expect(result.output.hasPrefix("rank,"))
  }

  @Test func anInstalledCommandFindsWhatWasInstalledWithIt() throws {
    let result = try Command.shell(
      """
      set -e
      prefix=$(mktemp -d)
      trap 'rm -rf "$prefix"' EXIT
      mkdir -p $prefix/bin $prefix/share/vgap $prefix/empty
      cp $vgap $prefix/bin/vgap
      cp -R \(Command.root)/datasets $prefix/share/vgap/datasets
      cd $prefix/empty
      ../bin/vgap gap video-generation --benchmark vbench-1.0 --between US CN --measure frontier_gap
      PATH=$prefix/bin:$PATH vgap score video-generation --benchmark vbench-1.0 | head -1
      """)
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("frontier_gap,vbench-1.0"))
  }

  @Test func theReportNamesItsInputsAsTheReaderDid() throws {
    let result = try Command.shell(
      """
      set -e
      folder=$(mktemp -d)
      trap 'rm -rf "$folder"' EXIT
      cd $folder
      export VGAP_DATASETS=\(Command.root)/datasets
      $vgap report tutorial --between US CN --out report --resamples 99 --quiet >/dev/null
      grep -o 'tutorial/systems.csv' report/datapackage.json
      ! grep -q "$VGAP_DATASETS" report/datapackage.json
      """)
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("tutorial/systems.csv"))
  }

  @Test func aPathComesBeforeAName() throws {
    let result = try Command.shell(
      "cd $(mktemp -d); mkdir tutorial; VGAP_DATASETS=\(Command.root)/datasets $vgap score tutorial")
    #expect(result.exitCode == 1)
    #expect(result.error.contains("tutorial"))
  }

  @Test func aNameThatIsNoDatasetBringsThoseThatThereAre() throws {
    let there = try Command.run("score", "nothing-like-it")
    #expect(there.exitCode == 1)
    #expect(there.error.contains("Installed datasets: ") && there.error.contains("tutorial"))
    let none = try Command.shell("cd $(mktemp -d); $vgap score video-generation")
    #expect(none.exitCode == 1)
    #expect(none.error.contains("VGAP_DATASETS"))
  }

  @Test func aNameThatIsNearlyRightIsNamed() throws {
    let result = try Command.run("score", "video-generatio")
    #expect(result.exitCode == 1)
    #expect(result.error.contains("Did you mean video-generation"))
  }
}
