package org.photokura.imobiledevice;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;

/**
 * The few functions of the operating system that Java does not offer: breaking a socket that native code waits on, and the environment that
 * native code reads.
 *
 * <p><b>Source:</b> POSIX {@code shutdown, dup, close, getenv, setenv}; Winsock {@code shutdown}; Microsoft's C run-times {@code _putenv_s}.
 * <b>Checked by:</b> SystemCallsTest, NativeStreamTest (Linux). <b>Unverified:</b> macOS; whether {@code shutdown} wakes a waiting call on Windows.
 */
final class SystemCalls {

  private static final int BOTH_WAYS = 2;

  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int O_NONBLOCK = 04000;

  /** File numbers from here on overflow the sets of {@code select}, which libusbmuxd 2.0 uses; glibc then aborts the program. */
  private static final int SELECT_LIMIT = 1000;

  private final HostSystem system;
  private final NativeLibrary process;
  private final Function shutdown;

  SystemCalls(HostSystem system) {
    this.system = system;
    boolean windows = system == HostSystem.WINDOWS;
    process = NativeLibrary.getInstance(windows ? "msvcrt" : "c");
    shutdown = windows ? NativeLibrary.getInstance("ws2_32").getFunction("shutdown") : process.getFunction("shutdown");
  }

  /** Breaks the connection: whoever waits in it, in whatever thread, returns with an error. The number stays taken until it is closed. */
  void shutdownSocket(int fd) {
    if (system == HostSystem.WINDOWS) {
      shutdown.invokeInt(new Object[] {(long) fd, BOTH_WAYS});
    } else {
      shutdown.invokeInt(new Object[] {fd, BOTH_WAYS});
    }
  }

  /**
   * Makes a socket wait in its calls, or not. Only on Linux; elsewhere it stays as libusbmuxd made it.
   */
  void setWaiting(int fd, boolean waiting) {
    if (system == HostSystem.LINUX) {
      var control = process.getFunction("fcntl");
      int flags = control.invokeInt(new Object[] {fd, F_GETFL});
      control.invokeInt(new Object[] {fd, F_SETFL, waiting ? flags & ~O_NONBLOCK : flags | O_NONBLOCK});
    }
  }

  /** Whether the next socket would get a number that libusbmuxd cannot wait on. */
  boolean tooManyFilesForSelect() {
    if (system == HostSystem.WINDOWS) {
      return false;
    }
    int next = process.getFunction("dup").invokeInt(new Object[] {0});
    if (next < 0) {
      return false;
    }
    process.getFunction("close").invokeInt(new Object[] {next});
    return next >= SELECT_LIMIT;
  }

  /** The environment as native code of this process sees it; Java keeps a copy from its start. */
  @Nullable String environment(String name) {
    return process.getFunction("getenv").invokeString(new Object[] {name}, false);
  }

  /** Sets a variable for native code of this process. */
  void setEnvironment(String name, String value) {
    if (system != HostSystem.WINDOWS) {
      process.getFunction("setenv").invokeInt(new Object[] {name, value, 1});
      return;
    }
    // Each C run-time has a copy of its own, and which one libusbmuxd was built with is not known.
    for (String runtime : new String[] {"msvcrt", "ucrtbase"}) {
      NativeLibrary.getInstance(runtime).getFunction("_putenv_s").invokeInt(new Object[] {name, value});
    }
  }
}
