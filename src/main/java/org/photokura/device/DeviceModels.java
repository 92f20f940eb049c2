package org.photokura.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * From the product type that lockdown tells ({@code iPhone16,1}) to what a person calls that model, and to the buttons that restart it.
 *
 * <p><b>Source:</b> Apple's model names as public device lists give them; button sequences: Apple's support pages.
 * <b>Checked by:</b> DeviceModelsTest. <b>Unverified:</b> models after the iPhone 18 Pro: their type is shown instead of a name.
 */
public final class DeviceModels {

  private static final Pattern TYPE = Pattern.compile("(iPhone|iPad|iPod)(\\d{1,3}),(\\d{1,3})");
  private static final Map<String, String> NAMES = read();

  private DeviceModels() {}

  /** {@code iPhone 15 Pro} for {@code iPhone16,1}; the product type itself where the table does not know it. */
  public static String name(String productType) {
    return NAMES.getOrDefault(productType, productType);
  }

  /**
   * How to force a restart by the buttons. Models younger than the table are taken to be like the youngest in it.
   *
   * @return empty for something that is no iPhone, iPad or iPod touch
   */
  public static Optional<RestartKeys> restartKeys(String productType) {
    Matcher type = TYPE.matcher(productType);
    if (!type.matches()) {
      return Optional.empty();
    }
    int generation = Integer.parseInt(type.group(2));
    return Optional.of(switch (type.group(1)) {
      case "iPhone" -> iPhoneKeys(generation);
      case "iPad" -> hasHomeButton(generation) ? RestartKeys.HOLD_HOME_AND_TOP : RestartKeys.VOLUMES_HOLD_TOP;
      default -> generation >= 9 ? RestartKeys.HOLD_VOLUME_DOWN_AND_SIDE : RestartKeys.HOLD_HOME_AND_TOP;
    });
  }

  private static RestartKeys iPhoneKeys(int generation) {
    if (generation >= 10) {
      return RestartKeys.VOLUME_UP_DOWN_HOLD_SIDE;
    }
    return generation == 9 ? RestartKeys.HOLD_VOLUME_DOWN_AND_SIDE : RestartKeys.HOLD_HOME_AND_TOP;
  }

  /** iPad8 are the Pro models of 2018 and 2020 without one; iPad11 and iPad12 came later and have one again. */
  private static boolean hasHomeButton(int iPadGeneration) {
    return iPadGeneration <= 7 || iPadGeneration == 11 || iPadGeneration == 12;
  }

  private static Map<String, String> read() {
    var table = Objects.requireNonNull(DeviceModels.class.getResourceAsStream("models.tsv"), "models.tsv is part of the program");
    try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return lines.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toUnmodifiableMap(columns -> columns[0], columns -> columns[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
