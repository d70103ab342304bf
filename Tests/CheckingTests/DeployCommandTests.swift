import Testing

@testable import Checking

@Suite struct DeployCommandTests {
  /// The commands of a text: line, stack, template and what is known of the parameters.
  private func commands(_ text: String) -> [String] {
    DeployCommandScan(Array(text.utf8)).found.map { found in
      let command = found.command
      let template =
        switch command.template {
        case .path(let path)?: path
        case .end(let end)?: "…/\(end)"
        case .samDefault?: "SAM"
        case nil: "?"
        }
      let values = command.assignments.values.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
      let files = command.assignments.files.map { " @\($0)" }.joined()
      let region = command.region.map { " in \($0)" } ?? ""
      return "\(found.line) \(command.stackName ?? "?") \(template)\(region)\(values)\(files)"
    }
  }

  @Test(arguments: [
    (
      "aws cloudformation deploy --stack-name app --template-file app.yaml --region eu-west-1 --parameter-overrides A=1 B=2",
      "1 app app.yaml in eu-west-1 A=1 B=2"
    ),
    ("x=$(aws cloudformation create-stack --stack-name N  --template-body file://n.yaml)", "1 N n.yaml"),
    (
      "aws --region eu-west-1 --output json cloudformation update-stack --stack-name=a --template-body=file://x/a.yaml",
      "1 a x/a.yaml in eu-west-1"
    ),
    ("aws cloudformation create-change-set --stack-name a --template-url https://b/p/t.yaml?v=1 && x", "1 a …/t.yaml"),
    (
      "sudo /usr/bin/aws cloudformation deploy \\\n  --stack-name 'a' \\\r\n  --template-file \"b c.yaml\"\n--x",
      "1 a b c.yaml"
    ),
    (
      "- run: >-\n    aws cloudformation deploy\n    --stack-name a\n    --parameter-overrides\n    A=1\n    B=2\n  X: 1",
      "2 a ? A=1 B=2"
    ),
    ("  - \"aws cloudformation deploy --stack-name \\\"a\\\" --template-file x.yaml\"", "1 a x.yaml"),
    ("bash -c 'aws cloudformation deploy --stack-name \"a\" --template-file x.yaml'; y", "1 a x.yaml"),
    ("A=`aws cloudformation deploy --stack-name a --template-file x.yaml` b", "1 a x.yaml"),
    ("\"$(aws cloudformation deploy --stack-name \"a\" --template-file \"x.yaml\")\" b", "1 a x.yaml"),
    ("aws cloudformation deploy --stack-name $NAME --template-file ${DIR}/x.yaml", "1 ? …/x.yaml"),
    ("aws cloudformation deploy --stack-name a-${{ matrix.env }} --template-file $F", "1 ? ?"),
    ("\taws cloudformation deploy --stack-name a-$(ENV) --template-file $(DIR)/t/x.yaml", "1 ? …/t/x.yaml"),
    ("aws cloudformation deploy --stack-name <name> --template-file x.yaml > log 2>&1", "1 ? x.yaml"),
    ("aws cloudformation deploy --stack-name a --template-file x.yaml # --stack-name b", "1 a x.yaml"),
    (
      "aws cloudformation create-stack --stack-name a --parameters ParameterKey=A,ParameterValue=1 "
        + "'ParameterKey=B,ParameterValue=\"x,y\"' ParameterKey=C,UsePreviousValue=true ParameterKey=D,ParameterValue=$D "
        + "ParameterValue=x\\\\,y,ParameterKey=E",
      "1 a ? A=1 B=x,y E=x,y"
    ),
    (
      "aws cloudformation deploy --stack-name a --parameter-overrides A=$X B=\"c d\" file://p.json $ALL",
      "1 a ? B=c d @p.json"
    ),
    (
      "aws cloudformation create-stack --stack-name a --parameters '[{\"ParameterKey\": \"A\", \"ParameterValue\": \"1\"}]'",
      "1 a ? A=1"
    ),
    ("sam build && sam deploy --stack-name a --no-confirm-changeset", "1 a SAM"),
    ("sam deploy -t .aws-sam/build/template.yaml --stack-name a", "1 a .aws-sam/build/template.yaml"),
    ("\n\n# why\nmake x; aws cloudformation deploy --stack-name a --template-file x.yaml", "4 a x.yaml"),
    ("echo start && aws cloudformation deploy --stack-name a --template-file it.yaml", "1 a it.yaml"),
    ("echo \"$(aws cloudformation deploy --stack-name a --template-file x.yaml)\"", "1 a x.yaml"),
    ("it's; aws cloudformation deploy --stack-name a --template-file x.yaml", "1 a x.yaml"),
    (
      "sam deploy --stack-name a -t a.yaml --parameter-overrides \"A=1 B='x y'\" ParameterKey=C,ParameterValue=3",
      "1 a a.yaml A=1 B=x y C=3"
    ),
    (
      "sam deploy --stack-name a -t a.yaml --parameter-overrides \"ParameterKey=A,ParameterValue=1 ParameterKey=B,ParameterValue=2\"",
      "1 a a.yaml A=1 B=2"
    ),
    ("sam deploy --stack-name a -t a.yaml --parameter-overrides A=1 B=\"x y\"", "1 a a.yaml A=1"),
    ("aws cloudformation deploy --stack-name a --parameter-overrides \"A=1 B=2\"", "1 a ? A=1 B=2"),
    ("bash <<EOF\naws cloudformation deploy --stack-name a --template-file x.yaml\nEOF", "2 a x.yaml"),
  ])
  func commandsAreRead(text: String, expected: String) {
    #expect(commands(text) == [expected])
  }

