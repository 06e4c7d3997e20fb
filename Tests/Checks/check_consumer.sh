#!/usr/bin/env bash
# Whether a package can depend on a version: clones the commit that is checked out, tags the clone, and builds and runs a small package that
# depends on it by address and version. It builds the libraries anew (10 minutes).
set -euo pipefail

root="$(cd "$(dirname "$0")/../.." && pwd)"
version=$(sed -n 's/.*number = "\(.*\)"/\1/p' "$root/Sources/vgap/Version.swift")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

git clone -q "file://$root" "$folder/vgap"
git -C "$folder/vgap" tag "$version"
mkdir -p "$folder/consumer/Sources/consumer"
cat > "$folder/consumer/Package.swift" << END
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "consumer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(url: "file://$folder/vgap", from: "$version")],
  targets: [
    .executableTarget(
      name: "consumer",
      dependencies: [
        .product(name: "BenchmarkData", package: "vgap"), .product(name: "GapAnalysis", package: "vgap"),
      ])
  ])
END
# The lines of the README.
sed -n '/^```swift$/,/^```$/p' "$root/README.md" | sed '/^```/d' > "$folder/consumer/Sources/consumer/main.swift"
# What is pinned, so that the versions that are fetched already do.
cp "$root/Package.resolved" "$folder/consumer" 2> /dev/null || true
cd "$folder/vgap"
swift run --package-path "$folder/consumer" consumer > "$folder/output" 2> "$folder/log" || { tail -n 40 "$folder/log" >&2; exit 1; }
grep -q '^Frontier gap' "$folder/output" || { cat "$folder/output" >&2; exit 1; }
grep -q "\"version\" : \"$version\"" "$folder/consumer/Package.resolved"
echo "a package that depends on version $version builds and runs:"
head -n 1 "$folder/output"
