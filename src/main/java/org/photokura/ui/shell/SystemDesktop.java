package org.photokura.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.photokura.core.HostSystem;
import org.photokura.ui.fx.Desktop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop by the commands that each system has for it. AWT's own ways are not used: they start a second toolkit, and hang on some Linux desktops.
 */
public final class SystemDesktop implements Desktop {

  private static final Logger LOG = LoggerFactory.getLogger(SystemDesktop.class);

  private final HostSystem system;
  private final Executor background;

  public SystemDesktop(HostSystem system, Executor background) {
    this.system = system;
    this.background = background;
  }

  @Override
  public HostSystem system() {
    return system;
  }

  @Override
  public void openFolder(Path folder) {
    start(opener(folder.toString()));
  }

  @Override
  public void openFile(Path file) {
    start(opener(file.toString()));
  }

  @Override
  public void openAddress(String address) {
    start(opener(address));
  }

  @Override
  public void reveal(Path file) {
    start(switch (system) {
      case WINDOWS -> List.of("explorer.exe", "/select,", file.toString());
      case MAC -> List.of("open", "-R", file.toString());
      case LINUX -> List.of("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
          "org.freedesktop.FileManager1.ShowItems", "array:string:" + file.toUri(), "string:");
    });
  }

  @Override
  public void tell(String title, String text) {
    switch (system) {
      case LINUX -> start(notification(title, text));
      case MAC -> start(List.of("osascript", "-e", "on run argv", "-e", "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run",
          title, text));
      case WINDOWS -> {
        // A toast needs a registered application; the window's own flashing says as much.
      }
    }
  }

  @Override
  public void showProgress(double share) {
    if (system == HostSystem.LINUX) {
      boolean shown = share >= 0;
      String values = String.format(java.util.Locale.ROOT, "{'progress': <%.3f>, 'progress-visible': <%b>}", Math.max(0, share), shown);
      start(List.of("gdbus", "emit", "--session", "--object-path", "/org/photokura/Photokura", "--signal", "com.canonical.Unity.LauncherEntry.Update",
          "application://photokura.desktop", values));
    }
  }

  /** A call of the desktop's notification service, by the program that also tells it the progress: {@code notify-send} is missing on many desktops. */
  static List<String> notification(String title, String text) {
    return List.of("gdbus", "call", "--session", "--dest=org.freedesktop.Notifications", "--object-path=/org/freedesktop/Notifications",
        "--method=org.freedesktop.Notifications.Notify", quoted("Photokura"), "uint32 0", quoted("photokura"), quoted(title), quoted(text), "@as []", "@a{sv} {}", "int32 -1");
  }

  /** As text of a GVariant: a name may hold anything. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private List<String> opener(String target) {
    return switch (system) {
      case LINUX -> List.of("xdg-open", target);
      case MAC -> List.of("open", target);
      case WINDOWS -> List.of("rundll32.exe", "url.dll,FileProtocolHandler", target);
    };
  }

  private void start(List<String> command) {
    background.execute(() -> {
      try {
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      } catch (IOException e) {
        LOG.debug("the desktop cannot do this: {}", command.getFirst(), e);
      }
    });
  }
}
