package org.photokura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that shows the figures: what stands between two marks is replaced by each measurement that is to be shown. */
final class DocsPage {

  private static final String BEGIN = "<!-- figures: written by packaging/bench --docs -->\n";
  private static final String END = "<!-- end of figures -->";

  private DocsPage() {}

  static void write(Path page, String figures) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(page + " has no marks to write between");
    }
    Files.writeString(page, text.substring(0, begin + BEGIN.length()) + figures + text.substring(end));
  }
}
