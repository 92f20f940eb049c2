package org.photokura.virtualphone.demo.media;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Property lists that say how a picture was edited. */
public final class Sidecar {

  private Sidecar() {}

  /** An AAE file beside an edited original, or the Adjustments.plist beside its rendering. */
  public static byte[] adjustments(Instant edited, String recipe) {
    return plist("com.apple.photo", "1.11", "com.apple.mobileslideshow", "com.apple.Photos", edited, recipe);
  }

  /** The AAE file of a slow-motion video: which part of it plays slowly. */
  public static byte[] slowMotion(Instant edited, double fromSeconds, double toSeconds) {
    return plist("com.apple.video.slomo", "1.1", "com.apple.camera", "com.apple.camera", edited,
        "slow %.3f %.3f".formatted(fromSeconds, toSeconds));
  }

  private static byte[] plist(String format, String version, String editor, String base, Instant edited, String recipe) {
    var data = Base64.getEncoder().encodeToString(recipe.getBytes(StandardCharsets.UTF_8));
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
        	<key>adjustmentBaseVersion</key>
        	<integer>0</integer>
        	<key>adjustmentData</key>
        	<data>
        	%s
        	</data>
        	<key>adjustmentEditorBundleID</key>
        	<string>%s</string>
        	<key>adjustmentFormatIdentifier</key>
        	<string>%s</string>
        	<key>adjustmentFormatVersion</key>
        	<string>%s</string>
        	<key>adjustmentRenderTypes</key>
        	<integer>0</integer>
        	<key>adjustmentTimestamp</key>
        	<date>%s</date>
        	<key>adjustmentSource</key>
        	<string>%s</string>
        </dict>
        </plist>
        """.formatted(data, editor, format, version, edited.truncatedTo(ChronoUnit.SECONDS), base).getBytes(StandardCharsets.UTF_8);
  }
}
