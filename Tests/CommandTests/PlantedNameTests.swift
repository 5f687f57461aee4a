import Foundation
import Glibc
import Testing

/// Names that somebody planted before root, or the service's user, comes: a member of the state's group can write into the state, and
/// everybody into /tmp. Nothing is written through them, and nothing that is said in confidence comes to where others read it.
@Suite(.enabled(if: geteuid() == 0, "only root can act for several users")) struct PlantedNameTests {
    /// The service's user and group, the group of the confidential texts, and a member of the first group alone.
    private static let (service, confidential, member): (uid_t, gid_t, uid_t) = (64_210, 64_211, 64_212)

    /// A state and what stands beside it, as the package makes them.
    private func installed() throws -> (command: Command, folder: String) {
        let command = try Command {
            $0.replacing("# answers:", with: "answers:").replacing(
                "#   address: mentoring@", with: "  address: mentoring@")
        }
        let folder = command.state.path + "-confidential"
        try #require(mkdir(folder, 0o700) == 0)
        for (path, group) in [(command.state.path, Self.service), (folder, Self.confidential)] {
            try #require(chown(path, Self.service, group) == 0 && chmod(path, 0o2770) == 0)
        }
        let result = try command.run("import", Command.roster)
        try #require(result.status == 0, "\(result.errors)")
        return (command, folder)
    }

    /// What a member of the state's group does in a shell; it may fail.
    @discardableResult
    private func member(_ script: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments = [
            "--reuid", "\(Self.member)", "--regid", "\(Self.member)", "--groups", "\(Self.service)", "/bin/sh", "-c",
            script,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func add(_ command: Command) throws -> Command.Result {
        let text = try command.write("SECRETWORD", to: "text")
        return try command.run("confidential", "add", "--kind", "conflict", "--mentorship", "f1", text)
    }

    /// What a shell of root's finds of the word below a folder.
    private func files(with word: String, below path: String) throws -> [String] {
        try python(
            """
            import os, sys
            word, top = sys.stdin.read().split('\\0')
            for folder, _, names in os.walk(top):
                for name in names:
                    path = os.path.join(folder, name)
                    if os.path.isfile(path) and not os.path.islink(path) and word.encode() in open(path, 'rb').read(): print(path)
            """, input: "\(word)\0\(path)"
        ).split(separator: "\n").map(String.init)
    }

    /// The ways of issue 12: by the layout each comes to nothing.
    @Test(arguments: [
        "mv FOLDER FOLDER.away", "rmdir FOLDER", "ln -sfn STATE/mine FOLDER", "mkdir FOLDER.x && mv -T FOLDER.x FOLDER",
        "ln FOLDER/confidential.sqlite STATE/stolen", "cat FOLDER/confidential.sqlite", "ls FOLDER",
        "mkdir -m 2777 STATE/confidential", "ln -s STATE/mine STATE/confidential",
        "mkdir -m 777 STATE/state-confidential",
    ])
    func aMemberOfTheGroupAloneReadsNothingThatIsSaidInConfidence(_ attack: String) throws {
        let (command, folder) = try installed()
        try #require(add(command).status == 0)
        try member("mkdir -m 2777 \(command.state.path)/mine")
        let succeeded =
            try member(
                attack.replacing("FOLDER", with: folder).replacing("STATE", with: command.state.path)) == 0
        // Only in the state itself they may do as they like.
        #expect(succeeded == attack.hasPrefix("mkdir -m") || succeeded == attack.hasSuffix("STATE/confidential"))
        #expect(try add(command).status == 0)
        #expect(try files(with: "SECRETWORD", below: command.state.path) == [])
        #expect(try !files(with: "SECRETWORD", below: folder).isEmpty)
        #expect(try command.run("confidential", "list").lines.count == 3)
    }

    /// Whatever went wrong with it by another hand: nothing is written, it is said, and doctor knows.
    @Test(arguments: [
        ("chown 64210:64210 FOLDER", "whose members would read it"), ("chown 64212 FOLDER", "belongs to 64212"),
        ("chmod 2775 FOLDER", "others may look"), ("chmod 777 PARENT", "others could replace it"),
        ("mv FOLDER FOLDER.away; ln -s FOLDER.away FOLDER", "symbolic link"),
        ("ln FOLDER/confidential.sqlite PARENT/stolen", "hard link"),
        ("mv FOLDER/confidential.sqlite FOLDER/x; ln -s FOLDER/x FOLDER/confidential.sqlite", "link is not followed"),
        ("chgrp 64210 FOLDER/confidential.sqlite", "not to the folder's"),
        ("chmod 664 FOLDER/confidential.sqlite", "others may read it"),
    ])
    func aFolderThatIsNotSafeTakesNothing(change: String, reason: String) throws {
        let (command, folder) = try installed()
        let parent = command.state.deletingLastPathComponent().path
        try #require(add(command).status == 0)
        let change = change.replacing("FOLDER", with: folder).replacing("PARENT", with: parent)
        _ = try python("import subprocess,sys; subprocess.run(sys.stdin.read(), shell=True, check=True)", input: change)
        let result = try add(command)
        #expect(result.status == 77, "\(result.errors)")
        #expect(result.errors.contains(reason) && result.errors.contains("mentorctl doctor"), "\(result.errors)")
        let doctor = try command.run("doctor").output
        #expect(doctor.contains("confidential") && doctor.contains(reason), "\(doctor)")
    }

    /// The advice of doctor itself gave the folder to the wrong group.
    @Test func chownOfTheWholeStateHarmsNothing() throws {
        let (command, folder) = try installed()
        try #require(add(command).status == 0)
        _ = try python(
            "import subprocess,sys; subprocess.run(['chown','-R','64210:64210',sys.stdin.read()],check=True)",
            input: command.state.path)
        #expect(try add(command).status == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: folder)[.groupOwnerAccountID] as? Int == 64_211)
    }

    // MARK: The inbox

    @Test func aFolderInThePlaceOfTheInboxGetsNoMessage() throws {
        let (command, _) = try installed()
        let state = command.state.path
        func receive() throws -> Command.Result {
            try command.plain(
                ["receive", "--state", state, "--config", command.config], input: "Subject: x\n\nSECRETWORD\n")
        }
        #expect(try receive().status == 0)
        // What is there can be counted, and not read.
        #expect(try member("test $(ls \(state)/inbox/new | wc -l) = 1") == 0)
        #expect(try member("cat \(state)/inbox/new/*") != 0)
        #expect(
            try member(
                "mv \(state)/inbox \(state)/away && mkdir -m 2777 -p \(state)/inbox && cd \(state)/inbox && mkdir -m 2777 tmp new cur"
            ) == 0)
        let refused = try receive()
        #expect(refused.status == 75, "\(refused.errors)")
        #expect(refused.errors.contains("belongs to 64212"))
        #expect(try files(with: "SECRETWORD", below: "\(state)/inbox") == [])
        #expect(try command.run("doctor").output.contains("inbox belongs to 64212"))
        // Their link to a folder of the service's is none either.
        #expect(try member("rm -r \(state)/inbox && ln -s \(state)/away \(state)/inbox") == 0)
        #expect(try receive().status == 75)
        #expect(try member("rm \(state)/inbox && mv \(state)/away \(state)/inbox") == 0)
        #expect(try receive().status == 0)
    }

    /// A link `lock` to the key once made the group its reader.
    @Test func theKeyIsNotOpenedToTheGroupByALinkThatIsCalledLock() throws {
        let (command, _) = try installed()
        let key = "\(command.state.path)/key"
        try Data(repeating: 7, count: 32).write(to: URL(fileURLWithPath: key))
        try #require(chown(key, Self.service, Self.service) == 0 && chmod(key, 0o600) == 0)
        unlink("\(command.state.path)/lock")
        #expect(try member("ln -s \(key) \(command.state.path)/lock") == 0)
        try member("mkdir \(command.state.path)/confidential")
        _ = try add(command)
        #expect(try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int == 0o600)
    }

    @Test func aLinkInThePlaceOfTheDatabaseIsNotFollowed() throws {
        let (command, folder) = try installed()
        try #require(add(command).status == 0)
        let database = "\(command.state.path)/mentord.sqlite"
        #expect(try member("mv \(database) \(database).x && ln -s \(folder)/confidential.sqlite \(database)") == 0)
        let result = try command.run("status")
        #expect(result.status == 77 && result.errors.contains("symbolic link"), "\(result.errors)")
    }

    // MARK: Root's own files

    @Test(arguments: ["--html", "--eml"]) func aPreviewIsNotWrittenThroughALink(_ option: String) throws {
        let command = try Command()
        let target = try command.write("precious", to: "target")
        let name = command.file("page").path
        for plant in [{ symlink(target, name) }, { link(target, name) }, { symlink("/dev/null", name) }] {
            try #require(plant() == 0)
            let result = try command.run("letter", "preview", "welcome", option, name)
            #expect(result.status == 73, "\(result.errors)")
            #expect(result.errors.contains("no ordinary file of yours"), "\(result.errors)")
            #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")
            unlink(name)
        }
        // Nor is one of another's, nor into a folder by a link; one of root's own is written anew.
        try #require(chown(target, Self.member, Self.member) == 0)
        #expect(try command.run("letter", "preview", "welcome", option, target).status == 73)
        #expect(try command.run("letter", "preview", "welcome", option, "/dev/null").status == 73)
        try #require(symlink(command.state.path, command.file("folder").path) == 0)
        #expect(try command.run("letter", "preview", "welcome", option, command.file("folder/x").path).status == 73)
        for _ in 0..<2 { #expect(try command.run("letter", "preview", "welcome", option, name).status == 0) }
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")
    }

    @Test(arguments: ["name", "tmp", "new", "box"]) func aSimulationWritesNewFilesOnly(_ what: String) throws {
        let command = try Command()
        let roster = try command.write(
            try String(contentsOfFile: Command.roster, encoding: .utf8), to: "roster.yaml")
        func simulate(_ box: String) throws -> Command.Result {
            try command.plain([
                "simulate", "--config", command.config, "--roster", roster, "--from", "2027-01-01", "--until",
                "2027-01-20",
                "--maildir", box,
            ])
        }
        let box = command.file("box").path
        try #require(try simulate(box).status == 0)
        // Names follow from the letters: an attacker knows them.
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(box)/new")
        try #require(!names.isEmpty)
        try FileManager.default.removeItem(atPath: "\(box)/new")
        let target = command.file("target").path
        try #require(mkdir(target, 0o755) == 0)
        let precious = try command.write("precious", to: "target/precious")
        switch what {
        case "name":
            try #require(mkdir("\(box)/new", 0o777) == 0)
            for name in names { try #require(symlink(precious, "\(box)/tmp/\(name)") == 0) }
        case "tmp":
            try #require(
                rmdir("\(box)/tmp") == 0 && symlink(target, "\(box)/tmp") == 0 && mkdir("\(box)/new", 0o777) == 0)
        case "new": try #require(symlink(target, "\(box)/new") == 0)
        default:
            try FileManager.default.removeItem(atPath: box)
            try #require(symlink(target, box) == 0)
        }
        let result = try simulate(box)
        #expect(result.status == 73, "\(result.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["precious"])
        #expect(try String(contentsOfFile: precious, encoding: .utf8) == "precious")
    }
}
