package org.photokura.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has chosen. Immutable; every value is valid: what is out of range becomes the nearest that is not.
 *
 * @param language of the window
 * @param theme of the window
 * @param onConnect what happens when a phone is plugged in
 * @param destinations folders used before, the latest first
 * @param choices how exports are set up where a destination remembers nothing
 * @param choicesByDestination how each destination was used the last time
 * @param verify whether every file is read once more after an export
 * @param connections the most at the same time; 0 lets Photokura find the best number
 * @param cacheMegabytes how much room small pictures may take on this computer's disk
 * @param zoom the grid's step, 0 to 3
 * @param closedOffers by phone: how many new photos there were when "137 new" was closed
 * @param window where the window stood; null before it was ever moved
 */
public record Settings(
    Language language,
    Theme theme,
    OnConnect onConnect,
    List<String> destinations,
    ExportChoices choices,
    Map<String, ExportChoices> choicesByDestination,
    boolean verify,
    int connections,
    int cacheMegabytes,
    int zoom,
    Map<String, Integer> closedOffers,
    @Nullable WindowPlace window) {

  /** How many folders are remembered. */
  public static final int MOST_DESTINATIONS = 8;
  /** The most connections that may be chosen. */
  public static final int MOST_CONNECTIONS = 8;

  /** Before anything was chosen. */
  public static final Settings STANDARD = new Settings(Language.SYSTEM, Theme.SYSTEM, OnConnect.OFFER_NEW, List.of(), ExportChoices.STANDARD, Map.of(),
      false, 0, 500, 1, Map.of(), null);

  public Settings {
    destinations = List.copyOf(destinations.subList(0, Math.min(MOST_DESTINATIONS, destinations.size())));
    choicesByDestination = Map.copyOf(choicesByDestination);
    closedOffers = Map.copyOf(closedOffers);
    connections = Math.clamp(connections, 0, MOST_CONNECTIONS);
    cacheMegabytes = Math.clamp(cacheMegabytes, 50, 10_000);
    zoom = Math.clamp(zoom, 0, 3);
  }

  /** The language of the window. */
  public enum Language {
    SYSTEM,
    ENGLISH,
    JAPANESE;

    /** The locale to speak, where the system's is given. */
    public Locale locale(Locale system) {
      return switch (this) {
        case SYSTEM -> system.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        case ENGLISH -> Locale.ENGLISH;
        case JAPANESE -> Locale.JAPANESE;
      };
    }
  }

  /** Light, dark, or as the system is. */
  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** What happens when a phone is plugged in. */
  public enum OnConnect {
    /** Only its photos are shown. */
    SHOW,
    /** New photos are offered for export. */
    OFFER_NEW
  }

  /** How to export to a folder: as the last time, else as usual. */
  public ExportChoices choicesFor(String destination) {
    return choicesByDestination.getOrDefault(destination, choices);
  }

  /** Whether something was exported to the folder before: where it is missing now, its drive is. */
  public boolean usedBefore(String destination) {
    return choicesByDestination.containsKey(destination);
  }

  /** The destination that an export starts with; null before the first. */
  public @Nullable String destination() {
    return destinations.isEmpty() ? null : destinations.getFirst();
  }

  public Settings withLanguage(Language chosen) {
    return new Settings(chosen, theme, onConnect, destinations, choices, choicesByDestination, verify, connections, cacheMegabytes, zoom, closedOffers, window);
  }

  public Settings withTheme(Theme chosen) {
    return new Settings(language, chosen, onConnect, destinations, choices, choicesByDestination, verify, connections, cacheMegabytes, zoom, closedOffers, window);
  }

  public Settings withOnConnect(OnConnect chosen) {
    return new Settings(language, theme, chosen, destinations, choices, choicesByDestination, verify, connections, cacheMegabytes, zoom, closedOffers, window);
  }

  /** Puts a folder first in the list. */
  public Settings withDestination(String folder) {
    var folders = new ArrayList<String>(destinations);
    folders.remove(folder);
    folders.addFirst(folder);
    return new Settings(language, theme, onConnect, folders, choices, choicesByDestination, verify, connections, cacheMegabytes, zoom, closedOffers, window);
  }

  public Settings withChoices(ExportChoices usual) {
    return new Settings(language, theme, onConnect, destinations, usual, choicesByDestination, verify, connections, cacheMegabytes, zoom, closedOffers, window);
  }

  /** Remembers how a destination was used. */
  public Settings withChoicesFor(String destination, ExportChoices used) {
    var all = new LinkedHashMap<String, ExportChoices>(choicesByDestination);
    all.put(destination, used);
    return new Settings(language, theme, onConnect, destinations, choices, all, verify, connections, cacheMegabytes, zoom, closedOffers, window);
  }

  public Settings withVerify(boolean wanted) {
    return new Settings(language, theme, onConnect, destinations, choices, choicesByDestination, wanted, connections, cacheMegabytes, zoom, closedOffers, window);
  }

  public Settings withConnections(int most) {
    return new Settings(language, theme, onConnect, destinations, choices, choicesByDestination, verify, most, cacheMegabytes, zoom, closedOffers, window);
  }

  public Settings withCacheMegabytes(int megabytes) {
    return new Settings(language, theme, onConnect, destinations, choices, choicesByDestination, verify, connections, megabytes, zoom, closedOffers, window);
  }

  public Settings withZoom(int step) {
    return new Settings(language, theme, onConnect, destinations, choices, choicesByDestination, verify, connections, cacheMegabytes, step, closedOffers, window);
  }

  /** Remembers that the offer of a phone was closed at that number; 0 forgets it. */
  public Settings withClosedOffer(String udid, int number) {
    var all = new LinkedHashMap<String, Integer>(closedOffers);
    if (number == 0) {
      all.remove(udid);
    } else {
      all.put(udid, number);
    }
    return new Settings(language, theme, onConnect, destinations, choices, choicesByDestination, verify, connections, cacheMegabytes, zoom, all, window);
  }

  public Settings withWindow(WindowPlace place) {
    return new Settings(language, theme, onConnect, destinations, choices, choicesByDestination, verify, connections, cacheMegabytes, zoom, closedOffers, place);
  }
}
