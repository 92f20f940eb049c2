# shellcheck shell=bash
# What packaging/run and packaging/check share: finding or installing what a fresh machine lacks, and building. Everything that is said goes to
# standard error, because the standard output belongs to the program.

cd_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# shellcheck source=packaging/linux/environment.sh
[ "$(uname -s)" != Linux ] || . "$cd_root/packaging/linux/environment.sh"

say() { printf 'photokura: %s\n' "$*" >&2; }
die() { printf 'photokura: %s\n' "$*" >&2; exit 1; }

# Runs a command as root: directly, or through sudo, saying so.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    say "running: $*"
    "$@" >&2
  elif command -v sudo >/dev/null 2>&1; then
    say "running: sudo $*"
    sudo "$@" >&2
  else
    return 1
  fi
}

apt_updated=
apt_has() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'; }
apt_can() { [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ]; }

# Installs those Debian packages that are missing; each word may hold alternatives, as in libimobiledevice6|libimobiledevice-1.0-6.
apt_need() {
  local word name names missing=()
  for word in "$@"; do
    IFS='|' read -r -a names <<<"$word"
    for name in "${names[@]}"; do apt_has "$name" && continue 2; done
    missing+=("$word")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ -z "$apt_updated" ]; then
    as_root apt-get update -q || say "the package lists could not be refreshed; going on with those that are here"
    apt_updated=1
  fi
  local install=()
  for word in "${missing[@]}"; do
    IFS='|' read -r -a names <<<"$word"
    local chosen=
    for name in "${names[@]}"; do apt_can "$name" && { chosen=$name; break; }; done
    [ -n "$chosen" ] && install+=("$chosen") || say "no Debian package named ${word//|/ or } is to be had here"
  done
  [ ${#install[@]} -gt 0 ] || return 1
  say "installing Debian packages: ${install[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${install[@]}" ||
    { say "please install these packages yourself: ${install[*]}"; return 1; }
}

system_kind() {
  case "$(uname -s)" in
    Linux) if command -v apt-get >/dev/null 2>&1; then echo debian; elif command -v dnf >/dev/null 2>&1; then echo fedora; else echo linux; fi ;;
    Darwin) echo mac ;;
    *) echo other ;;
  esac
}

