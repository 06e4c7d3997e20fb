import Foundation
import Tables

/// Gives readers what they do not expect.
///
///     Fuzz READER CORPUS SECONDS [SEED]   reads mutations for some seconds; what ended the process is in CORPUS/last, or in libFuzzer's report
///     Fuzz accepted COUNT [SEED]          writes mutated CSV that is accepted, and what was read of it, a JSON object a line
///
/// Built with `-sanitize=fuzzer -DLIBFUZZER`, libFuzzer finds mutations by what parts of the code they reach, and keeps those that reach new
/// ones in CORPUS; otherwise they come from a seed.
@main
enum Fuzz {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "accepted", let count = arguments.dropFirst().first.flatMap({ Int($0) }) {
      return writeAccepted(count, seed: arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1)
    }
    guard arguments.count >= 3, let reader, let seconds = Double(arguments[3]) else {
      print(
        "usage: Fuzz READER CORPUS SECONDS [SEED]; READER is one of \(Reader.allCases.map(\.rawValue).joined(separator: ", "))"
      )
      exit(64)
    }
    let corpus = arguments[2]
    try? FileManager.default.createDirectory(atPath: corpus, withIntermediateDirectories: true)
    let cases = Seeds.cases(reader)
    run(reader, corpus, seconds, seed: arguments.count > 3 ? UInt64(arguments[4]) ?? 1 : 1, cases)
  }

  /// The reader that the arguments name.
  static let reader = CommandLine.arguments.dropFirst().first.flatMap { Reader(rawValue: $0) }

  #if LIBFUZZER
    private static func run(_ reader: Reader, _ corpus: String, _ seconds: Double, seed: UInt64, _ cases: [[UInt8]]) {
      for (number, bytes) in cases.enumerated() {
        try? Data(bytes).write(to: URL(filePath: "\(corpus)/seed-\(number)"))
      }
      let options = [
        CommandLine.arguments[0], corpus, "-max_total_time=\(Int(seconds))", "-seed=\(seed)", "-timeout=20",
        "-rss_limit_mb=4096",
        "-print_final_stats=1", "-verbosity=0", "-artifact_prefix=\(corpus)-failure-",
      ]
      var count = CInt(options.count)
      var pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = .allocate(capacity: options.count + 1)
      for (number, option) in options.enumerated() { pointers?[number] = strdup(option) }
      pointers?[options.count] = nil
      exit(runDriver(&count, &pointers, readMutation))
    }
  #else
    private static func run(_ reader: Reader, _ corpus: String, _ seconds: Double, seed: UInt64, _ cases: [[UInt8]]) {
      var mutator = Mutator(seed: seed)
      let end = ContinuousClock.now + .seconds(seconds)
      var runs = 0
      while ContinuousClock.now < end {
        let bytes = mutator.mutation(of: cases)
        // Whoever finds the process ended by a signal finds here by what.
        try? Data(bytes).write(to: URL(filePath: corpus + "/last"))
        reader.read(bytes)
        runs += 1
      }
      print("\(reader.rawValue): \(runs) runs")
    }
  #endif

  // MARK: What is accepted

  /// One reading.
  private struct Accepted: Encodable {
    var bytes: Data
    var rows: [[String]]
  }

  private static func writeAccepted(_ count: Int, seed: UInt64) {
    var mutator = Mutator(seed: seed)
    let cases = Seeds.cases(.csv)
    var written = 0
    for _ in 0..<(count * 50) where written < count {
      let bytes = mutator.mutation(of: cases)
      guard let source = try? CSV.read(bytes, name: "data.csv") else { continue }
      let texts = source.table.columns.map(\.texts)
      let rows = (0..<source.table.rowCount).map { row in texts.map { $0?[row] ?? "" } }
      guard let line = try? JSONEncoder().encode(Accepted(bytes: Data(bytes), rows: [source.fileColumnNames] + rows))
      else {
        continue
      }
      FileHandle.standardOutput.write(line + Data("\n".utf8))
      written += 1
    }
  }
}

#if LIBFUZZER
  /// Reads one mutation. The name is the one that libFuzzer's own `main` asks for, which is linked although this program has another.
  @_cdecl("LLVMFuzzerTestOneInput")
  func readMutation(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Fuzz.reader?.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }

  /// The driver of libFuzzer (`FuzzerInterface.h`), which calls the function with each mutation.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  ) -> CInt
#endif
