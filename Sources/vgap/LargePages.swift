#if canImport(Glibc)
  import CMalloc
  import Glibc
#endif

/// Memory in pages of two megabytes, where the system has such.
///
/// The columns of a large file are made and given back many times over. In pages of four kilobytes, each of which the system clears when it is
/// first touched, that takes a sixth of the time of a command on a million rows.
enum LargePages {
  /// Lets the allocator take memory from one region that may lie in large pages, and keep it to the end of the process; does nothing where there is no
  /// such region.
  ///
  /// The region is a range of addresses: what is not touched takes no memory.
  static func use() {
    #if canImport(Glibc)
      let size = 1 << 30
      let pageSize = 1 << 21
      // Not apart from the rest, as large blocks else are.
      mallopt(M_MMAP_MAX, 0)
      guard let region = malloc(size) else {
        mallopt(M_MMAP_MAX, 65536)
        return
      }
      mallopt(M_ARENA_MAX, 1)
      mallopt(M_TRIM_THRESHOLD, .max)
      let offset = (pageSize - Int(bitPattern: region) % pageSize) % pageSize
      madvise(region + offset, (size - offset) / pageSize * pageSize, MADV_HUGEPAGE)
      free(region)
    #endif
  }
}
