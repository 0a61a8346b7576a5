package app.bellhop.cloud.sns;

import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Endpoints as people write them, and when two of them are the same. */
public final class Endpoints {

    /** {@code Ada <a@x.org>} and {@code <a@x.org>}. */
    private static final Pattern BRACKETS = Pattern.compile("[^<>]*<([^<>]+)>");

    private static final Pattern QUOTED = Pattern.compile("['\"‘“„«]([^'\"‘’“”„«»]+)['\"’”“»]");

    /** Spaces of all kinds, and signs that are not seen: they come with what is copied from tables and pages. */
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

    private static final Pattern FORMULA = Pattern.compile("=\"([^\"]*)\"");

    /** In IDNA 2008, domains with these letters are domains of their own; Java knows IDNA 2003 and would write others. */
    private static final Pattern DEVIATING = Pattern.compile("[\u00DF\u1E9E\u03C2\u200C\u200D]");

    private Endpoints() {}

    /**
     * The endpoint without what people write around it: {@code mailto:}, {@code Ada <…>}, quotes. A phone number becomes
     * E.164, an international domain its ASCII form. Anything else comes back as it is.
     */
    public static String plain(String protocol, String typed) {
        return switch (protocol) {
            case "email", "email-json" ->
                email(cell(AROUND.matcher(typed).replaceAll("")).replaceFirst("\\s*[;,]$", ""));
            case "sms" -> PhoneNumbers.e164(typed, "").orElse(typed.strip());
            default -> typed.strip();
        };
    }

    /** Without the signs by which spreadsheets keep a cell a text: {@code ="…"}, and an apostrophe that nothing closes. */
    static String cell(String typed) {
        Matcher formula = FORMULA.matcher(typed);
        if (formula.matches()) {
            return formula.group(1);
        }
        return typed.startsWith("'") && typed.indexOf('\'', 1) < 0 ? typed.substring(1) : typed;
    }

    private static String email(String typed) {
        Matcher brackets = BRACKETS.matcher(typed);
        String address = brackets.matches() ? brackets.group(1).strip() : typed;
        Matcher quoted = QUOTED.matcher(address);
        address = quoted.matches() ? quoted.group(1).strip() : address;
        if (address.regionMatches(true, 0, "mailto:", 0, "mailto:".length())) {
            String link = address.substring("mailto:".length()).replaceFirst("\\?.*", "");
            // A plus sign in a mailto link stands for itself.
            address = decoded(link.replace("+", "%2B"), link);
        }
        address = address.replace('\uFF20', '@');
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at + 1) + ascii(address.substring(at + 1));
    }

    private static String decoded(String escaped, String otherwise) {
        try {
            return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    private static String ascii(String domain) {
        try {
            return domain.chars().allMatch(c -> c < 128)
                            || DEVIATING.matcher(domain).find()
                    ? domain
                    : IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    /** Equal for two endpoints that SNS delivers to the same place: case matters in a path or an ARN, not in an email address. */
    public static String identity(String protocol, String endpoint) {
        String plain = plain(protocol, endpoint);
        return protocol + " "
                + switch (protocol) {
                    case "email", "email-json" -> plain.toLowerCase(Locale.ROOT);
                    case "http", "https" -> url(plain);
                    default -> plain;
                };
    }

    private static String url(String endpoint) {
        try {
            URI url = URI.create(endpoint);
            String authority = url.getRawAuthority();
            if (authority == null) {
                return endpoint;
            }
            int host = authority.lastIndexOf('@') + 1; // What is before it is a name and a password.
            return url.getScheme().toLowerCase(Locale.ROOT) + "://" + authority.substring(0, host)
                    + authority.substring(host).toLowerCase(Locale.ROOT)
                    + endpoint.substring(url.getScheme().length() + "://".length() + authority.length());
        } catch (IllegalArgumentException e) {
            return endpoint;
        }
    }
}
