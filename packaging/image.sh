# shellcheck shell=bash
# Makes the application image (launcher, jars, a runtime cut to size) that the packages of all three systems are built from. Sourced after lib.sh.

# The modules of the runtime; jdeps would miss those that are loaded by name.
runtime_modules=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.prefs,java.sql,java.xml,jdk.crypto.ec,jdk.localedata,jdk.unsupported,jdk.zipfs,javafx.controls,javafx.media,javafx.swing

app_version() { sed -n 's|^  <version>\(.*\)</version>|\1|p' "$cd_root/pom.xml" | head -n 1; }

# Builds the jar and makes $1/Photokura (or .app) with jpackage; further arguments go to jpackage.
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
  maven -q -DskipTests package || die "the build failed"
  cp "$cd_root"/target/libs/*.jar "$cd_root/target/photokura-$version.jar" "$cd_root/LICENSE" "$work/input/"
  local fx
  fx=$(ls -d "$cd_root"/target/javafx-* | tail -n 1)
  say "cutting the Java runtime to size"
  "$JAVA_HOME/bin/jlink" --module-path "$fx" --add-modules "$runtime_modules" --include-locales=en,ja \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive --output "$work/runtime" >&2
  local options=() line
  while IFS= read -r line; do
    # The modules are in the runtime; the rest of the options hold here too.
    case "$line" in --add-modules=*) ;; *) options+=(--java-options "$line") ;; esac
  done <"$cd_root/packaging/java-options"
  say "making the application image"
  "$JAVA_HOME/bin/jpackage" --type app-image --name "$name" --app-version "$version" --vendor Photokura \
    --description "Brings an iPhone's photos home over USB" --copyright "The Photokura developers, Apache-2.0" \
    --input "$work/input" --main-jar "photokura-$version.jar" --main-class org.photokura.app.Main \
    --runtime-image "$work/runtime" --icon "$icon" --dest "$out" \
    "${options[@]}" --java-options '--add-modules=javafx.controls,javafx.media,javafx.swing' --java-options '-Xlog:disable' --java-options '-Xlog:all=error:stderr' --java-options '-XX:AOTCache=$APPDIR/photokura.aot' "$@" >&2
}
