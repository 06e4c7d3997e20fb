import Foundation
public import Tables

extension DataPackage {
  /// The description of the package in a folder, with the size and the SHA-256 of each of its files.
  ///
  /// - Throws: ``/Tables/Problem`` if the description or a file that it lists cannot be read.
  public init(in path: String) throws(Problem) {
    let folder = InputFolder(path)
    let bytes = try folder.read(Self.fileName)
    guard var package = try? JSONDecoder().decode(DataPackage.self, from: Data(bytes)) else {
      throw Problem(
        .fileUnreadable, at: Place(file: folder.name(of: Self.fileName)), "this is no description of a data package")
    }
    for (place, resource) in package.resources.enumerated() where resource.paths.count == 1 {
      let contents = try folder.read(resource.paths[0])
      package.resources[place].byteCount = contents.count
      package.resources[place].hash = DataPackage.Resource.hash(of: contents)
    }
    self = package
  }
}
