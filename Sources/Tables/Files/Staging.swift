#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A new file or folder under a name of its own beside the place that it is for, where nobody sees it until it is whole.
///
/// It goes when the process is told to end. If the process is killed it stays, locked by nobody, and the next that writes to the same place
/// removes it. So at any time it may hold only what is elsewhere too.
struct Staging: Sendable {
  /// Where it is.
  let path: String
  /// It, open: a file for writing.
  let descriptor: Int32
  private let target: String
  private let unfinished: Interruption.Unfinished

  private static let ending = ".vgap-new"

  /// Makes an empty file or folder for what shall come to `target`.
  ///
  /// - Parameters:
  ///   - target: The path that it is for.
  ///   - name: What problems call it.
  ///   - isFolder: Whether it is a folder.
  /// - Throws: A ``Problem`` of code `file-unwritable`.
  init(for target: String, called name: String, isFolder: Bool) throws(Problem) {
    Self.removeAbandoned(for: target)
    for _ in 0..<100 {
      let random = String(UInt64.random(in: 0 ... .max), radix: 36)
      let path =
        Self.prefix(for: target) + String(repeating: "0", count: Self.randomLength - random.count) + random
        + Self.ending
      let unfinished = Interruption.undoing { Self.remove(path) }
      let descriptor =
        isFolder
        ? mkdir(path, 0o777) == 0 ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1
        : open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      let failure = errno
      // Between its making and the lock another process may have taken it for abandoned. Not every file system has locks.
      let isTaken = descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
      if descriptor >= 0, !isTaken, SystemCalls.status(path) != nil {
        self.path = path
        self.descriptor = descriptor
        self.target = target
        self.unfinished = unfinished
        return
      }
      unfinished.finish()
      if descriptor >= 0 { close(descriptor) }
      guard descriptor >= 0 || failure == EEXIST else { throw Problem.unwritable(failure, name, folder: isFolder) }
    }
    throw Problem.unwritable(EEXIST, name, folder: isFolder)
  }

  /// Gives it the name of the target, in place of the file that may be there.
  ///
  /// - Returns: 0, or the number of the error.
  func replaceTarget() -> Int32 { unfinished.commit { rename(path, target) == 0 ? 0 : errno } }

  /// Lets it and the target change places.
  ///
  /// - Returns: 0, or the number of the error.
  func exchangeWithTarget() -> Int32 {
    unfinished.commit {
      let failure = SystemCalls.exchange(path, target)
      guard failure == ENOSYS || failure == EINVAL else { return failure }
      // In two steps, where there is no single one. Between them nothing is at the target: whoever comes next puts it back.
      let aside = path + Self.asideEnding
      guard rename(target, aside) == 0 else { return errno }
      guard rename(path, target) == 0 else {
        let failure = errno
        rename(aside, target)
        return failure
      }
      return rename(aside, path) == 0 ? 0 : errno
    }
  }

  /// Removes what is left under its name.
  func discard() {
    SystemCalls.remove(path)
    unfinished.finish()
    close(descriptor)
  }

  /// Removes what is being written by another thread. It gets another name first, so that nothing more is put into it.
  private static func remove(_ path: String) {
    let gone = path + goneEnding
    rename(path, gone)
    for _ in 0..<10 where SystemCalls.status(gone) != nil { SystemCalls.remove(gone) }
  }

  // MARK: What others left

  /// What is at the target until the new takes its place, where that takes two steps.
  private static let asideEnding = ".old"
  /// What is being removed, and so is no longer whole.
  private static let goneEnding = ".gone"
  /// The digits of a random name: all of 64 bits to the base of 36.
  private static let randomLength = 13

  /// The path up to the part that is chosen at random: hidden, and with room for the rest.
  private static func prefix(for target: String) -> String {
    let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
    var name = target[slash...]
    while name.utf8.count > 200 { name.removeLast() }
    return target[..<slash] + "." + name + "."
  }

  /// Removes what processes left for `target` that were killed.
  static func removeAbandoned(for target: String) {
    let prefix = prefix(for: target)
    let slash = prefix.lastIndex(of: "/")
    let folder = slash.map { String(prefix[...$0]) } ?? "./"
    let start = slash.map { prefix[prefix.index(after: $0)...] } ?? prefix[...]
    for name in (try? SystemCalls.entries(of: folder)) ?? [] where name.hasPrefix(start) {
      let (random, rest) = (
        name.dropFirst(start.count).prefix(randomLength), name.dropFirst(start.count + randomLength)
      )
      guard random.utf8.count == randomLength, random.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLowercase) }),
        [ending, ending + asideEnding, ending + goneEnding].contains(String(rest))
      else { continue }
      let path = slash == nil ? name : folder + name
      if rest == ending + asideEnding, SystemCalls.status(target) == nil {
        rename(path, target)
        continue
      }
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { SystemCalls.remove(path) }
      close(descriptor)
    }
  }
}
