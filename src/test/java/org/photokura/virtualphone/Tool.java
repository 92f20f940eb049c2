package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs programs that are not ours, with a time limit. */
final class Tool {

  private static final long LIMIT_SECONDS = 60;

  private Tool() {}

  /** What a program said and how it ended. */
  record Result(int status, String out, String err) {
    Result succeeds() {
      assertThat(status).as("status of a tool that said: %s%s", out, err).isZero();
      return this;
    }

    Result fails() {
      assertThat(status).as("status of a tool that said: %s%s", out, err).isNotZero();
      return this;
    }

    String all() {
      return out + err;
    }
  }

  static boolean present(String name) {
    return List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin").stream().anyMatch(dir -> Files.isExecutable(Path.of(dir, name)));
  }

  /** Runs it against that usbmuxd. */
  static Result run(String usbmuxd, String... command) {
    return run(usbmuxd, Map.of(), command);
  }

  static Result run(String usbmuxd, Map<String, String> environment, String... command) {
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("USBMUXD_SOCKET_ADDRESS", usbmuxd);
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
      var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " did not end within " + LIMIT_SECONDS + " s");
      }
      return new Result(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new AssertionError("cannot run " + command[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String read(java.io.InputStream from) {
    try (from) {
      return new String(from.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
