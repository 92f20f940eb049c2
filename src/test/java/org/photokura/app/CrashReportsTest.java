package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportsTest {

  @TempDir
  Path folder;

  private CrashReports reports() {
    return new CrashReports(folder.resolve("crash"), "9.9", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private java.util.Optional<Path> begin(CrashReports reports) {
    return reports.begin(4711, folder, folder);
  }

  @Test
  void offersNothingAtTheFirstStartNorAfterAProperEnd() {
    var first = reports();
    assertThat(begin(first)).isEmpty();
    first.end();
    assertThat(begin(reports())).isEmpty();
  }

  @Test
  void offersNothingAfterAKillBecauseItWouldHelpNobody() {
    begin(reports());
    assertThat(begin(reports())).isEmpty();
  }

  @Test
  void offersWhatEndedAThreadOnceAndWithoutNames() throws IOException {
    var crashed = reports();
    begin(crashed);
    crashed.note(new Thread("writer"), new IllegalStateException("/home/taro/写真/IMG_1.HEIC", new NoSuchFileException("/home/taro")));
    var report = begin(reports()).orElseThrow();
    assertThat(Files.readString(report))
        .contains("photokura 9.9", "thread writer", "java.lang.IllegalStateException", "caused by java.nio.file.NoSuchFileException", "CrashReportsTest")
        .doesNotContain("taro", "IMG_1");
    assertThat(begin(reports())).isEmpty();
    assertThat(report).as("stays for the diagnostics").exists();
  }

  @Test
  void offersWhatKeptTheWindowFromOpening() {
    var failing = reports();
    begin(failing);
    failing.fatal(new IllegalStateException("no display"));
    failing.end();
    assertThat(begin(reports())).isPresent();
  }

  @Test
  void offersNothingIfTheProgramWentOnAndEndedAsItShould() {
    var first = reports();
    begin(first);
    first.note(new Thread("thumb-1"), new IllegalStateException());
    first.end();
    assertThat(begin(reports())).isEmpty();
  }

  @Test
  void takesWhatJavaWroteWhenItCrashedItself() throws IOException {
    begin(reports());
    Files.writeString(folder.resolve("hs_err_pid4711.log"), """
        #
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  SIGSEGV (0xb) at pc=0x00007f, pid=4711, tid=4712
        #
        # JRE version: OpenJDK Runtime Environment (25.0.3+9) (build 25.0.3+9-LTS)
        # Problematic frame:
        # C  [libimobiledevice-1.0.so.6+0x1234]  idevice_connect+0x10
        #
        # Core dump will be written. Default location: /home/taro/core.4711
        Command Line: -Xmx768m org.photokura.app.Main export --to /home/taro/写真
        Native frames: (J=compiled Java code, j=interpreted, Vv=VM code, C=native code)
        C  [libimobiledevice-1.0.so.6+0x1234]  idevice_connect+0x10
        USERNAME=taro
        """);
    assertThat(Files.readString(begin(reports()).orElseThrow())).contains("SIGSEGV", "idevice_connect+0x10", "25.0.3+9").doesNotContain("taro");
  }

  @Test
  void worksWhereTheFolderCannotBeWritten() throws IOException {
    var inTheWay = Files.writeString(folder.resolve("file"), "");
    var reports = new CrashReports(inTheWay.resolve("crash"), "9.9", Clock.systemUTC());
    assertThat(begin(reports)).isEmpty();
    reports.note(Thread.currentThread(), new IllegalStateException());
    reports.end();
  }
}
