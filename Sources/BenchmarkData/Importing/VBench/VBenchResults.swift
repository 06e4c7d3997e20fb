import Foundation
import OrderedCollections
public import Tables

/// What VBench's evaluation writes: for each dimension an average and the score of every video.
///
/// The form is that of `…_eval_results.json` (Vchitect/VBench at 45e79ec1, `vbench/__init__.py` and the modules of the dimensions): an object
/// with a member a dimension, which is an array of the average and of a list of objects with `video_path` and `video_results`. A score may be a
/// truth value; that of imaging quality is up to 100 where the average is up to 1.
public struct VBenchResults: Sendable {
  /// One dimension.
  struct DimensionResult: Sendable {
    /// The name in the file, such as `subject_consistency`.
    var name: String
    /// The average as printed; `nil` where it is no number.
    var average: Double?
    /// The videos with their scores, those without a number left out.
    var videos: [Video]
    /// The number of videos whose score is no number.
    var unreadCount: Int
    /// Where it stands.
    var place: Place
  }

  /// One video.
  struct Video: Hashable, Sendable {
    /// The file name without folder and ending.
    var stem: String
    /// The score.
    var value: Double
  }

  /// What to call the system that was evaluated: the name of the run.
  public let name: String
  /// The files that were read.
  public let inputs: [FileFingerprint]
  let dimensions: [DimensionResult]

  /// The ending of the files that VBench writes.
  private static let fileEnding = "_eval_results.json"

  /// Whether a path is a file of results of VBench, or a folder that holds some and is no data package.
  public static func areAt(_ path: String) -> Bool {
    if path.hasSuffix(fileEnding) { return true }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return false }
    return !names.contains(DataPackage.fileName) && !files(in: path).isEmpty
  }

  /// Reads a file, or all files of results in a folder, which are of one system.
  ///
  /// - Throws: ``/Tables/Problems`` if a file cannot be read or is none of results, or two say something of one dimension.
  public init(at path: String) throws(Problems) {
    let isFile = path.hasSuffix(".json")
    let folder = InputFolder(path)
    let files = isFile ? [path] : Self.files(in: path)
    guard !files.isEmpty else {
      throw Problems([
        Problem(
          .missingFile, at: Place(file: path), "the folder holds no results of VBench",
          expected: "files …\(Self.fileEnding)")
      ])
    }
    var results: OrderedDictionary<String, DimensionResult> = [:]
    var inputs: [FileFingerprint] = []
    var problems: [Problem] = []
    for file in files {
      let name = isFile ? file : folder.name(of: file)
      do throws(Problems) {
        let bytes = try Self.bytes(of: file, in: isFile ? nil : folder)
        inputs.append(FileFingerprint(path: name, of: bytes))
        for result in try Self.dimensions(bytes, name: name) {
          if let earlier = results[result.name] {
            problems.append(
              Problem(
                .duplicateKey, at: result.place, "a dimension stands in two files", found: result.name,
                fix: "keep one; the other is in \(earlier.place)"))
          } else {
            results[result.name] = result
          }
        }
      } catch {
        problems += error.list
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    name = Self.name(of: isFile ? path : folder.path)
    self.inputs = inputs
    dimensions = Array(results.values)
  }

  /// Reads the bytes of a file called `name`.
  ///
  /// - Throws: ``/Tables/Problems`` if they are none of results.
  public init(_ bytes: [UInt8], name: String) throws(Problems) {
    dimensions = try Self.dimensions(bytes, name: name)
    inputs = [FileFingerprint(path: name, of: bytes)]
    self.name = Self.name(of: name)
  }

  private static func name(of path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    guard let last = parts.last else { return path }
    guard last.hasSuffix(fileEnding) else { return last.hasSuffix(".json") ? String(last.dropLast(5)) : last }
    let stem = String(last.dropLast(fileEnding.count))
    // Of a file named by the time of the run the folder says more.
    return stem.hasPrefix("results_") && parts.count > 1 ? parts[parts.count - 2] : stem
  }

  private static func bytes(of file: String, in folder: InputFolder?) throws(Problems) -> [UInt8] {
    do throws(Problem) {
      guard let folder else { return try InputFile.read(file) }
      return try folder.read(file)
    } catch {
      throw Problems([error])
    }
  }

  /// The files of results in a folder and in the folders in it, by name: their paths within it.
  private static func files(in folder: String) -> [String] {
    let manager = FileManager.default
    guard let names = try? manager.contentsOfDirectory(atPath: folder) else { return [] }
    var files: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") && !name.hasPrefix("__") {
      if name.hasSuffix(fileEnding) {
        files.append(name)
      } else if let inner = try? manager.contentsOfDirectory(atPath: "\(folder)/\(name)") {
        files += inner.sorted().filter { $0.hasSuffix(fileEnding) }.map { "\(name)/\($0)" }
      }
    }
    return files
  }

  // MARK: One file

  private static func dimensions(_ bytes: [UInt8], name: String) throws(Problems) -> [DimensionResult] {
    let document: JSONDocument
    do throws(Problem) {
      document = try JSONDocument(bytes, name: name)
    } catch {
      throw Problems([error])
    }
    guard let members = document.root.members, !members.isEmpty else {
      throw Problems([
        Problem(
          .unrecognisedFile, at: document.place(of: document.root), "this is no file of results of VBench",
          found: document.root.kind, expected: "an object with a member a dimension")
      ])
    }
    var problems: [Problem] = []
    var results: [DimensionResult] = []
    for member in members {
      let place = document.place(of: member)
      guard let elements = member.value.elements, let first = elements.first, elements.count <= 2 else {
        problems.append(
          Problem(
            .unrecognisedFile, at: place, "this is no result of VBench", found: member.name,
            expected: "an array of the average and of the videos"))
        continue
      }
      var result = DimensionResult(
        name: member.name, average: first.number.flatMap { $0.isFinite ? $0 : nil }, videos: [], unreadCount: 0,
        place: place)
      for video in elements.count > 1 ? elements[1].elements ?? [] : [] {
        guard let path = video["video_path"]?.string, let score = video["video_results"] else {
          problems.append(
            Problem(
              .unrecognisedFile, at: document.place(of: video), "this is no video of \(member.name)", found: video.kind,
              expected: "an object with video_path and video_results"))
          break
        }
        if let value = score.score, NumberLimit.magnitude.allows(value) {
          result.videos.append(Video(stem: stem(of: path), value: value))
        } else {
          result.unreadCount += 1
        }
      }
      guard result.average != nil || !result.videos.isEmpty else {
        problems.append(
          Problem(
            .notANumber, at: place, "the average of \(member.name) is no number", found: first.kind,
            expected: "a number"))
        continue
      }
      results.append(result)
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return results
  }

  /// The name of a file without its folders and its ending.
  private static func stem(of path: String) -> String {
    let file = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}

extension VBenchResults.Video {
  /// The prompt and the number of the video: `a cat` and 3 of `a cat-3`.
  var prompt: (text: String, index: Int?) {
    guard let hyphen = stem.lastIndex(of: "-"), hyphen != stem.startIndex else { return (stem, nil) }
    let digits = stem[stem.index(after: hyphen)...]
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }), let index = Int(digits) else {
      return (stem, nil)
    }
    return (String(stem[..<hyphen]), index)
  }
}

extension JSONNode {
  /// A number, or a truth value as 1 or 0.
  fileprivate var score: Double? {
    if case .bool(let isTrue) = value { return isTrue ? 1 : 0 }
    return number
  }
}
