import Foundation
import Testing

/// Nothing that lies beside the data is run, and what is run ends with the command.
struct ForeignCodeTests {
  private final class Stand: ScratchFolder {
    init() throws {
      try super.init("code")
      try write("system,country,score\na,A,1\nb,A,2\nc,C,3\n", "scores.csv")
    }

    /// Files that can be run, if anything runs them.
    override func write(_ text: String, _ name: String) throws {
      try super.write(text, name)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/" + name)
    }

    /// Runs lines of shell here, in which `$report` makes a report of the data.
    func shell(_ lines: String) throws -> Command.Result {
      try Command.shell(
        "cd '\(path)'; report=\"$vgap report scores.csv --between A C --resamples 49 --out out\"\n\(lines)")
    }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
  }

  @Test func modulesBesideTheDataAreNotImported() throws {
    let stand = try Stand()
    for module in ["json", "re", "vl_convert", "sitecustomize", "usercustomize"] {
      try stand.write("open('\(stand.path)/was-run-\(module)', 'w')\n", module + ".py")
    }
    let result = try stand.shell(
      "export PYTHONPATH=. PYTHONSTARTUP=json.py VGAP_PYTHON=\"$(command -v python3)\"; $report; ls was-run-*")
    #expect(!result.output.contains("was-run"), "\(result.output)")
    #expect(stand.has("out/report.html"))
  }

  @Test func aPythonBesideTheDataIsNotStarted() throws {
    let stand = try Stand()
    for folder in [".venv/bin", "bin", "."] {
      for name in ["python", "python3"] { try stand.write("#!/bin/sh\ntouch was-run\n", folder + "/" + name) }
    }
    for line in [
      "$report", "PATH=.:bin:$PATH $report", "VGAP_PYTHON=.venv/bin/python $report", "VGAP_PYTHON=python $report",
    ] {
      let result = try stand.shell(line)
      #expect(result.exitCode == 0 && result.error.contains("the figures are not drawn"), "\(result.error)")
      #expect(!stand.has("was-run"), "\(line)")
    }
  }

  /// A program in place of Python that never ends, starts another one, and writes down who they are.
  private static let endless = """
    #!/bin/sh
    sleep 300 & echo $! > others
    echo $$ > started
    trap '' TERM INT HUP
    while :; do sleep 1; done

    """

  @Test(arguments: ["TERM", "INT", "HUP"]) func whatWasStartedEndsWithTheCommand(_ signal: String) throws {
    let stand = try Stand()
    try stand.write(
      Self.endless.replacing("> others", with: "> '\(stand.path)/others'").replacing(
        "> started", with: "> '\(stand.path)/started'"), "endless")
    let result = try stand.shell(
      """
      set -m
      export TMPDIR=$PWD/temporary; mkdir temporary
      VGAP_PYTHON=$PWD/endless $report & pid=$!
      for i in $(seq 200); do [ -s started ] && break; sleep 0.05; done
      kill -\(signal) $pid; wait $pid; echo "status $?"
      for i in $(seq 40); do kill -0 $(cat started) $(cat others) 2> /dev/null || break; sleep 0.05; done
      for one in $(cat started others); do [ "$(cut -d' ' -f3 /proc/$one/stat 2> /dev/null || echo Z)" = Z ] || echo "$one is there"; done
      ls -A temporary; ls -A | grep -v -x -e endless -e scores.csv -e others -e started -e temporary || true
      """)
    let status = ["TERM": 143, "INT": 130, "HUP": 129][signal] ?? 0
    #expect(result.output == "status \(status)\n", "\(result.output)\(result.error)")
  }

  @Test func aPythonThatFailsOrGivesNonsenseIsSaid() throws {
    let stand = try Stand()
    for (script, message) in [
      ("echo broken >&2; exit 3", "(broken)"), ("cat > /dev/null; echo '[1]'", "gave no drawings"),
      ("exit 0", "gave no drawings"),
    ] {
      try stand.write("#!/bin/sh\n\(script)\n", "python")
      let result = try stand.shell("VGAP_PYTHON=$PWD/python $report")
      #expect(result.exitCode == 0 && result.error.contains(message), "\(result.error)")
      #expect(stand.has("out/report.html"))
    }
  }
}
