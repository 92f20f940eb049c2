package org.photokura.ui.model;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.photokura.settings.Settings;
import org.photokura.settings.SettingsStore;
import org.photokura.ui.fx.Background;

/** The settings in the window: a change holds at once and is saved behind it. */
public final class SettingsModel {

  private final SettingsStore store;
  private final Background background;
  private final ReadOnlyObjectWrapper<Settings> settings;
  private boolean saving;
  private boolean saveAgain;

  /** @param loaded what the store held at the start */
  public SettingsModel(SettingsStore store, Settings loaded, Background background) {
    this.store = store;
    this.background = background;
    this.settings = new ReadOnlyObjectWrapper<>(loaded);
  }

  public ReadOnlyObjectProperty<Settings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  public Settings get() {
    return settings.get();
  }

  /** Changes something. */
  public void update(UnaryOperator<Settings> change) {
    Settings next = change.apply(settings.get());
    if (!next.equals(settings.get())) {
      settings.set(next);
      save();
    }
  }

  /** One save at a time; what changed meanwhile is saved after it. */
  private void save() {
    if (saving) {
      saveAgain = true;
      return;
    }
    saving = true;
    Settings now = settings.get();
    background.run(
        _ -> {
          store.save(now);
          return now;
        },
        _ -> saved(),
        _ -> saved());
  }

  private void saved() {
    saving = false;
    if (saveAgain) {
      saveAgain = false;
      save();
    }
  }
}
