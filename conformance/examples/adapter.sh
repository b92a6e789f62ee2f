#!/usr/bin/env bash
# An adapter in bash, with curl and jq: lines of the suite in, calls of the index out.
#
# The suite writes one JSON object a line to this program and reads one a line from it
# (conformance/catalogue/schemas/adapter.json). This one drives the example index over the interface
# that it has for its own people; write yours against what your index has.
#
#     "adapter": {"command": ["bash", "adapter.sh", "http://127.0.0.1:9201/"]}
set -u -o pipefail

index=${1:-http://127.0.0.1:9201/}

# ask OPERATION JSON: one operation of the index's interface.
ask() {
    curl --silent --fail --max-time 30 --data-binary "$2" "${index%/}/$1"
}

# take FILTER: what a jq filter makes of the line at hand.
take() {
    jq --compact-output --exit-status "$1" <<<"$line"
}

known='.signal | {id, bsn, parents, organisation, reporter, date, informed, reason, mutation_reason}
       | with_entries(select(.value != null))'

# act: makes the index act, and says how it ended.
act() {
    local operation asked result
    case "$(jq --raw-output .action <<<"$line")" in
    give | correct) operation=give asked=$(take "$known") ;;
    withdraw) operation=withdraw asked=$(take '{id: .signal.id, reason}') ;;
    close) operation=close asked=$(take '{id: .signal.id}') ;;
    matches) operation=matches asked=$(take '{id: .signal.id}') ;;
    relocate) operation=relocate asked=$(take '{id: .signal.id} + (.relocation | {municipality, date})') ;;
    update_match) operation=update asked=$(take '{match, update}') ;;
    inspect) operation=inspect asked=$(take '.inspection') ;;
    *)
        echo '{"unsupported": true}'
        return
        ;;
    esac
    result=$(ask "$operation" "$asked") || return
    jq --compact-output '{status: "finished", outcome}
        + ({http, code, field, warnings} | with_entries(select(.value != null)))' <<<"$result"
}

# observe: what the index holds.
observe() {
    local held
    held=$(ask show "$(take '{what, signal, match}')") || return
    jq --compact-output --argjson asked "$line" \
        'if .held == null then {found: false} else {found: true, ($asked.what): .held} end' <<<"$held"
}

# done_by COMMAND...: runs it for what it does.
done_by() {
    "$@" >/dev/null && echo '{"ok": true}'
}

answer() {
    case "$1" in
    hello) echo '{"protocol": 1, "product": "Example index", "version": "1", "features": []}' ;;
    configure) done_by ask settings "$(take '{gateway, gateway_oin}')" ;;
    reset) done_by ask forget '{}' ;;
    arrange) done_by ask give "$(take "$known")" ;;
    act) act ;;
    observe) observe ;;
    shutdown) echo '{"ok": true}' ;;
    *) echo '{"unsupported": true}' ;;
    esac
}

while IFS= read -r line; do
    command=$(jq --raw-output .command <<<"$line")
    told=$(answer "$command") || told='{"failed": "the index did not do it"}'
    jq --compact-output --argjson asked "$line" '{id: $asked.id} + .' <<<"$told"
    [ "$command" = shutdown ] && exit 0
done
