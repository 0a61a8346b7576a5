package app.bellhop.work.activity;

import java.util.Locale;
import java.util.regex.Pattern;

final class BotoNames {

    private static final Pattern WORD = Pattern.compile("(.)([A-Z][a-z]+)");
    private static final Pattern END = Pattern.compile("([a-z0-9])([A-Z])");

    private BotoNames() {}

    /** {@code ListObjectsV2} as {@code list_objects_v2}. */
    static String method(String operation) {
        String words = WORD.matcher(operation).replaceAll("$1_$2");
        return END.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    /** {@code SSECustomerKey} as {@code SSE_CUSTOMER_KEY}. */
    static String constant(String name) {
        return method(name.replaceAll("\\W", "_")).toUpperCase(Locale.ROOT);
    }
}
