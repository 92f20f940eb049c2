package org.photokura.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line for each event, and for an exception its kinds and places. Messages of exceptions are left out unless everything is logged: "no such file" names the file, and the
 * log is what people attach to a bug report.
 */
final class LogLayout extends LayoutBase<ILoggingEvent> {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final int MOST_CAUSES = 10;

  private final boolean everything;

  /**
   * @param everything whether this log may hold names anyway, because its owner asked for DEBUG
   */
  LogLayout(boolean everything) {
    this.everything = everything;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    var line = new StringBuilder(160);
    TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
    String logger = event.getLoggerName();
    line.append(' ').append(event.getLevel()).append(" [").append(event.getThreadName()).append("] ")
        .append(logger.substring(logger.lastIndexOf('.') + 1)).append(" - ").append(event.getFormattedMessage()).append('\n');
    appendThrowable(line, event.getThrowableProxy(), 0);
    return line.toString();
  }

  private void appendThrowable(StringBuilder line, @Nullable IThrowableProxy thrown, int causes) {
    if (thrown == null || causes == MOST_CAUSES) {
      return;
    }
    line.append(causes == 0 ? "" : "caused by ").append(thrown.getClassName());
    if (everything && thrown.getMessage() != null) {
      line.append(": ").append(thrown.getMessage());
    }
    line.append('\n');
    for (var frame : thrown.getStackTraceElementProxyArray()) {
      line.append('\t').append(frame.getSTEAsString()).append('\n');
    }
    appendThrowable(line, thrown.getCause(), causes + 1);
  }
}
