import Foundation

/// Python's email package, policy `strict`, as an independent reader of what Mail writes.
enum PythonParser {
    static let path = "/usr/bin/python3"
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

    struct Part: Decodable, Equatable {
        var type: String
        var text: String?
        var base64: String?
        var fileName: String?
    }

    struct Mail: Decodable {
        var headers: [[String]]
        var addresses: [String: [[String]]]
        var date: Int64?
        var parts: [Part]
        var defects: [String]

        func header(_ name: String) -> String? { headers.first { $0[0] == name }?[1] }
    }

    static func parse(_ message: [UInt8]) throws -> Mail {
        try JSONDecoder().decode(Mail.self, from: run(script, on: Data(message)))
    }

    private static func run(_ script: String, on input: Data) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("message")
        try input.write(to: file)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-c", script, file.path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    private static let script = """
        import base64, email, email.header, email.policy, email.utils, json, sys
        raw = open(sys.argv[1], "rb").read()
        mail = email.message_from_bytes(raw, policy=email.policy.strict)
        # The new policies of Python 3.11 put a space between adjacent encoded words of a name, against RFC 2047 §6.2.
        old = email.message_from_bytes(raw)
        name = lambda text: str(email.header.make_header(email.header.decode_header(text)))
        addresses = {n: [[name(a), b] for a, b in email.utils.getaddresses([old[n].replace("\\n", "")])]
                     for n in ("From", "To", "Reply-To") if old[n] is not None}
        parts = []
        for part in mail.walk():
            if part.is_multipart():
                continue
            content = part.get_content()
            is_text = isinstance(content, str) and part.get_content_disposition() is None
            data = part.get_payload(decode=True)
            parts.append({"type": part.get_content_type(), "text": content if is_text else None,
                          "base64": None if is_text else base64.b64encode(data).decode(),
                          "fileName": part.get_filename()})
        defects = [str(d) for d in mail.defects]
        for name in mail.keys():
            for value in mail.get_all(name):
                defects += [name + ": " + str(d) for d in value.defects]
        json.dump({"headers": [[n, str(v)] for n, v in mail.items()], "addresses": addresses, "parts": parts,
                   "date": int(mail["Date"].datetime.timestamp()) if mail["Date"] else None,
                   "defects": defects}, sys.stdout)
        """
}
