package org.photokura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that shows the figures: what stands between two marks is replaced by each measurement that is to be shown. */
final class DocsPage {

  private DocsPage() {}

  /** @param place names the marks: {@code <!-- PLACE: …} and {@code <!-- end of PLACE -->}, each on a line of its own */
  static void write(Path page, String place, String figures) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf("<!-- " + place + ": written by packaging/bench");
    begin = begin < 0 ? -1 : text.indexOf('\n', begin) + 1;
    int end = text.indexOf("<!-- end of " + place + " -->");
    if (begin < 0 || end < begin) {
      throw new IOException(page + " has no marks to write between");
    }
    Files.writeString(page, text.substring(0, begin) + figures + text.substring(end));
  }
}
