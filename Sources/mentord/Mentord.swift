@main struct Mentord { static func main() {} }
