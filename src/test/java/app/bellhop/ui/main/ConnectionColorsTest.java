package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.settings.ConnectionLook;
import app.bellhop.ui.base.Theme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The colors of connections can be told from what is behind them, in light and dark (WCAG AA, 3:1 for graphics). */
class ConnectionColorsTest {

    /** Primer's backgrounds of windows and bars, light and dark. */
    private static final List<String> BEHIND = List.of("#ffffff", "#f6f8fa", "#0d1117", "#161b22");

    private static final Pattern RULE = Pattern.compile("\\.connection-color\\.(\\w+) \\{ -connection-color: (#\\w+);");

    @Test
    void everyColorStandsOutInLightAndDark() throws Exception {
        String css = Files.readString(Path.of(URI.create(Theme.stylesheet())));
        Map<String, String> colors =
                RULE.matcher(css).results().collect(Collectors.toMap(rule -> rule.group(1), rule -> rule.group(2)));
        assertEquals(
                Arrays.stream(ConnectionLook.Color.values())
                        .map(color -> color.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                colors.keySet());
        colors.forEach((name, color) ->
                BEHIND.forEach(behind -> assertTrue(contrast(color, behind) >= 3, name + " on " + behind)));
    }

    private static double contrast(String one, String other) {
        double first = luminance(Color.web(one));
        double second = luminance(Color.web(other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
