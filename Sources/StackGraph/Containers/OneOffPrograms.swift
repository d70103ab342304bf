/// The programs that are known to do their work and exit: schema migrations, seeds and imports.
enum OneOffPrograms {
  /// The known part of a pipeline that does its work once, in the words of the command; nil when there is none.
  static func description(of pipeline: ShellLine.Pipeline) -> String? {
    for (index, command) in pipeline.enumerated() {
      let words = unwrapped(command)
      guard let program = words.first?.fileName else { continue }
      if let shown = shownWords(program, Array(words.dropFirst())) { return shown }
      if index > 0, readsStatements.contains(program) { return program }
    }
    return nil
  }

  /// Programs that run other programs.
  private static let wrappers: Set<String> = [
    "exec", "time", "nohup", "env", "dumb-init", "tini", "npx", "bunx", "sudo", "python", "python3", "php", "node",
    "ruby",
    "dotenv", "chamber",
  ]
  private static let pairedWrappers: Set<String> = [
    "bundle exec", "poetry run", "pipenv run", "uv run", "pnpm exec", "yarn exec", "npm exec", "rye run", "pdm run",
  ]
  private static let scriptRunners: Set<String> = ["npm", "yarn", "pnpm", "bun", "composer"]
  private static let readsStatements: Set<String> = ["psql", "mysql", "mariadb", "sqlcmd", "mongosh", "mongo"]

  /// The words of a command without the programs that only start another.
  static func unwrapped(_ command: [String]) -> [String] {
    var words = command[...]
    // Nobody starts a program through more than a few others.
    for _ in 0..<8 {
      guard let first = words.first else { break }
      let program = first.fileName
      if first.contains("="), !first.hasPrefix("-") {
        words = words.dropFirst()
      } else if words.count > 1, pairedWrappers.contains("\(program) \(words[words.startIndex + 1])") {
        words = words.dropFirst(2)
      } else if words.count > 1,
        wrappers.contains(program) || program.contains("entrypoint") || program.hasPrefix("wait-")
      {
        words = words.dropFirst()
        if let dashes = words.firstIndex(of: "--") {
          words = words[(dashes + 1)...]
        } else {
          words = words.drop { $0.hasPrefix("-") && $0 != "-m" }
        }
        if words.first == "-m" { words = words.dropFirst() }
      } else {
        break
      }
    }
    return Array(words)
  }

  /// With these a program only looks at what it would do.
  private static let lookers: Set<String> = ["--check", "--plan", "--dry-run", "--help", "--version"]

  private static func shownWords(_ program: String, _ arguments: [String]) -> String? {
    if arguments.contains(where: lookers.contains) { return nil }
    // By itself it is an argument of the image's entry point.
    if program == "updatedb" { return program }
    if arguments.contains("updatedb") { return "\(program) updatedb" }
    if let subcommands = subcommands[stem(of: program)] {
      guard let found = arguments.first(where: { argument in subcommands.contains { matches(argument, $0) } }) else {
        return nil
      }
      return "\(program) \(found)"
    }
    if readsStatements.contains(program) { return writesData(arguments) ? program : nil }
    if scriptRunners.contains(program) {
      let script = arguments.first { $0 != "run" && $0 != "run-script" && !$0.hasPrefix("-") }
      return script.flatMap { isOneOffScript($0) ? "\(program) \($0)" : nil }
    }
    return isOneOffScript(stem(of: program)) ? program : nil
  }

  /// Whether the arguments of a database's client name a file of statements, or a statement that changes something.
  private static func writesData(_ arguments: [String]) -> Bool {
    let files: Set<String> = ["-f", "--file", "<"]
    if arguments.contains(where: { files.contains($0) || $0.hasPrefix("--file=") }) { return true }
    let changes = ["insert", "create", "alter", "update", "delete", "drop", "copy", "\\i"]
    return arguments.contains { argument in
      let statement = argument.lowercased()
      return changes.contains { statement.hasPrefix($0 + " ") || statement.hasPrefix("--command=" + $0 + " ") }
    }
  }

  private static func stem(of program: String) -> String {
    for ending in [".sh", ".py", ".js", ".ts", ".mjs", ".rb", ".php", ".bash"] where program.hasSuffix(ending) {
      // Django's and Laravel's own names keep their ending.
      return program == "manage.py" ? program : String(program.dropLast(ending.utf8.count))
    }
    return program
  }

  private static func matches(_ argument: String, _ subcommand: String) -> Bool {
    subcommand.hasSuffix("*") ? argument.hasPrefix(subcommand.dropLast()) : argument == subcommand
  }

  /// What each program is told to do when it does something once; `*` stands for any ending.
  private static let subcommands: [String: [String]] = [
    "rails": railsTasks, "rake": railsTasks, "alembic": ["upgrade", "downgrade", "stamp"],
    "prisma": ["migrate", "push", "seed"], "flyway": ["migrate", "baseline", "repair", "clean"],
    "liquibase": ["update*", "rollback*"],
    "manage.py": ["migrate", "loaddata", "createsuperuser", "syncdb", "flush"],
    "django-admin": ["migrate", "loaddata", "flush"], "artisan": ["migrate*", "db:seed"],
    "goose": ["up", "up-to", "down"], "dbmate": ["up", "migrate"], "sqitch": ["deploy"],
    "knex": ["migrate:*", "seed:*"], "sequelize": ["db:*"], "sequelize-cli": ["db:*"],
    "typeorm": ["migration:run", "migration:revert", "schema:sync"], "mikro-orm": ["migration:*", "seeder:*"],
    "drizzle-kit": ["migrate", "push"], "flask": ["upgrade"], "mix": ["ecto.*"], "ef": ["database"],
    "dotnet": ["ef"], "diesel": ["migration", "setup"], "sqlx": ["migrate"],
    "console": ["doctrine:migrations:*", "doctrine:schema:*", "doctrine:fixtures:*", "doctrine:database:*"],
    "pg_restore": ["-d", "--dbname*"],
    "mongoimport": ["--*"], "mongorestore": ["--*"],
  ]

  private static let railsTasks = [
    "db:migrate*", "db:seed*", "db:setup*", "db:create*", "db:prepare*", "db:reset*", "db:schema:load*",
    "db:structure:load*", "db:drop*", "db:rollback*",
  ]

  /// Whether each word of a script's name is about preparing data, and one says that it is done once.
  private static func isOneOffScript(_ name: String) -> Bool {
    let words = NameWords(name)
    guard words.oneOff != nil, words.words.contains(where: { $0 != "init" }) else { return false }
    return words.words.allSatisfy { scriptWords.contains($0) || NameWords($0).oneOff != nil }
  }

  private static let scriptWords: Set<String> = [
    "db", "database", "data", "run", "apply", "do", "setup", "create", "load", "import", "script", "prod",
    "production", "all", "sql", "schema", "tables", "table", "latest", "up", "deploy", "the",
  ]
}
