# shellcheck shell=bash
# Makes the application image (launcher, jars, a runtime cut to size) that the packages for Linux and macOS are built from (for Windows: packaging/windows/build.ps1).
# Sourced after lib.sh.

: "${cd_root:?}" "${stamp:?}"

# The modules of the runtime; jdeps would miss those that are loaded by name.
runtime_modules=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.prefs,java.sql,java.xml,jdk.crypto.ec,jdk.localedata,jdk.unsupported,jdk.zipfs,javafx.controls,javafx.media,javafx.swing

app_version() { sed -n 's|^  <version>\(.*\)</version>|\1|p' "$cd_root/pom.xml" | head -n 1; }

# What jpackage is told: on a Mac the first number of a version must not be 0. Finder then shows 1.1.0 for 0.1.0; with 1.0.0 this must go, or that looks older.
package_version() { case "$(uname -s)-$(app_version)" in Darwin-0.*) app_version | sed 's/^0/1/' ;; *) app_version ;; esac; }

# Native libraries lie as files in the package: nothing is unpacked into the person's folders or /tmp at the first start, and a Mac can sign them.
case "$(uname -s)" in Darwin) native_kind=dylib ;; *) native_kind=so ;; esac
# shellcheck disable=SC2016
native_options=('-Djna.boot.library.path=$APPDIR' '-Djna.nounpack=true' '-Dorg.sqlite.lib.path=$APPDIR')
# Java's own warnings are nothing for a person; what ends it is.
log_options=('-Xlog:disable' '-Xlog:all=error:stderr')

# Takes the files of a jar whose names match a pattern into a folder, without their folders.
take_out() {
  local jar=$1 pattern=$2 into=$3 names unpacked
  names=$("$JAVA_HOME/bin/jar" tf "$jar" | grep -E "$pattern") || return 0
  unpacked=$(mktemp -d "$cd_root/target/package/natives.XXXXXX")
  # shellcheck disable=SC2086
  (cd "$unpacked" && "$JAVA_HOME/bin/jar" xf "$jar" $names && find . -type f -exec install -m 644 {} "$into/" \;)
  rm -rf "$unpacked"
}

# The licences of everything that the package brings: a list that Maven makes, and the texts that the jars bring.
take_licences() {
  local into=$1 jar name
  mkdir -p "$into"
  cp "$cd_root/target/THIRD-PARTY.txt" "$cd_root/target/photokura-sbom.json" "$cd_root/packaging/licences/MISSING-TEXTS.txt" "$cd_root/LICENSE" "$into/"
  for jar in "$cd_root"/target/libs/*.jar; do
    name=$(basename "$jar" | sed 's/-[0-9].*//')
    mkdir "$into/$name"
    take_out "$jar" '(^|/)(LICENSE|NOTICE|AL2.0|LGPL2.1)(\.(txt|md|zentus))?$' "$into/$name"
    rmdir "$into/$name" 2>/dev/null || true
  done
}

