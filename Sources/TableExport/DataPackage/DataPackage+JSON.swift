public import Tables

extension DataPackage {
  /// The content of `datapackage.json`, without the line end: the description, and how the package was made.
  public func json(provenance: Provenance) -> JSONValue {
    .object(ofPresent: [
      "$schema": profile.map(JSONValue.string),
      "name": name.map(JSONValue.string),
      "title": title.map(JSONValue.string),
      "description": description.map(JSONValue.string),
      "version": version.map(JSONValue.string),
      "licenses": .array(ofPresent: licenses?.map(\.json)),
      "sources": .array(ofPresent: sources?.map(\.json)),
      "provenance": provenance.json,
      "resources": .array(resources.map(\.json)),
    ])
  }
}

extension DataPackage.License {
  fileprivate var json: JSONValue {
    .object(ofPresent: [
      "name": .string(name), "path": url.map(JSONValue.string), "title": title.map(JSONValue.string),
    ])
  }
}

extension DataPackage.Source {
  fileprivate var json: JSONValue {
    .object(ofPresent: [
      "title": .string(title), "path": url.map(JSONValue.string), "license": license.map(JSONValue.string),
    ])
  }
}

extension DataPackage.Resource {
  fileprivate var json: JSONValue {
    .object(ofPresent: [
      "name": .string(name),
      "type": type.map(JSONValue.string),
      "path": paths.count == 1 ? .string(paths[0]) : .array(paths.map(JSONValue.string)),
      "title": title.map(JSONValue.string),
      "description": description.map(JSONValue.string),
      "format": format.map(JSONValue.string),
      "mediatype": mediaType.map(JSONValue.string),
      "encoding": encoding.map(JSONValue.string),
      "bytes": byteCount.map { .number(Double($0)) },
      "hash": hash.map(JSONValue.string),
      "dialect": dialect.map { .object(ofPresent: ["delimiter": $0.delimiter.map(JSONValue.string)]) },
      "schema": schema?.json,
    ])
  }
}

extension DataPackage.Schema {
  fileprivate var json: JSONValue {
    .object(ofPresent: [
      "$schema": profile.map(JSONValue.string),
      "fields": .array(fields.map(\.json)),
      "fieldsMatch": fieldsMatch?.json,
      "missingValues": missingValues.map { .array($0.map(\.json)) },
      "primaryKey": primaryKey?.json,
      "uniqueKeys": .array(ofPresent: uniqueKeys?.map(\.json)),
      "foreignKeys": .array(ofPresent: foreignKeys?.map(\.json)),
    ])
  }
}

extension DataPackage.Field {
  fileprivate var json: JSONValue {
    .object(ofPresent: [
      "name": .string(name),
      "type": type.map(JSONValue.string),
      "format": format.map(JSONValue.string),
      "title": title.map(JSONValue.string),
      "description": description.map(JSONValue.string),
      "unit": unit.map(JSONValue.string),
      "unitColumn": unitColumn.map(JSONValue.string),
      "trueValues": .array(ofPresent: trueValues?.map(JSONValue.string)),
      "falseValues": .array(ofPresent: falseValues?.map(JSONValue.string)),
      "constraints": constraints?.orNone?.json,
    ])
  }
}

extension DataPackage.Constraints {
  fileprivate var json: JSONValue {
    .object(ofPresent: [
      "required": isRequired ? true : nil,
      "unique": isUnique ? true : nil,
      "minimum": minimum?.json,
      "maximum": maximum?.json,
      "minLength": minimumLength.map { .number(Double($0)) },
      "maxLength": maximumLength.map { .number(Double($0)) },
      "enum": .array(ofPresent: allowedValues?.map(\.json)),
      "pattern": pattern.map(JSONValue.string),
    ])
  }
}

extension DataPackage.ForeignKey {
  fileprivate var json: JSONValue {
    [
      "fields": fields.json,
      "reference": .object(ofPresent: [
        "resource": reference.resource.map(JSONValue.string), "fields": reference.fields.json,
      ]),
    ]
  }
}

extension DataPackage.Names {
  fileprivate var json: JSONValue { .array(list.map(JSONValue.string)) }
}

extension DataPackage.Value {
  fileprivate var json: JSONValue { number.map(JSONValue.number) ?? .string(text) }
}

extension JSONValue {
  /// An array; nothing for one that is empty or not there.
  fileprivate static func array(ofPresent elements: [JSONValue]?) -> JSONValue? {
    guard let elements, !elements.isEmpty else { return nil }
    return .array(elements)
  }
}
