import Foundation

/// A folder of templates that several folders make together: of a file that stands in two, the one in the first counts. Reading is bounded
/// in number and size.
struct TemplateFolder {
    /// The longest template, in bytes.
    static let longestFile = 65_536
    static let mostFiles = 500
    /// What template files end with.
    static let suffix = ".mustache"

    /// The folders' paths, without a slash at their ends; at least one. Those after the first need not exist, nor the first if another does.
    var paths: [String]

    func folder(_ name: String) -> TemplateFolder { TemplateFolder(paths: paths.map { "\($0)/\(name)" }) }

    /// The path of a file: where it is, else where somebody would put it.
    func path(of file: String) -> String { existing(file) ?? paths.first.map { "\($0)/\(file)" } ?? file }

    func has(_ file: String) -> Bool { existing(file) != nil }

    private func existing(_ file: String) -> String? {
        paths.lazy.map { "\($0)/\(file)" }.first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The templates' names, sorted, without the suffix. Other files, such as a package's `.dpkg-old`, are passed over.
    func names(faults: inout [TemplateFault]) -> [String] {
        let templates = entries(faults: &faults).filter { $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".") }
        guard templates.count <= Self.mostFiles else {
            let path = paths.first ?? ""
            faults.append(TemplateFault(file: path, .unreadable("more than \(Self.mostFiles) templates in one folder")))
            return []
        }
        return templates.map { String($0.dropLast(Self.suffix.count)) }.filter { name in
            let isName = name.utf8.count <= 64 && name.utf8.allSatisfy(Self.isInName)
            if !isName { faults.append(TemplateFault(file: path(of: name + Self.suffix), .badName)) }
            return isName
        }
    }

    func folders(faults: inout [TemplateFault]) -> [String] {
        entries(faults: &faults).filter { name in
            var isFolder: ObjCBool = false
            return !name.hasPrefix(".")
                && FileManager.default.fileExists(atPath: path(of: name), isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    /// Whether there is that file and no other.
    func holds(only file: String) -> Bool {
        var faults: [TemplateFault] = []
        return entries(faults: &faults).filter { !$0.hasPrefix(".") } == [file]
    }

    func read(_ name: String, hasHeadings: Bool, faults: inout [TemplateFault]) -> TemplateSource? {
        let file = path(of: name + Self.suffix)
        guard let bytes = bytes(of: file, faults: &faults) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            faults.append(TemplateFault(file: file, .notUTF8))
            return nil
        }
        return TemplateSource(file: file, text: text, hasHeadings: hasHeadings, faults: &faults)
    }

    func bytes(of file: String, faults: inout [TemplateFault]) -> [UInt8]? {
        do {
            // Of a link, the kind of the file that it leads to is looked at.
            let target = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
            let attributes = try FileManager.default.attributesOfItem(atPath: target)
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                faults.append(TemplateFault(file: file, .unreadable("it is not a file")))
                return nil
            }
            guard let handle = FileHandle(forReadingAtPath: file) else {
                faults.append(TemplateFault(file: file, .unreadable("no permission")))
                return nil
            }
            let data = try handle.read(upToCount: Self.longestFile + 1) ?? Data()
            guard data.count <= Self.longestFile else {
                faults.append(TemplateFault(file: file, .tooLong(limit: Self.longestFile)))
                return nil
            }
            return [UInt8](data)
        } catch {
            faults.append(TemplateFault(file: file, .unreadable(error.localizedDescription)))
            return nil
        }
    }

    /// What is in the folders, sorted, each name once.
    private func entries(faults: inout [TemplateFault]) -> [String] {
        var names: Set<String> = []
        var isThere = false
        for path in paths {
            if let found = try? FileManager.default.contentsOfDirectory(atPath: path) {
                names.formUnion(found)
                isThere = true
            } else if FileManager.default.fileExists(atPath: path) {
                faults.append(TemplateFault(file: path, .unreadable("it is not a folder, or no permission")))
            }
        }
        if !isThere, let path = paths.first {
            faults.append(TemplateFault(file: path, .unreadable("there is no such folder, or no permission")))
        }
        return names.sorted()
    }

    private static func isInName(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }
}
