# What the cluster's scripts share. They need Docker, docker-compose (1.29 or newer), Maven, and root for some drills.
# Environment: KAFKA_IMAGE, ELASTICSEARCH_IMAGE, JRE_IMAGE as docker-compose.yml has them; DRILL_LOGS keeps the logs there.

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
project=parley-drill
export PARLEY_IMAGE=parley:drill
export DESK_PORT=${DESK_PORT:-18080}
export INGEST_PROXY=http://demo-world:8000
# Small enough that eleven processes stand on one machine.
export KAFKA_HEAP_OPTS=${KAFKA_HEAP_OPTS:--Xms256m -Xmx256m}
export ELASTICSEARCH_JAVA_OPTS=${ELASTICSEARCH_JAVA_OPTS:--Xms384m -Xmx384m}
export JAVA_OPTS=${JAVA_OPTS:--Xmx384m}
kafka=kafka:9092,kafka-2:9092,kafka-3:9092
files=(-f "$root/docker-compose.yml" -f "$root/docker-compose.cluster.yml")
if [ "$(ulimit -Hn)" != unlimited ] && [ "$(ulimit -Hn)" -lt 65535 ]; then
    export ELASTICSEARCH_FILES=$(ulimit -Hn)
    files+=(-f "$root/bench/cluster/confined.yml")
fi
logs=${DRILL_LOGS:-$root/bench/target/cluster}

say() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

compose() { docker-compose -p "$project" "${files[@]}" --profile demo "$@" 2>>"$logs/compose.log"; }

# container SERVICE [INSTANCE]: its id
container() { docker ps -aq --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$1" \
    --filter "label=com.docker.compose.container-number=${2:-1}"; }

# within SECONDS COMMAND...: until it succeeds
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || { say "gave up waiting for: $*"; return 1; }
        sleep 1
    done
}

healthy() { [ "$(docker inspect -f '{{.State.Health.Status}}' "$(container "$1" "${2:-1}")")" = healthy ]; }

all_healthy() {
    local service
    for service in "$@"; do healthy "${service%:*}" "${service#*:}" || return 1; done
}

build_images() {
    mkdir -p "$logs"
    if [ -z "${DRILL_BUILT:-}" ]; then
        (cd "$root" && mvn -q -B -Pquick -DskipTests -pl bench -am package) >"$logs/build.log" 2>&1 || { tail -20 "$logs/build.log" >&2; return 1; }
    fi
    compose build ingest >/dev/null
}

start_servers() {
    compose up -d kafka kafka-2 kafka-3 elasticsearch elasticsearch-2 || return 1
    within 180 all_healthy kafka:1 kafka-2:1 kafka-3:1 elasticsearch:1 elasticsearch-2:1
}

start_services() {
    compose up -d ingest enrich sink desk || return 1
    within 180 all_healthy ingest:1 ingest:2 enrich:1 enrich:2 sink:1 sink:2 desk:1
}

# Parley's command, in the cluster's network.
parley() { docker run --rm --network "${project}_default" -e JAVA_OPTS="-Xmx256m" "$PARLEY_IMAGE" "$@"; }

# bench CLASS ARGUMENT...: a program of bench, in the cluster's network
bench() {
    docker run --rm --network "${project}_default" -v "$(echo "$root"/bench/target/parley-bench-*.jar)":/bench.jar:ro \
        --entrypoint java "$PARLEY_IMAGE" -Xmx256m -cp '/opt/parley/lib/*:/bench.jar' "$@"
}

tell_story() { compose up -d demo-world; }

# Waits for the whole story, looks for what is lost or double, and compares topics with indices.
check_story() {
    bench org.parley.bench.drill.StoryCheck "$kafka" "http://${1:-elasticsearch}:9200" "${2:-240}" 2>>"$logs/check.log" &&
        parley verify --bootstrap-servers "$kafka" --elasticsearch "http://${1:-elasticsearch}:9200" 2>>"$logs/check.log"
}

tear_down() {
    compose logs --no-color >"$logs/last-run.log" || true
    compose down -v --remove-orphans --timeout 5 || true
}
