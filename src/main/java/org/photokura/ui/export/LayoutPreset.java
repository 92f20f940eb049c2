package org.photokura.ui.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ready-made layouts of folders and names. */
public enum LayoutPreset {
  YEAR_MONTH("{yyyy}/{MM}/{name}"),
  YEAR_MONTH_DAY("{yyyy}/{yyyy}-{MM}-{dd}/{name}"),
  YEAR("{yyyy}/{name}"),
  ALBUM("{album}/{name}"),
  DATE_NAME("{yyyy}-{MM}-{dd} {HH}.{mm}.{ss} {name}"),
  ONE_FOLDER("{name}"),
  /** Whatever else the person wrote. */
  OWN(null);

  private final @Nullable String template;

  LayoutPreset(@Nullable String template) {
    this.template = template;
  }

  public @Nullable String template() {
    return template;
  }

  /** As in bundle keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The preset of a template; OWN if there is none. */
  public static LayoutPreset of(String template) {
    for (LayoutPreset preset : values()) {
      if (template.strip().equals(preset.template)) {
        return preset;
      }
    }
    return OWN;
  }
}
