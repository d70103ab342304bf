import StackGraph
import Testing

@Suite struct CommandCourseTests {
  @Test(arguments: [
    (["rails", "db:migrate"], "rails db:migrate"),
    (["bundle", "exec", "rake", "db:seed"], "rake db:seed"),
    (["./TechChallengeApp", "updatedb", "-s"], "TechChallengeApp updatedb"),
    (["updatedb", "-s"], "updatedb"),
    (["python", "manage.py", "migrate", "--noinput"], "manage.py migrate"),
    (["python3", "-m", "flask", "db", "upgrade"], "flask upgrade"),
    (["php", "artisan", "migrate", "--force"], "artisan migrate"),
    (["npx", "prisma", "migrate", "deploy"], "prisma migrate"),
    (["npm", "run", "db:seed"], "npm db:seed"),
    (["/app/docker-entrypoint.sh", "alembic", "upgrade", "head"], "alembic upgrade"),
    (["dumb-init", "--", "flyway", "migrate"], "flyway migrate"),
    (["migrate", "-path", "/sql", "up"], "migrate"),
    (["/app/run-migrations.sh"], "run-migrations.sh"),
    (["sh", "-c", "psql -h db -f seed.sql && echo done"], "psql"),
    (["sh", "-c", "cat seed.sql | psql -h db"], "psql"),
    (["/bin/bash", "-euo", "pipefail", "-c", "mysql shop < dump.sql; exit 0"], "mysql"),
    (["sh", "-c", "until nc -z db 5432; do sleep 1; done; goose up"], "goose up"),
    (["DATABASE_URL=x rails db:prepare"], "rails db:prepare"),
  ])
  func finishes(_ words: [String], _ program: String) {
    #expect(CommandCourse(words: words) == .finishes(program))
  }

  @Test(arguments: [
    (["sh", "-c", "rails db:migrate && exec rails server"], "rails db:migrate"),
    (["rails db:migrate && rails assets:precompile && rails server -b 0.0.0.0"], "rails db:migrate"),
    (["sh", "-c", "alembic upgrade head\nuvicorn app:app"], "alembic upgrade"),
    (["sh", "-c", "npm run migrate; while true; do node poll.js; done"], "npm migrate"),
    (["sh", "-c", "flyway migrate && tail -f /dev/null"], "flyway migrate"),
  ])
  func goesOn(_ words: [String], _ program: String) {
    #expect(CommandCourse(words: words) == .goesOn(after: program))
  }

  @Test(arguments: [
    [], ["nginx", "-g", "daemon off;"], ["rails", "server"], ["npm", "start"], ["npm", "run", "start:migrate"],
    ["sh", "-c", "mkdir -p /tmp/x && exec puma"], ["php", "artisan", "queue:work"],
    ["sh", "-c", "while true; do rails db:migrate; sleep 60; done"],
    ["sh", "-c", "if [ -n \"$MIGRATE\" ]; then rails db:migrate; fi; exec rails server"],
    ["sh", "-c", "rails db:migrate && $START"], ["manage.py", "migrate", "--check"],
    ["psql", "-c", "select 1"], ["/init"], ["sh", "-c", "'unclosed"], ["sh", "-c"], ["&&", "|"],
    ["migration-worker"],
  ])
  func cannotBeTold(_ words: [String]) {
    #expect(CommandCourse(words: words) == .unknown)
  }
}
