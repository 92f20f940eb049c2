package org.photokura.library.database.glance;

import java.io.IOException;

/** A page does not hold what SQLite's file format says; the phone may be writing it just now. */
public final class MalformedPageException extends IOException {
  MalformedPageException(String message) {
    super(message);
  }
}
