package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.cli.Console;
import org.photokura.cli.PhotokuraCommand;
import org.photokura.core.Cancellation;
import org.photokura.core.HostSystem;
import org.photokura.text.Texts;

/** The manual page is written by hand; this holds it to what {@code --help} prints. */
class ManPageTest {

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
  private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]+) {2,}");

  @TempDir
  Path home;

  @Test
  void tellsEveryCommandAndEveryOption() throws IOException {
    String page = Files.readString(Path.of("packaging/linux/photokura.1")).replace("\\-", "-");
    String whole = help();
    var commands = COMMAND.matcher(whole).results().map(found -> found.group(1)).toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(8);
    var options = new TreeSet<>(optionsOf(whole));
    commands.forEach(command -> options.addAll(optionsOf(help(command))));
    assertThat(options).hasSizeGreaterThan(20);
    assertThat(commands).allSatisfy(command -> assertThat(page).contains(command));
    assertThat(options).allSatisfy(option -> assertThat(page).contains(option));
  }

  @Test
  void tellsNoOptionThatIsNotThere() throws IOException {
    var known = new TreeSet<>(optionsOf(help()));
    for (String command : List.of("devices", "pair", "list", "export", "verify", "doctor", "restart", "virtual-phone")) {
      known.addAll(optionsOf(help(command)));
    }
    assertThat(known).containsAll(optionsOf(Files.readString(Path.of("packaging/linux/photokura.1")).replace("\\-", "-")));
  }

  private static List<String> optionsOf(String text) {
    return OPTION.matcher(text).results().map(found -> found.group()).toList();
  }

  private String help(String... command) {
    var out = new ByteArrayOutputStream();
    var texts = Texts.of(Locale.ENGLISH);
    var err = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var console = new Console(new ByteArrayInputStream(new byte[0]), Console.utf8(out), err, false, texts);
    var cancellation = Cancellation.none();
    var args = Stream.concat(Arrays.stream(command), Stream.of("--help")).toArray(String[]::new);
    var paths = AppPaths.of(HostSystem.LINUX, Map.of("PHOTOKURA_HOME", home.toString()), home);
    int status = PhotokuraCommand.run(args, new AppGraph(paths, texts).cliServices(), console, cancellation, "test",
        Map.of("virtual-phone", new VirtualPhoneCommand(console, cancellation)));
    assertThat(status).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
