import Foundation
import Quantities
import Subprocess
import Synchronization
public import TableExport
import Tables

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Draws figures with vl-convert, a Python package, where it is installed.
///
/// Python is started in isolation (`-I`), away from the working folder: nothing that lies beside the data, and no variable of the environment,
/// adds to what it runs. It has a time limit, and ends with this process.
public struct FigureRenderer: Sendable {
  /// Why figures could not be drawn.
  public struct Failure: Error, Hashable, Sendable {
    /// What went wrong, for people.
    public var message: String
  }

  /// The path of the Python that has vl-convert.
  public let python: String
  /// How long drawing may take.
  public let timeLimit: Duration

  /// A renderer that runs the Python at an absolute path.
  ///
  /// - Throws: ``Failure`` if the path is not absolute, or leads to no program. A relative one would run what lies in the folder that the
  ///   command happens to be started from.
  public init(python: String, timeLimit: Duration = .seconds(120)) throws(Failure) {
    guard python.hasPrefix("/") else { throw Failure(message: "'\(python)' is no absolute path") }
    guard FileManager.default.isExecutableFile(atPath: python) else {
      throw Failure(message: "there is no program \(python)")
    }
    self.python = python
    self.timeLimit = timeLimit
  }

  /// What to say where figures could not be drawn.
  public static let advice = """
    install vl-convert-python where vgap looks for it (python3 -m venv ~/.local/share/vgap/python && \
    ~/.local/share/vgap/python/bin/pip install --require-hashes -r requirements.txt, with the requirements.txt of the report's folder; for \
    another prefix than ~/.local likewise), or name a Python that has it, by its absolute path, in VGAP_PYTHON
    """

  /// The most bytes that drawings may have.
  private static let outputLimit = 1 << 28

  /// The drawings of figures, by their names.
  ///
  /// - Throws: ``Failure`` if Python cannot be run, lacks vl-convert, refuses a figure, or takes longer than ``timeLimit``.
  public func drawings(of figures: [Figure]) async throws(Failure) -> [String: FigureDrawings] {
    let json = JSONValue.object(figures.map { .init($0.caption.name, $0.specificationsToDraw) })
    do {
      let (status, output, errors) = try await run(on: json.text(.compact))
      guard status.isSuccess else {
        let last = errors.split(whereSeparator: \.isNewline).last.map(String.init)
        throw Failure(message: last ?? "\(python) ended with \(status)")
      }
      return try JSONDecoder().decode([String: FigureDrawings].self, from: Data(output))
    } catch let failure as Failure {
      throw failure
    } catch let problem as Problem {
      throw Failure(message: problem.message)
    } catch is DecodingError {
      throw Failure(message: "\(python) gave no drawings")
    } catch {
      throw Failure(message: "\(python): \(error)")
    }
  }

  /// Runs the script on a text, which it reads as its standard input: a file without a name, for a pipe that nobody reads to its end ends the
  /// process in this version of the library.
  private func run(
    on input: String
  ) async throws -> (status: TerminationStatus, output: [UInt8], errors: String) {
    try await withThrowingTaskGroup(
      of: (status: TerminationStatus, output: [UInt8], errors: String).self
    ) { group in
      group.addTask { try await process(input) }
      group.addTask {
        try await Task.sleep(for: timeLimit)
        throw Failure(
          message: "drawing took longer than \(NumberWords.count(Int(timeLimit.components.seconds), "second"))")
      }
      // Whichever is first: to cancel the process is to end it.
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }

  private func process(
    _ input: String
  ) async throws -> (status: TerminationStatus, output: [UInt8], errors: String) {
    var options = PlatformOptions()
    // A group of its own, so that whatever it starts ends with it.
    options.processGroupID = 0
    let started = Mutex<Interruption.Unfinished?>(nil)
    defer { started.withLock { $0?.finish() } }
    let descriptor = FileDescriptor(rawValue: try AnonymousFile.holding(Array(input.utf8)))
    let script = String(decoding: PackageResources.render_figures_py, as: UTF8.self)
    let result = try await Subprocess.run(
      .path(FilePath(python)), arguments: ["-I", "-c", script], workingDirectory: "/", platformOptions: options,
      input: .fileDescriptor(descriptor, closeAfterSpawningProcess: true), output: .bytes(limit: Self.outputLimit),
      error: .string(limit: 1 << 20)
    ) { execution in
      let group = execution.processIdentifier.value
      started.withLock { $0 = Interruption.undoing { kill(-group, SIGKILL) } }
    }
    return (result.terminationStatus, result.standardOutput, result.standardError)
  }
}
