package org.photokura.ui.grid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import org.photokura.library.Item;
import org.photokura.text.Texts;

/** A tile in words, for a screen reader: "Photo, Wednesday 4 November, 17:08, Live, not in iCloud yet, selected". */
final class TileWords {

  private TileWords() {}

  static String of(Texts texts, Item item, boolean saved, boolean selected, LocalDate today) {
    var formats = texts.formats();
    var words = new ArrayList<String>();
    words.add(texts.get("ui.kind." + item.kind().name().toLowerCase(Locale.ROOT)));
    if (item.created() != null) {
      words.add(formats.day(item.created().toLocalDate(), today));
      words.add(formats.time(item.created().toLocalTime()));
    }
    item.details().duration().filter(_ -> item.kind() == Item.Kind.VIDEO).ifPresent(d -> words.add(formats.length(d)));
    add(words, item.favorite(), texts, "favourite");
    add(words, item.edited(), texts, "edited");
    add(words, item.cloud() == Item.CloudState.PENDING, texts, "not-in-icloud");
    add(words, item.original() == Item.OriginalState.ICLOUD_ONLY, texts, "only-in-icloud");
    add(words, saved, texts, "exported");
    add(words, selected, texts, "selected");
    return String.join(texts.get("ui.tile.separator"), words);
  }

  private static void add(ArrayList<String> words, boolean holds, Texts texts, String key) {
    if (holds) {
      words.add(texts.get("ui.tile." + key));
    }
  }
}
