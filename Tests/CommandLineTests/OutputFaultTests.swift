import Foundation
import Testing

/// What becomes of files when writing them goes wrong: killed, told to end, without room. The old files or the new ones are there, whole.
struct OutputFaultTests {
  /// A folder with data for a report, in which lines of shell are run.
  private final class Stand: ScratchFolder {
    init() throws {
      try super.init("faults")
      try write(
        "system,country,score,released_on\na1,A,70,2023\na2,A,80,2024-02\nc1,C,75,2023-06\nc2,C,85,2024-08-01\n",
        "one.csv")
      try write(
        """
        system,country,score,released_on,benchmark
        a1,A,70,2023,x
        a2,A,80,2024-02,x
        c1,C,75,2023-06,x
        c2,C,86,2024-08-01,x
        a1,A,7,2023,y
        c2,C,8,2024-08-01,y

        """, "two.csv")
    }

    /// Runs lines of shell here, in which `$report` is a report between A and C without its data and folder.
    func shell(_ lines: String) throws -> Command.Result {
      try Command.shell(
        """
        cd '\(path)'
        report="$vgap report --between A C --resamples 49 --quiet"
        \(lines)
        """)
    }

    /// The names here, hidden ones too.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

    /// What the files of a folder hold.
    func contents(_ folder: String) throws -> [String: Data] {
      var found: [String: Data] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: path + "/" + folder) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isFolder)
        if !isFolder.boolValue { found[name] = try Data(contentsOf: URL(filePath: "\(path)/\(folder)/\(name)")) }
      }
      return found
    }
  }

  /// Sends a signal once the new folder of `out` holds so many entries.
  private static func signalling(_ signal: String, when count: Int, _ command: String) -> String {
    """
    \(command) & pid=$!
    while kill -0 $pid 2> /dev/null; do
      if [ "$(ls -A .out.*.vgap-new 2> /dev/null | wc -l)" -ge \(count) ]; then kill -\(signal) $pid 2> /dev/null; break; fi
    done
    wait $pid; code=$?
    """
  }

  @Test(arguments: [1, 2, 5], ["KILL", "TERM", "INT", "HUP"])
  func aReportThatIsEndedWhileItIsWrittenIsTheOldOneOrTheNew(_ count: Int, _ signal: String) throws {
    let stand = try Stand()
    try #require(stand.shell("$report one.csv --out out && $report two.csv --out new").exitCode == 0)
    try stand.write("mine", "out/notes/mine.txt")
    try stand.write("mine", "new/notes/mine.txt")
    let (old, new) = try (stand.contents("out"), stand.contents("new"))
    // A shell has the interrupt of what runs in the background ignored, unless jobs are controlled.
    let result = try stand.shell(
      "set -m; " + Self.signalling(signal, when: count, "$report two.csv --out out") + "; echo $code")
    let found = try stand.contents("out")
    #expect(found == old || found == new, "\(found.keys.sorted())")
    let code = Int32(result.output.split(separator: "\n").last ?? "") ?? -1
    #expect([0, 129, 130, 137, 143].contains(code), "\(result.output)\(result.error)")
    if signal != "KILL" { #expect(try stand.names() == ["new", "one.csv", "out", "two.csv"]) }
    // What a kill left goes at the next time.
    #expect(try stand.shell("$report two.csv --out out").exitCode == 0)
    #expect(try stand.names() == ["new", "one.csv", "out", "two.csv"])
    #expect(try stand.contents("out") == new)
  }

  @Test func whatTheOldReportHadAndTheNewOneHasNotGoesAndTheRestStays() throws {
    let stand = try Stand()
    try #require(stand.shell("$report two.csv --out out && $report one.csv --out plain").exitCode == 0)
    let stale = Set(try stand.contents("out").keys).subtracting(try stand.contents("plain").keys)
    #expect(stale.count > 3)
    // One that somebody changed is theirs.
    let changed = try #require(stale.first { $0.hasSuffix(".csv") })
    try stand.write("changed", "out/" + changed)
    try stand.write("mine", "out/tables/mine.csv")
    try stand.write("mine", "out/deep/er/mine.txt")
    try stand.write("#!/bin/sh\n", "out/run.sh")
    try #require(stand.shell("chmod 700 out out/run.sh; ln -s run.sh out/link; mkdir out/empty").exitCode == 0)
    let result = try stand.shell("$report one.csv --out out")
    #expect(result.exitCode == 0, "\(result.error)")
    var expected = try stand.contents("plain")
    expected[changed] = Data("changed".utf8)
    expected["tables/mine.csv"] = Data("mine".utf8)
    expected["deep/er/mine.txt"] = Data("mine".utf8)
    expected["run.sh"] = Data("#!/bin/sh\n".utf8)
    expected["link"] = Data("#!/bin/sh\n".utf8)
    #expect(try stand.contents("out") == expected)
    let listing = try stand.shell("stat -c %a out out/run.sh; readlink out/link; ls -d out/empty")
    #expect(listing.output == "700\n700\nrun.sh\nout/empty\n")
  }

  @Test(arguments: [1, 4, 16, 40]) func withoutRoomTheOldReportStays(_ kibibytes: Int) throws {
    let stand = try Stand()
    try #require(stand.shell("$report one.csv --out out").exitCode == 0)
    let old = try stand.contents("out")
    let result = try stand.shell("(ulimit -f \(kibibytes); $report two.csv --out out)")
    #expect(result.exitCode == 1)
    #expect(result.error.contains("[file-unwritable]") && result.error.contains("make room"), "\(result.error)")
    #expect(try stand.contents("out") == old)
    #expect(try stand.names() == ["one.csv", "out", "two.csv"])
  }

  @Test func nothingIsWrittenThroughASymbolicLink() throws {
    let stand = try Stand()
    try stand.write("secret", "secret/file")
    try #require(stand.shell("ln -s secret/file table.csv; ln -s secret out; ln -s nowhere new.csv").exitCode == 0)
    for line in [
      "$vgap rank one.csv --output table.csv", "$vgap rank one.csv --output new.csv", "$report one.csv --out out",
      "$report one.csv --out out/",
    ] {
      let result = try stand.shell(line)
      #expect(result.exitCode == 1)
      #expect(result.error.contains("[file-is-link]"), "\(result.error)")
    }
    #expect(try stand.contents("secret") == ["file": Data("secret".utf8)])
    #expect(!FileManager.default.fileExists(atPath: stand.path + "/nowhere"))
  }

  @Test func aLinkWithinTheFolderOfAReportIsReplacedAndNotFollowed() throws {
    let stand = try Stand()
    try stand.write("secret", "secret/file")
    try #require(
      stand.shell("$report one.csv --out out && ln -sf ../secret/file out/report.html").exitCode == 0)
    #expect(try stand.shell("$report one.csv --out out").exitCode == 0)
    #expect(try stand.contents("secret") == ["file": Data("secret".utf8)])
    #expect(try stand.contents("out")["report.html"]?.starts(with: Data("<!DOCTYPE".utf8)) == true)
  }

  @Test func aFolderThatCannotBeReplacedAsAWholeIsLeftAlone() throws {
    let stand = try Stand()
    for line in ["mkdir w; cd w; $report ../one.csv --out .", "mkdir -p w/v; cd w/v; $report ../../one.csv --out .."] {
      let result = try stand.shell(line)
      #expect(result.exitCode == 1)
      #expect(result.error.contains("the working folder cannot be replaced"), "\(result.error)")
    }
    // A data package of somebody's, which a report would have taken the place of.
    try FileManager.default.copyItem(atPath: Command.root + "/datasets/tutorial", toPath: stand.path + "/package")
    let old = try stand.contents("package")
    let result = try stand.shell("$report package --out package")
    #expect(result.exitCode == 1)
    #expect(result.error.contains("a data package that is no report"), "\(result.error)")
    #expect(try stand.contents("package") == old)
  }

  /// What cannot be kept is an error before anything is exchanged: the old report stands, and so does what is in the way.
  @Test(arguments: [
    (
      "mkdir -p source out/sub; echo keep > source/k; mount --bind source out/sub", "umount out/sub; cat source/k",
      "another folder or file system is mounted"
    ),
    ("python3 -c \"open(b'out/caf\\xe9.txt', 'w').write('keep')\"", "cat out/caf*", "a name that is not UTF-8"),
    (
      "rm -r out; mkdir out; echo keep > out/report.html", "cat out/report.html",
      "a file that no report wrote is in the way"
    ),
  ]) func whatCannotBeKeptIsAnErrorAndStays(_ making: String, _ looking: String, _ message: String) throws {
    let stand = try Stand()
    try #require(stand.shell("$report one.csv --out out").exitCode == 0)
    guard try stand.shell(making).exitCode == 0 else { return }
    let result = try stand.shell("$report two.csv --out out")
    let seen = try stand.shell(looking)
    #expect(result.exitCode == 1 && result.error.contains(message), "\(result.error)")
    #expect(seen.output.contains("keep"), "\(seen.error)")
    #expect(try !stand.names().contains { $0.hasPrefix(".out") })
  }

  @Test func filesThatAreSavedWhileAReportIsWrittenAreNotLost() throws {
    let stand = try Stand()
    try #require(stand.shell("$report one.csv --out out").exitCode == 0)
    try stand.write("old", "out/notes.md")
    // As editors save: another file takes the name, here as soon as the old one has been given its second name.
    let result = try stand.shell(
      """
      mkdir out/many; (cd out/many; seq 4000 | xargs touch)
      $report two.csv --out out & pid=$!
      while kill -0 $pid 2> /dev/null; do
        if [ -e .out.*.vgap-new/notes.md ]; then echo new > saved; mv saved out/notes.md; break; fi
      done
      wait $pid; echo $?; cat out/notes.md
      """)
    #expect(result.output.hasPrefix("0\n"), "\(result.error)")
    #expect(!result.output.contains("old") || !result.output.contains("new"))
    let notes = try String(contentsOfFile: stand.path + "/out/notes.md", encoding: .utf8)
    // Nothing was saved where the report was quicker than the shell.
    #expect(notes == "new\n" || !FileManager.default.fileExists(atPath: stand.path + "/saved") && notes == "old")
  }

  @Test func oneOfTwoReportsAtOnceIsWhole() throws {
    let stand = try Stand()
    try #require(stand.shell("$report one.csv --out 1 && $report two.csv --out 2").exitCode == 0)
    let whole = try [stand.contents("1"), stand.contents("2")]
    for _ in 0..<3 {
      let result = try stand.shell("$report one.csv --out out & $report two.csv --out out; code=$?; wait; exit $code")
      #expect(result.exitCode == 0, "\(result.error)")
      let found = try stand.contents("out")
      #expect(whole.contains(found), "\(found.keys.sorted())")
    }
  }

  @Test func whatHasTheNameOfAnUnfinishedFolderButIsNoneStays() throws {
    let stand = try Stand()
    try stand.write("mine", ".out.my.notes.vgap-new/k")
    try stand.write("mine", ".out.0123456789abc.vgap-new.gone/report.html")
    #expect(try stand.shell("$report one.csv --out out").exitCode == 0)
    #expect(try stand.contents(".out.my.notes.vgap-new").count == 1)
    // What was being removed when its process was killed is no report.
    #expect(try !stand.names().contains(".out.0123456789abc.vgap-new.gone"))
  }

  /// A folder set aside for the moment of a renaming comes back, and the next report takes its place.
  @Test func aReportThatAKillLeftAsideComesBack() throws {
    let stand = try Stand()
    try #require(stand.shell("$report one.csv --out out").exitCode == 0)
    try stand.write("mine", "out/mine.txt")
    let result = try stand.shell("mv out .out.0123456789abc.vgap-new.old; $report two.csv --out out")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(try stand.contents("out")["mine.txt"] == Data("mine".utf8))
    #expect(try stand.names() == ["one.csv", "out", "two.csv"])
  }

  @Test func aTableAndItsDescriptionAreWrittenTogetherOrNotAtAll() throws {
    let stand = try Stand()
    try stand.write("old", "x.csv")
    try stand.write("mine", "x.csv-metadata.json")
    let refused = try stand.shell("$vgap rank one.csv --output x.csv")
    #expect(refused.exitCode == 1 && refused.error.contains("a file that is none"), "\(refused.error)")
    #expect(
      try stand.shell("rm x.csv-metadata.json; mkdir x.csv-metadata.json; $vgap rank one.csv --output x.csv").exitCode
        == 1)
    #expect(try String(contentsOfFile: stand.path + "/x.csv", encoding: .utf8) == "old")
    #expect(
      try stand.shell(
        "rmdir x.csv-metadata.json; $vgap rank one.csv --output x.csv && $vgap rank two.csv --benchmark x --output x.csv"
      ).exitCode == 0)
  }

  @Test func aLinkToAPipeIsALinkLikeAnyOther() throws {
    let stand = try Stand()
    let result = try stand.shell("mkfifo pipe; ln -s pipe x.csv; $vgap rank one.csv --output x.csv")
    #expect(result.exitCode == 1 && result.error.contains("[file-is-link]"), "\(result.error)")
  }

  @Test func standardOutputUnderANameIsNoFile() throws {
    let stand = try Stand()
    let direct = try stand.shell("$vgap rank one.csv --format csv").output
    for line in [
      "$vgap rank one.csv --format csv --output /dev/stdout",
      "$vgap rank one.csv --format csv --output /dev/stdout | cat",
      "$vgap rank one.csv --format csv --output /dev/stdout > here; cat here",
    ] {
      #expect(try stand.shell(line).output == direct)
    }
    #expect(try stand.names() == ["here", "one.csv", "two.csv"])
  }

  @Test func aReaderThatHasSeenEnoughIsNoFailure() throws {
    let stand = try Stand()
    let result = try stand.shell(
      "set -o pipefail; $vgap rank one.csv | head -c 1 > /dev/null; echo $?; $vgap rank one.csv > /dev/full")
    #expect(result.output == "0\n")
    #expect(result.exitCode == 1)
  }

  // MARK: Import

  private static let board = """
    Model,Subject Consistency,Background Consistency,Temporal Flickering,Motion Smoothness,Dynamic Degree,Aesthetic Quality,Imaging Quality,Object Class,Multiple Objects,Human Action,Color,Spatial Relationship,Scene,Appearance Style,Temporal Style,Overall Consistency
    Veo 3,97.36,96.89,99.3,99.16,72.43,63.81,68.23,93.89,82.2,99.4,82.48,84.26,57.43,23.55,25.97,27.88
    Kling 1.6,97.4,96.84,98.64,99.13,62.22,64.81,69.7,93.34,63.99,96.2,81.26,79.08,55.57,20.75,24.51,26.04

    """

  /// A package `board` with claims of its own, and a board to write over it.
  private func standWithPackage() throws -> Stand {
    let stand = try Stand()
    try stand.write(Self.board, "wide.csv")
    let datasets = Command.root + "/datasets"
    try #require(
      stand.shell("VGAP_DATASETS='\(datasets)' $vgap import wide.csv --benchmark vbench-1.0 --into board").exitCode == 0
    )
    try stand.write(
      "claim_id,statement,made_on,test\nc01,Veo leads.,2025-01,rank system=veo-3 benchmark=vbench-1.0 at_most=1\n",
      "board/claims.csv")
    try stand.write("mine", "board/notes.txt")
    let path = stand.path + "/board/datapackage.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try stand.write(
      text.replacing(
        "\"resources\" : [",
        with:
          "\"contributors\" : [{\"title\": \"Me\"}],\n\"resources\" : [{\"name\": \"claims\", \"path\": \"claims.csv\"},"
      ),
      "board/datapackage.json")
    try #require(stand.shell("$vgap validate board").exitCode == 0)
    return stand
  }

  private static let replacing =
    "VGAP_DATASETS='\(Command.root)/datasets' $vgap import wide.csv --benchmark vbench-1.0 --into board --replace"

  @Test func replacingKeepsWhatIsNotWrittenAnew() throws {
    let stand = try standWithPackage()
    let old = try stand.contents("board")
    try stand.write(Self.board.replacing("Veo 3,97.36", with: "Veo 3,97.35"), "wide.csv")
    let result = try stand.shell(Self.replacing)
    #expect(result.exitCode == 0, "\(result.error)")
    let new = try stand.contents("board")
    #expect(Set(new.keys) == Set(old.keys))
    #expect(new["claims.csv"] == old["claims.csv"] && new["notes.txt"] == old["notes.txt"])
    #expect(new["scores.csv"] != old["scores.csv"])
    let descriptor = String(decoding: new["datapackage.json"] ?? Data(), as: UTF8.self)
    #expect(descriptor.contains("claims.csv") && descriptor.contains("\"Me\""))
    #expect(try stand.shell("$vgap claims board --format csv").output.contains("c01"))
  }

  @Test func replacingIsRefusedWhereWhatStaysWouldNotFit() throws {
    let stand = try standWithPackage()
    let old = try stand.contents("board")
    try stand.write(
      Self.board.split(separator: "\n").filter { !$0.hasPrefix("Veo") }.joined(separator: "\n") + "\n", "wide.csv")
    let result = try stand.shell(Self.replacing)
    #expect(result.exitCode == 1)
    #expect(result.error.contains("board/claims.csv:2"), "\(result.error)")
    #expect(try stand.contents("board") == old)
  }

  @Test func withoutRoomTheOldPackageStays() throws {
    let stand = try standWithPackage()
    let old = try stand.contents("board")
    let result = try stand.shell("(ulimit -f 1; \(Self.replacing))")
    #expect(result.exitCode == 1)
    #expect(result.error.contains("[file-unwritable]"), "\(result.error)")
    #expect(try stand.contents("board") == old)
    #expect(try stand.names() == ["board", "one.csv", "two.csv", "wide.csv"])
  }
}