# The natives of JNA and SQLite for this very system, beside their jars.
take_natives_out() {
  local into=$1 cpu kernel
  case "$(uname -m)" in x86_64 | amd64) cpu=x86 ;; aarch64 | arm64) cpu=arm ;; *) cpu=other ;; esac
  case "$(uname -s)-$cpu" in
    Linux-x86) kernel='linux-x86-64/|/Linux/x86_64/' ;;
    Linux-arm) kernel='linux-aarch64/|/Linux/aarch64/' ;;
    Darwin-x86) kernel='darwin-x86-64/|/Mac/x86_64/' ;;
    Darwin-arm) kernel='darwin-aarch64/|/Mac/aarch64/' ;;
    *) die "the natives for $(uname -s) on $(uname -m) are not known" ;;
  esac
  take_out "$into"/jna-*.jar "($kernel).*jnidispatch" "$into"
  # jpackage signs a .dylib, but no .jnilib; JNA takes both.
  [ ! -e "$into/libjnidispatch.jnilib" ] || mv "$into/libjnidispatch.jnilib" "$into/libjnidispatch.dylib"
  take_out "$into"/sqlite-jdbc-*.jar "($kernel).*sqlitejdbc" "$into"
  ls "$into"/*jnidispatch* >/dev/null && ls "$into"/libsqlitejdbc.* >/dev/null || die "the natives of JNA and SQLite were not found in their jars"
  without_natives "$into"/jna-*.jar
  without_natives "$into"/sqlite-jdbc-*.jar
}

# Rewrites a jar without its natives, those of twenty other systems among them.
without_natives() {
  local jar=$1 unpacked
  unpacked=$(mktemp -d "$cd_root/target/package/jar.XXXXXX")
  (cd "$unpacked" && "$JAVA_HOME/bin/jar" xf "$jar")
  find "$unpacked" -type f \( -name '*.so' -o -name '*.dylib' -o -name '*.dll' -o -name '*.jnilib' -o -name '*.a' \) -delete
  find "$unpacked" -type d -empty -delete
  rm "$jar"
  "$JAVA_HOME/bin/jar" --create --no-manifest --date=2026-01-01T00:00:00+00:00 --file "$jar" -C "$unpacked" .
  rm -rf "$unpacked"
}

# Writes the archive of Java's own classes for the options that the program starts with: jlink makes one for its own defaults, which a Java with compact object headers does not take. Where there is no
# ahead-of-time cache (macOS, Windows, --no-aot) this is what shortens the start.
share_classes() {
  local kinds
  kinds=$(grep -E '^-XX:\+Use(SerialGC|CompactObjectHeaders)$' "$cd_root/packaging/java-options")
  # shellcheck disable=SC2086
  "$1" $kinds -Xshare:dump >/dev/null 2>&1 && "$1" $kinds -Xshare:on -version >/dev/null 2>&1 || die "the runtime does not take its archive of shared classes"
}

# Homebrew's JDK links to Homebrew's libraries, which other Macs have not.
no_foreign_libraries() {
  local library
  for library in "$1"/*.dylib "$1"/server/*.dylib; do
    ! otool -L "$library" | awk 'NR > 1 { print $1 }' | grep -qvE '^(@rpath|@loader_path|/usr/lib|/System)/' ||
      die "$(basename "$library") of this JDK needs libraries that other Macs have not: set JAVA_HOME to Temurin 25 (adoptium.net)"
  done
}

# Builds the jar and makes $1/Photokura (or .app) with jpackage; further arguments go to jpackage. The folder bundled_natives, if set, lies in the image as natives.
make_app_image() {
  local out=$1 icon=$2 name=$3
  shift 3
  local version work
  version=$(app_version)
  work=$cd_root/target/package
  rm -rf "$work" "$out"
  mkdir -p "$work/input" "$out"
  need_maven
  [ ! "$cd_root/pom.xml" -nt "$stamp" ] || rm -rf "$cd_root/target/libs" "$cd_root"/target/javafx-*
  maven -q -DskipTests package license:add-third-party org.cyclonedx:cyclonedx-maven-plugin:makeBom || die "the build failed"
  cp "$cd_root"/target/libs/*.jar "$cd_root/target/photokura-$version.jar" "$cd_root/LICENSE" "$work/input/"
  [ -z "${bundled_natives:-}" ] || cp -R "$bundled_natives" "$work/input/natives"
  take_licences "$work/input/licences"
  take_natives_out "$work/input"
  local fx
  fx=$(ls -d "$cd_root"/target/javafx-* | tail -n 1)
  say "cutting the Java runtime to size"
  "$JAVA_HOME/bin/jlink" --module-path "$fx" --add-modules "$runtime_modules" --include-locales=en,ja \
    --exclude-resources "glob:/javafx.*/*.$native_kind" \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$work/runtime" >&2
  share_classes "$work/runtime/bin/java"
  [ "$native_kind" != dylib ] || no_foreign_libraries "$work/runtime/lib"
  local jar
  for jar in "$fx"/*.jar; do take_out "$jar" "\\.$native_kind\$" "$work/runtime/lib"; done
  local options=() line
  while IFS= read -r line; do options+=(--java-options "$line"); done <"$cd_root/packaging/java-options"
  for line in "${native_options[@]}" "${log_options[@]}"; do options+=(--java-options "$line"); done
  say "making the application image"
  "$JAVA_HOME/bin/jpackage" --type app-image --name "$name" --app-version "$(package_version)" --vendor Photokura \
    --description "Brings an iPhone's photos home over USB" --copyright "The Photokura developers, Apache-2.0" \
    --input "$work/input" --main-jar "photokura-$version.jar" --main-class org.photokura.app.Main \
    --runtime-image "$work/runtime" --icon "$icon" --dest "$out" \
    "${options[@]}" "$@" >&2
}
