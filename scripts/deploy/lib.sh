# shellcheck shell=bash
# What the scripts that deploy the reference system share. Sourced, never run; takes the environment as `$1`.

environment=${1:-}
case $environment in
  dev | prod) ;;
  *)
    printf 'The first argument must be the environment, dev or prod.\n' >&2
    exit 2
    ;;
esac
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." || exit

# Prints the parameters of the environment, `Key=Value` a line.
parameters() {
  python3 -c '
import json, sys
for name, value in json.load(open(sys.argv[1]))["Parameters"].items():
    print(f"{name}={value}")
' "templates/parameters/$environment.json"
}

system=$(parameters | sed -n 's/^SystemName=//p')

# stack_name PART: prints the name of a stack of the environment.
stack_name() {
  printf '%s-%s-%s\n' "$system" "$environment" "$1"
}

# output PART KEY: prints an output of a stack.
output() {
  local value
  value=$(aws cloudformation describe-stacks --stack-name "$(stack_name "$1")" \
    --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue | [0]" --output text)
  if [ -z "$value" ] || [ "$value" = None ]; then
    printf 'Stack %s has no output %s.\n' "$(stack_name "$1")" "$2" >&2
    return 1
  fi
  printf '%s\n' "$value"
}
