@main struct Mentorctl { static func main() {} }
