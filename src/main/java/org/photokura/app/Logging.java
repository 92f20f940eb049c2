package org.photokura.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The log: a file in the user's state folder, at most three of 2 MB. Nothing goes to the terminal. File names, names of phones and UDIDs stand there at DEBUG only
 * ({@code PHOTOKURA_LOG=debug}); {@link LogLayout} keeps them out of exceptions too. Logback finds this class as a service; without {@link #useFolder} it leaves the configuration to others, as in tests.
 */
public final class Logging extends ContextAwareBase implements Configurator {

  private static final String FOLDER = "photokura.log";

  /** Says where to log; before the first logger is made. */
  static void useFolder(Path folder) {
    System.setProperty(FOLDER, folder.toString());
  }

  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    var folder = System.getProperty(FOLDER);
    if (folder == null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    var root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getenv("PHOTOKURA_LOG"), Level.INFO));
    loggers.getLogger("com.sun.jna").setLevel(Level.WARN);
    try {
      PrivateFolders.create(Path.of(folder));
      root.addAppender(file(loggers, Path.of(folder), root.getLevel().isGreaterOrEqual(Level.INFO)));
    } catch (IOException e) {
      // Without a place for the log the program still works.
      addWarn("no log can be written", e);
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private RollingFileAppender<ILoggingEvent> file(LoggerContext loggers, Path folder, boolean withoutNames) {
    var layout = new LogLayout(!withoutNames);
    layout.setContext(loggers);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(loggers);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(loggers);
    appender.setFile(folder.resolve("photokura.log").toString());
    appender.setEncoder(encoder);
    var rolling = new FixedWindowRollingPolicy();
    rolling.setContext(loggers);
    rolling.setParent(appender);
    rolling.setFileNamePattern(folder.resolve("photokura.%i.log").toString());
    rolling.setMinIndex(1);
    rolling.setMaxIndex(2);
    rolling.start();
    var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    size.setContext(loggers);
    size.setMaxFileSize(new FileSize(2 * 1000 * 1000));
    size.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(size);
    appender.start();
    return appender;
  }
}
