package app.bellhop.work.alerts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class AlertText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    /** The placeholders of a template. */
    public static final List<String> PLACEHOLDERS = List.of(
            "value", "comparison", "threshold", "rows", "matched", "unusable", "objects", "source", "name", "time");

    private AlertText() {}

    /** Replaces the placeholders with values; anything else in braces stays as it is. */
    public static String render(String template, Alert alert, AggregateResult result, Instant now) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("value", result.value() == null ? "–" : plain(result.value()));
        values.put("threshold", plain(alert.rule().threshold()));
        boolean met = result.value() != null && alert.rule().isMetBy(result.value());
        String comparison =
                alert.rule().comparison().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        values.put("comparison", met ? comparison : "not " + comparison);
        values.put("rows", String.valueOf(result.rows()));
        values.put("matched", String.valueOf(result.matched()));
        values.put("unusable", String.valueOf(result.unusable()));
        values.put("objects", String.valueOf(result.objects()));
        values.put("source", alert.source());
        values.put("name", alert.name());
        values.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        Matcher names = PLACEHOLDER.matcher(template);
        return names.replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** A number without trailing zeros or an exponent. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