java_major() { "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = \([0-9]*\).*/\1/p'; }

# Prints the home of a JDK 25 or newer, if one is found.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JDK25_HOME:-}" \
    /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/lib64/jvm/*25* /opt/java/* /usr/local/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -x "$home/bin/javac" ] || continue
    # The release file answers without starting a JVM.
    local version
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
    [ -n "$version" ] || version=$(java_major "$home/bin/java")
    if [ "${version:-0}" -ge 25 ]; then (cd "$home" && pwd -P); return 0; fi
  done
  return 1
}

# Sets and exports JAVA_HOME to a JDK 25 or newer; installs one where the package manager has it.
need_jdk() {
  local home
  home=$(find_jdk) || {
    case "$(system_kind)" in
      debian)
        [ -n "$apt_updated" ] || { as_root apt-get update -q && apt_updated=1; } || true
        apt_can openjdk-25-jdk && apt_need openjdk-25-jdk ;;
      fedora) say "installing java-25-openjdk-devel"; as_root dnf install -y java-25-openjdk-devel || as_root dnf install -y java-latest-openjdk-devel ;;
      mac) command -v brew >/dev/null 2>&1 && { say "running: brew install openjdk"; brew install openjdk >&2; } ;;
    esac
    home=$(find_jdk) || die "no JDK 25 was found, and this system's packages have none. Install one (for example Temurin 25 from adoptium.net), or set JAVA_HOME to it, and start again."
  }
  export JAVA_HOME=$home
}

# Sets mvn_command.
need_maven() {
  if command -v mvn >/dev/null 2>&1; then mvn_command=mvn; return; fi
  case "$(system_kind)" in
    debian) apt_need maven || true ;;
    fedora) as_root dnf install -y maven || true ;;
    mac) command -v brew >/dev/null 2>&1 && brew install maven >&2 || true ;;
  esac
  if command -v mvn >/dev/null 2>&1; then mvn_command=mvn; else mvn_command=$cd_root/mvnw; fi
}

# What the program needs besides Java: the library that talks to iPhones, the HEIC decoder, fonts.
need_natives() {
  case "$(system_kind)" in
    debian)
      # GTK does not bring what JavaFX links to besides: Xtst, Xxf86vm, GL, and ALSA for films.
      apt_need 'libimobiledevice6|libimobiledevice-1.0-6' libheif1 libpangoft2-1.0-0 'libgtk-3-0|libgtk-3-0t64' libxtst6 libxxf86vm1 libgl1 'libasound2|libasound2t64' \
        fonts-dejavu-core fonts-noto-cjk || true ;;
    fedora)
      rpm -q libimobiledevice libheif gtk3 libXtst libXxf86vm libglvnd-glx alsa-lib google-noto-sans-cjk-fonts >/dev/null 2>&1 ||
        as_root dnf install -y libimobiledevice libheif gtk3 pango libXtst libXxf86vm libglvnd-glx alsa-lib google-noto-sans-cjk-fonts ||
        say "please install: libimobiledevice libheif gtk3 pango libXtst libXxf86vm libglvnd-glx alsa-lib google-noto-sans-cjk-fonts" ;;
    mac)
      if command -v brew >/dev/null 2>&1; then
        for formula in libimobiledevice libheif; do
          brew list --formula "$formula" >/dev/null 2>&1 || { say "running: brew install $formula"; brew install "$formula" >&2; }
        done
      else
        say "Homebrew is not here: install libimobiledevice and libheif in another way, or get Homebrew"
      fi ;;
    linux) say "this Linux has neither apt-get nor dnf: install libimobiledevice, libheif, GTK 3, Pango and Noto CJK fonts with its own packages" ;;
    *) say "on this system libimobiledevice and libheif must be installed by hand; docs/installing.md says how" ;;
  esac
}

# Runs Maven on the project, with its output on standard error.
maven() { (cd "$cd_root" && "$mvn_command" -B --no-transfer-progress "$@") >&2; }

stamp=$cd_root/target/photokura.stamp

# Builds if a source changed since the last build. Two callers at once wait for each other.
build_if_needed() {
  changed() { [ ! -f "$stamp" ] || [ -n "$(cd "$cd_root" && find src/main pom.xml -newer "$stamp" -print 2>/dev/null | head -n 1)" ]; }
  changed || return 0
  mkdir -p "$cd_root/target"
  (
    if command -v flock >/dev/null 2>&1; then
      exec 8>"$cd_root/target/build.lock"
      flock 8
      changed || exit 0
    fi
    need_maven
    [ ! -f "$stamp" ] || [ ! "$cd_root/pom.xml" -nt "$stamp" ] || rm -rf "$cd_root/target/libs" "$cd_root"/target/javafx-*
    say "building (a minute the first time)"
    touch "$stamp.new"
    maven -q process-classes || exit 1
    mv "$stamp.new" "$stamp"
  ) || die "the build failed; what Maven said stands above"
}

# Sets the array program_command to what starts the built program. PHOTOKURA_JAVA_OPTIONS adds options for one start, such as -Xlog:gc.
program_command() {
  local options=() line fx
  while IFS= read -r line; do options+=("$line"); done <"$cd_root/packaging/java-options"
  fx=$(ls -d "$cd_root"/target/javafx-* | tail -n 1)
  # shellcheck disable=SC2034,SC2206
  program_command=("$JAVA_HOME/bin/java" --module-path="$fx" "${options[@]}" ${PHOTOKURA_JAVA_OPTIONS:-}
    -cp "$cd_root/target/classes:$cd_root/target/libs/*" org.photokura.app.Main)
}
