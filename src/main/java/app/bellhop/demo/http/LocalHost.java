package app.bellhop.demo.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request names this computer. A web page of another host may have that host's name point to this computer, and
 * would then read what is served here as its own (DNS rebinding): its requests name that host.
 */
public final class LocalHost {

    private static final Pattern LOCAL =
            Pattern.compile("(?:(?:.+\\.)?localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d+)?");

    private LocalHost() {}

    /** @param header the Host header, or null where there is none, as in HTTP/1.0 */
    public static boolean isNamed(@Nullable String header) {
        return header == null || LOCAL.matcher(header.toLowerCase(Locale.ROOT)).matches();
    }
}
