package org.photokura.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.photokura.core.HostSystem;

/** Dresses a scene: Primer, our tokens, our rules, and a font that knows the language. */
public final class Theme {

  /** Families that look right where the system has them, best first. JavaFX' own choice on Linux is too wide. */
  private static final List<String> LINUX = List.of("Inter", "Cantarell", "Ubuntu", "Noto Sans", "Open Sans", "Roboto", "Liberation Sans", "Nimbus Sans");
  private static final List<String> JAPANESE =
      List.of("Hiragino Sans", "Yu Gothic UI", "Meiryo UI", "Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "TakaoPGothic");

  /** For the style sheet: Japanese fonts bring their own leading. */
  private static final PseudoClass JAPANESE_WORDS = PseudoClass.getPseudoClass("japanese");

  private final Scene scene;

  public Theme(Scene scene) {
    this.scene = scene;
    scene.getStylesheets().setAll(sheet("light"), sheet("dark"), sheet("app"));
  }

  /** Whether the system is dark now. */
  public static boolean systemIsDark() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
  }

  /** Calls when the system's own theme changes. */
  public static Subscription onSystemChange(Runnable action) {
    return Platform.getPreferences().colorSchemeProperty().subscribe((_, _) -> action.run());
  }

  /** Dresses the scene light or dark. */
  public void apply(boolean dark) {
    Supplier<String> primer = dark ? new PrimerDark()::getUserAgentStylesheet : new PrimerLight()::getUserAgentStylesheet;
    Application.setUserAgentStylesheet(primer.get());
    var classes = scene.getRoot().getStyleClass();
    classes.remove("theme-dark");
    if (dark) {
      classes.add("theme-dark");
    }
    if (!classes.contains("root")) {
      classes.add("root");
    }
  }

  /** Chooses the font for a language. */
  public void applyLanguage(Locale language) {
    String style = family(language, HostSystem.current()).map(f -> "-fx-font-family: \"" + f + "\";").orElse("");
    scene.getRoot().setStyle(style);
    scene.getRoot().pseudoClassStateChanged(JAPANESE_WORDS, language.getLanguage().equals("ja"));
  }

  private static Optional<String> family(Locale language, HostSystem system) {
    var installed = Font.getFamilies();
    boolean japanese = language.getLanguage().equals("ja");
    var wanted = japanese ? JAPANESE : system == HostSystem.LINUX ? LINUX : List.<String>of();
    return wanted.stream().filter(installed::contains).findFirst();
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource("/org/photokura/ui/" + name + ".css")).toExternalForm();
  }
}
