package org.photokura.app;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;

/**
 * The user's folders for Photokura, by each system's own convention.
 *
 * @param config settings: small, worth a backup
 * @param state what the program remembers, and its log
 * @param cache what can be made again: thumbnails, copies of phones' databases
 */
record AppPaths(Path config, Path state, Path cache) {

  /** For this process. */
  static AppPaths current() {
    return of(HostSystem.current(), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * XDG folders on Linux (relative values are ignored, as the standard demands), Library on a Mac, AppData on Windows. {@code PHOTOKURA_HOME} puts all three below
   * one folder: for tests, and for a portable copy.
   */
  static AppPaths of(HostSystem system, Map<String, String> env, Path home) {
    var own = absolute(env.get("PHOTOKURA_HOME"));
    if (own != null) {
      return new AppPaths(own.resolve("config"), own.resolve("state"), own.resolve("cache"));
    }
    return switch (system) {
      case LINUX -> new AppPaths(
          or(absolute(env.get("XDG_CONFIG_HOME")), home.resolve(".config")).resolve("photokura"),
          or(absolute(env.get("XDG_STATE_HOME")), home.resolve(".local/state")).resolve("photokura"),
          or(absolute(env.get("XDG_CACHE_HOME")), home.resolve(".cache")).resolve("photokura"));
      case MAC -> new AppPaths(
          home.resolve("Library/Application Support/Photokura"),
          home.resolve("Library/Application Support/Photokura/State"),
          home.resolve("Library/Caches/Photokura"));
      case WINDOWS -> {
        var local = or(absolute(env.get("LOCALAPPDATA")), home.resolve("AppData/Local"));
        yield new AppPaths(
            or(absolute(env.get("APPDATA")), home.resolve("AppData/Roaming")).resolve("Photokura"),
            local.resolve("Photokura/State"),
            local.resolve("Photokura/Cache"));
      }
    };
  }

  /** Where the log is written. */
  Path log() {
    return state.resolve("log");
  }

  /** What crashes of the window, or of the demo's, left. */
  Path crashes(boolean demo) {
    return state.resolve(demo ? "demo-crash" : "window-crash");
  }

  private static @Nullable Path absolute(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    var path = Path.of(value);
    return path.isAbsolute() ? path : null;
  }

  private static Path or(@Nullable Path chosen, Path usual) {
    return chosen == null ? usual : chosen;
  }
}
