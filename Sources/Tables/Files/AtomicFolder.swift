#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders as output: all of the new files, or what was there before.
public enum AtomicFolder {
  /// A file of a folder.
  public typealias File = (path: String, bytes: [UInt8])

  /// Puts files into the folder at `path`, which is made if it is not there.
  ///
  /// A new folder is written beside it, and everything of the old one that is not written anew gets a second name in it (a hard link; a copy
  /// where there are none); then the two change places in one step, and what is left of the old one goes. So a reader sees the old files
  /// or the new ones, never some of each, and files of others stay as they are.
  ///
  /// - Parameters:
  ///   - files: The files, by their paths within the folder.
  ///   - path: The folder. It is no symbolic link, no mount point, and not the working folder nor one that holds it.
  ///   - removed: The paths of files of the old folder that are to go.
  /// - Throws: A ``Problem`` of code `file-unwritable`, `file-is-folder` or `file-is-link`. The folder is as it was then.
  public static func write(_ files: [File], to path: String, removing removed: Set<String> = []) throws(Problem) {
    try check(path)
    let target = SystemCalls.resolved(path) ?? trimmed(path)
    let old = SystemCalls.status(target)
    if old == nil { try makeParent(of: target, path) }
    let staging = try Staging(for: target, called: path, isFolder: true)
    defer { staging.discard() }
    var update = Update(from: target, into: staging.path, called: path, removing: removed)
    for file in files { try update.write(file) }
    guard let old else {
      let failure = staging.replaceTarget()
      guard failure == 0 else { throw Problem.unwritable(failure, path, folder: true) }
      return
    }
    _ = fchmod(staging.descriptor, old.st_mode & 0o7777)
    if geteuid() == 0 { _ = fchown(staging.descriptor, old.st_uid, old.st_gid) }
    try update.keepOthers()
    let failure = staging.exchangeWithTarget()
    guard failure == 0 else { throw Problem.unwritable(failure, path, folder: true) }
    // What came into the old folder while the new one was made.
    update.from = staging.path
    update.into = target
    try update.keepOthers()
  }

  /// Whether a folder can be written at `path`, as far as can be told before.
  ///
  /// - Throws: A ``Problem``.
  public static func check(_ path: String) throws(Problem) {
    let place = Place(file: path)
    guard let status = SystemCalls.status(trimmed(path)) else { return }
    switch status.st_mode & S_IFMT {
    case S_IFLNK: throw Problem.isLink(path, expected: "a folder")
    case S_IFDIR: break
    default:
      throw Problem(
        .fileUnwritable, at: place, "the folder cannot be made: this is a file", expected: "a folder",
        fix: "name another one")
    }
    let folder = SystemCalls.resolved(path) ?? path
    let working = SystemCalls.resolved(".") ?? ""
    guard working != folder, !working.hasPrefix(folder == "/" ? folder : folder + "/") else {
      throw Problem(
        .fileUnwritable, at: place, "the working folder cannot be replaced as a whole", fix: "name a folder within it")
    }
  }

  /// `path` without the slashes at its end.
  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  private static func makeParent(of target: String, _ path: String) throws(Problem) {
    guard let slash = target.lastIndex(of: "/"), slash != target.startIndex else { return }
    let failure = SystemCalls.makeFolders(String(target[..<slash]))
    guard failure == 0 else { throw Problem.unwritable(failure, path, folder: true) }
  }
}

/// The new contents of a folder, on their way from the old one into the new.
private struct Update {
  var from: String
  var into: String
  let name: String
  /// The paths that were written anew.
  private var written: Set<String> = []
  let removed: Set<String>

  init(from: String, into: String, called name: String, removing removed: Set<String>) {
    self.from = from
    self.into = into
    self.name = name
    self.removed = removed
  }

  /// Writes a file into the new folder, with the permissions of the one that it replaces.
  mutating func write(_ file: AtomicFolder.File) throws(Problem) {
    let called = name + "/" + file.path
    if let parent = file.path.lastIndex(of: "/") { try makeFolders(String(file.path[..<parent])) }
    let old = SystemCalls.status(from + "/" + file.path)
    if let old, old.st_mode & S_IFMT == S_IFDIR {
      throw Problem(
        .fileIsFolder, at: Place(file: called), "this is a folder", expected: "a file",
        fix: "name the folder otherwise, or write elsewhere")
    }
    let descriptor = open(into + "/" + file.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Problem.unwritable(errno, called) }
    defer { close(descriptor) }
    if let old, old.st_mode & S_IFMT == S_IFREG { _ = fchmod(descriptor, old.st_mode & 0o7777) }
    guard SystemCalls.writeAll(file.bytes, to: descriptor), fsync(descriptor) == 0 else {
      throw Problem.unwritable(errno, called)
    }
    written.insert(file.path)
  }

  /// Gives a name in the new folder to everything of the old one that was neither written anew nor is to go.
  ///
  /// - Parameter folder: The path within both.
  func keepOthers(in folder: String = "") throws(Problem) {
    let entries = SystemCalls.entries(of: from + "/" + folder) ?? []
    // An empty folder is somebody's; one that held nothing but what goes is not.
    if entries.isEmpty, !folder.isEmpty { try makeFolders(folder) }
    for entry in entries {
      let path = folder.isEmpty ? entry : folder + "/" + entry
      guard !written.contains(path), !removed.contains(path), let status = SystemCalls.status(from + "/" + path) else {
        continue
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        try keepOthers(in: path)
        continue
      }
      try makeFolders(folder)
      try keep(path, status)
    }
  }

  private func keep(_ path: String, _ status: stat) throws(Problem) {
    let (old, new) = (from + "/" + path, into + "/" + path)
    if let there = SystemCalls.status(new) {
      guard there.st_mode & S_IFMT == S_IFDIR else { return }
      throw Problem(
        .fileIsFolder, at: Place(file: name + "/" + path), "this is a file where a folder is to be written",
        fix: "name the file otherwise, or write elsewhere")
    }
    if linkat(AT_FDCWD, old, AT_FDCWD, new, 0) == 0 { return }
    let failure = errno
    // A file system without hard links: a copy of what can be copied.
    guard status.st_mode & S_IFMT == S_IFREG else { throw Problem.unwritable(failure, name + "/" + path) }
    let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, status.st_mode & 0o7777)
    guard descriptor >= 0 else { throw Problem.unwritable(errno, name + "/" + path) }
    defer { close(descriptor) }
    guard SystemCalls.writeAll(try InputFile.read(old), to: descriptor), fsync(descriptor) == 0 else {
      throw Problem.unwritable(errno, name + "/" + path)
    }
  }

  /// Makes a folder of the new one, and those that it is in, with the permissions of the old.
  private func makeFolders(_ folder: String) throws(Problem) {
    guard !folder.isEmpty, SystemCalls.status(into + "/" + folder) == nil else { return }
    if let parent = folder.lastIndex(of: "/") { try makeFolders(String(folder[..<parent])) }
    guard mkdir(into + "/" + folder, 0o777) == 0 else {
      throw Problem.unwritable(errno, name + "/" + folder, folder: true)
    }
    guard let old = SystemCalls.status(from + "/" + folder), old.st_mode & S_IFMT == S_IFDIR else { return }
    _ = chmod(into + "/" + folder, old.st_mode & 0o7777)
    if geteuid() == 0 { _ = chown(into + "/" + folder, old.st_uid, old.st_gid) }
  }
}
