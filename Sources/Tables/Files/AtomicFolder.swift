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
  /// or the new ones, never some of each, and files of others stay as they are: what cannot be kept (a folder that must not be read, another
  /// file system mounted within, a name that is no text) is an error. Of two writers at once one waits for the other.
  ///
  /// - Parameters:
  ///   - files: The files, by their paths within the folder.
  ///   - path: The folder. It is no symbolic link, no mount point, and not the working folder nor one that holds it.
  ///   - removed: Tells the paths of files of the old folder that are to go; asked when no other writer can change them.
  /// - Throws: A ``Problem`` of code `file-unwritable`, `file-is-folder` or `file-is-link`, or what `removed` throws. The folder is as it was
  ///   then.
  public static func write(
    _ files: [File], to path: String, removing removed: () throws(Problem) -> Set<String> = { () throws(Problem) in [] }
  ) throws(Problem) {
    try check(path)
    let target = SystemCalls.resolved(path) ?? trimmed(path)
    if SystemCalls.status(target) == nil { try makeParent(of: target, path) }
    if let mounted = SystemCalls.mountPoint(below: target) { throw Problem.isMounted(mounted) }
    let lock = FolderLock(onParentOf: target)
    defer { lock.release() }
    let staging = try Staging(for: target, called: path, isFolder: true)
    defer { staging.discard() }
    // What a writer that was killed left has been put right by now.
    let old = SystemCalls.status(target)
    var update = Update(from: target, into: staging.path, called: path, removing: try removed())
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
    // What came into the old folder, or took the place of a file in it, while the new one was made.
    update.from = staging.path
    update.into = target
    do throws(Problem) {
      try update.keepOthers()
    } catch {
      _ = staging.exchangeWithTarget()
      throw error
    }
  }

  /// Removes what writers of the folder at `path` left that were killed, as the next that writes does.
  public static func removeAbandoned(beside path: String) {
    let target = SystemCalls.resolved(path) ?? trimmed(path)
    let lock = FolderLock(onParentOf: target)
    defer { lock.release() }
    Staging.removeAbandoned(for: target)
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

extension Problem {
  /// That something is mounted in a folder that is to be replaced, which would go with the old one.
  fileprivate static func isMounted(_ path: String) -> Problem {
    Problem(
      .fileUnwritable, at: Place(file: path), "another folder or file system is mounted within the folder",
      fix: "name another folder, or unmount it")
  }
}

/// Keeps other processes that write folders from a place while one does. Where the file system has no locks it keeps nobody.
private struct FolderLock {
  private let descriptor: Int32

  /// Waits until it is free.
  init(onParentOf path: String) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 { _ = SystemCalls.retrying { Int(flock(descriptor, LOCK_EX)) } }
  }

  func release() { if descriptor >= 0 { close(descriptor) } }
}

/// The new contents of a folder, on their way from the old one into the new.
private struct Update {
  var from: String
  var into: String
  let name: String
  /// The paths that were written anew.
  private var written: Set<String> = []
  /// The permissions that folders get when all is in them.
  private var permissions: [(path: String, mode: mode_t)] = []
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
  mutating func keepOthers() throws(Problem) {
    try keepOthers(in: "")
    for folder in permissions.reversed() { _ = chmod(folder.path, folder.mode) }
    permissions = []
  }

  private mutating func keepOthers(in folder: String) throws(Problem) {
    let place = from + "/" + folder
    let called = folder.isEmpty ? name : name + "/" + folder
    let entries: [String]
    do throws(SystemCalls.ErrorNumber) {
      entries = try SystemCalls.entries(of: place)
    } catch {
      throw Problem.unwritable(error.value, called, folder: true)
    }
    // An empty folder is somebody's; one that held nothing but what goes is not.
    if entries.isEmpty, !folder.isEmpty { try makeFolders(folder) }
    for entry in entries {
      let path = folder.isEmpty ? entry : folder + "/" + entry
      guard !written.contains(path), !removed.contains(path) else { continue }
      guard let status = SystemCalls.status(from + "/" + path) else {
        // It may have gone meanwhile.
        guard errno == ENOENT else { throw Problem.unwritable(errno, name + "/" + path, folder: true) }
        continue
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        guard status.st_dev == SystemCalls.status(from)?.st_dev else { throw Problem.isMounted(name + "/" + path) }
        try keepOthers(in: path)
        continue
      }
      try makeFolders(folder)
      try keep(path, status)
    }
  }

  private mutating func keep(_ path: String, _ status: stat) throws(Problem) {
    let (old, final) = (from + "/" + path, into + "/" + path)
    guard let there = SystemCalls.status(final) else { return try copy(old, final, path, status) }
    guard there.st_mode & S_IFMT != S_IFDIR else {
      throw Problem(
        .fileIsFolder, at: Place(file: name + "/" + path), "this is a file where a folder is to be written",
        fix: "name the file otherwise, or write elsewhere")
    }
    // Kept already, unless another file has been put in its place since.
    guard (there.st_dev, there.st_ino) != (status.st_dev, status.st_ino) else { return }
    let beside = final + ".vgap-kept"
    try copy(old, beside, path, status)
    guard rename(beside, final) == 0 else { throw Problem.unwritable(errno, name + "/" + path) }
  }

  /// Gives the file at `old` a second name, or makes a copy of it.
  private func copy(_ old: String, _ new: String, _ path: String, _ status: stat) throws(Problem) {
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
  private mutating func makeFolders(_ folder: String) throws(Problem) {
    guard !folder.isEmpty, SystemCalls.status(into + "/" + folder) == nil else { return }
    if let parent = folder.lastIndex(of: "/") { try makeFolders(String(folder[..<parent])) }
    guard mkdir(into + "/" + folder, 0o777) == 0 else {
      throw Problem.unwritable(errno, name + "/" + folder, folder: true)
    }
    guard let old = SystemCalls.status(from + "/" + folder), old.st_mode & S_IFMT == S_IFDIR else { return }
    permissions.append((into + "/" + folder, old.st_mode & 0o7777))
    if geteuid() == 0 { _ = chown(into + "/" + folder, old.st_uid, old.st_gid) }
  }
}