  @Test(arguments: [
    "aws cloudformation delete-stack --stack-name a", "aws cloudformation describe-stacks --stack-name a",
    "aws cloudformation wait stack-create-complete --stack-name a", "# aws cloudformation deploy --stack-name a",
    "echo 'aws cloudformation deploy --stack-name a --template-file x'", "cloudformation deploy --stack-name a",
    "aws s3 ls | cloudformation deploy --stack-name a", "aws s3 ls\ncloudformation deploy --stack-name a",
    "// aws cloudformation deploy --stack-name a", "sam validate --stack-name a", "sample deploy --stack-name a",
    "aws cloudformation-x deploy --stack-name a", "aws cloudformation", "aws cloudformation deploy-x", "",
    "cat <<EOF\naws cloudformation deploy --stack-name a\nEOF",
    "cat > x <<-'END'\n  sam deploy --stack-name a\n  END\n",
  ])
  func whatDeploysNothingIsLeft(text: String) {
    #expect(commands(text) == [])
  }

  @Test func commandsFollowEachOther() {
    #expect(
      commands(
        """
        aws cloudformation deploy --stack-name a --template-file a.yaml
        aws cloudformation wait stack-update-complete --stack-name a
        aws cloudformation deploy --stack-name b --template-file b.yaml && aws cloudformation deploy --stack-name c
        """) == ["1 a a.yaml", "3 b b.yaml", "3 c ?"])
  }

  @Test(arguments: [
    ("sam deploy", "initial"), ("cd x && sam deploy", "x"), ("(cd x && sam deploy -g)", "x"),
    ("(cd x; y); sam deploy", "initial"),
    ("cd x\ncd y/z\nsam deploy", "x/y/z"), ("cd x\ncd ..\nsam deploy", "initial"), ("cd ..\nsam deploy", "unknown"),
    ("cd $X\nsam deploy", "unknown"), ("pushd x\npopd\nsam deploy", "unknown"), ("# cd x\nsam deploy", "initial"),
    ("f() {\n  cd x\n}\nsam deploy", "initial"), ("abcd x\nsam deploy", "initial"),
    ("steps:\n  - run: |\n      cd x\n      y\n  - run: sam deploy", "initial"),
    ("steps:\n  - working-directory: x\n    run: sam deploy", "x"),
    ("steps:\n  - name: a\n    run: |\n      sam deploy\n    working-directory: ./x/ # here", "x"),
    ("steps:\n  - run: y\n    working-directory: x\n  - run: sam deploy", "initial"),
    ("defaults:\n  run:\n    working-directory: x\nsteps:\n  - run: sam deploy", "unknown"),
    ("steps:\n  - working-directory: ${{ x }}\n    run: sam deploy", "unknown"),
  ])
  func directoriesAreFollowed(text: String, expected: String) throws {
    let found = try #require(DeployCommandScan(Array((text + "\n").utf8)).found.first)
    let words =
      switch found.directory {
      case .initial: "initial"
      case .path(let path): path
      case .unknown: "unknown"
      }
    #expect(words == expected)
  }

  @Test func noPartOfAScriptIsFatal() {
    let text = """
      x="$(aws cloudformation deploy --stack-name 'a' \\
        --template-file ${D}/`x`.yaml --parameter-overrides {{ a }} A="b $(c) \\" d" ParameterKey=A,ParameterValue=\\,)"
      sam deploy --stack-name $$A ${{ x['y'] }} > /dev/null
      """
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      _ = DeployCommandScan(Array(bytes[..<index]))
      for byte in "\"'`$(){}<>\\#\n-=,\0".utf8 {
        var changed = bytes
        changed[index] = byte
        _ = DeployCommandScan(changed)
      }
    }
  }

  @Test func manyOpenQuotesTakeNoLongTime() {
    let line = "aws cloudformation deploy --stack-name a --template-file \"x\n"
    let text = String(repeating: line, count: DeploymentFile.sizeLimit / line.utf8.count)
    #expect(DeployCommandScan(Array(text.utf8)).found.count > 1)
    _ = DeployCommandScan(Array(String(repeating: "cloudformation ", count: 17_000).utf8))
    _ = DeployCommandScan(Array(String(repeating: "aws cloudformation ", count: 13_000).utf8))
  }

  @Test(arguments: [
    ("aws ecs run-task --cluster a --task-definition app-seed", ["app-seed"]),
    ("T=$(aws --region eu-west-1 ecs  run-task \\\n  --task-definition=app-$ENV:3 --count 1)", ["app-\u{FFFC}:3"]),
    ("aws ecs run-task --task-definition $TASK && aws ecs run-task --task-definition b", ["\u{FFFC}", "b"]),
    ("# aws ecs run-task --task-definition a", []), ("aws ecs wait tasks-stopped --tasks a", []),
    ("echo aws ecs run-task --task-definition a", []), ("aws ecs run-task --cluster a", []),
  ])
  func findsTasksThatAreRun(_ text: String, _ tasks: [String]) {
    #expect(DeployCommandScan(Array(text.utf8)).tasks == tasks)
  }
}
