package org.photokura.transfer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a package logs at ERROR meanwhile: that speaks of a fault of the program itself. */
final class LoggedErrors implements AutoCloseable {

  private final Logger logger;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  LoggedErrors(String packageName) {
    logger = (Logger) LoggerFactory.getLogger(packageName);
    events.start();
    logger.addAppender(events);
  }

  List<String> messages() {
    synchronized (events.list) {
      return events.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR)).map(ILoggingEvent::getFormattedMessage).toList();
    }
  }

  @Override
  public void close() {
    logger.detachAppender(events);
  }
}
