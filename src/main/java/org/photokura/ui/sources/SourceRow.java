package org.photokura.ui.sources;

import java.util.Locale;
import org.photokura.ui.model.Source;

/** A row of the source list. */
sealed interface SourceRow {

  /**
   * The heading of a group.
   *
   * @param key as in bundle keys
   */
  record Heading(String key) implements SourceRow {}

  /** Something that the grid can show. */
  record Of(Source source) implements SourceRow {}

  /** The row that unfolds the rarer kinds. */
  record MoreKinds() implements SourceRow {}

  /** Data that comes out of a backup; its place is here, its content comes later. */
  record Other(OtherData data) implements SourceRow {}

  /** Other data on the phone. */
  enum OtherData {
    CONTACTS("person-lines-fill"),
    MESSAGES("chat-dots"),
    NOTES("journal-text"),
    CALENDARS("calendar-event"),
    CALLS("telephone"),
    VOICE_MEMOS("mic"),
    BOOKMARKS("bookmark");

    private final String icon;

    OtherData(String icon) {
      this.icon = icon;
    }

    String icon() {
      return icon;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
