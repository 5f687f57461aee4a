import Foundation

/// Reads the files of a folder of templates, bounded in number and size.
struct TemplateFolder {
    /// The longest template, in bytes.
    static let longestFile = 65_536
    /// The most templates in one folder.
    static let mostFiles = 500
    /// What template files end with.
    static let suffix = ".mustache"

    /// The folder's path, without a slash at its end.
    var path: String

    /// The templates' names, sorted, without the suffix. Other files, such as a package's `.dpkg-old`, are passed over.
    func names(faults: inout [TemplateFault]) -> [String] {
        guard let files = entries(faults: &faults) else { return [] }
        let templates = files.filter { $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".") }.sorted()
        guard templates.count <= Self.mostFiles else {
            faults.append(TemplateFault(file: path, .unreadable("more than \(Self.mostFiles) templates in one folder")))
            return []
        }
        return templates.map { String($0.dropLast(Self.suffix.count)) }.filter { name in
            let isName = name.utf8.count <= 64 && name.utf8.allSatisfy(Self.isInName)
            if !isName { faults.append(TemplateFault(file: "\(path)/\(name)\(Self.suffix)", .badName)) }
            return isName
        }
    }

    /// The folders inside, sorted.
    func folders(faults: inout [TemplateFault]) -> [String] {
        (entries(faults: &faults) ?? []).filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
                && isFolder.boolValue
                && !name.hasPrefix(".")
        }.sorted()
    }

    /// Reads one template.
    ///
    /// - Returns: nil after a fault.
    func read(_ name: String, hasHeadings: Bool, faults: inout [TemplateFault]) -> TemplateSource? {
        let file = "\(path)/\(name)\(Self.suffix)"
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: Self.target(of: file))
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
            guard let text = String(validating: data, as: UTF8.self) else {
                faults.append(TemplateFault(file: file, .notUTF8))
                return nil
            }
            return TemplateSource(file: file, text: text, hasHeadings: hasHeadings, faults: &faults)
        } catch {
            faults.append(TemplateFault(file: file, .unreadable(error.localizedDescription)))
            return nil
        }
    }

    private func entries(faults: inout [TemplateFault]) -> [String]? {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            faults.append(TemplateFault(file: path, .unreadable("there is no such folder, or no permission")))
            return nil
        }
    }

    /// The file that a link leads to, so that its kind and not the link's is looked at.
    private static func target(of file: String) -> String { URL(fileURLWithPath: file).resolvingSymlinksInPath().path }

    private static func isInName(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }
}
