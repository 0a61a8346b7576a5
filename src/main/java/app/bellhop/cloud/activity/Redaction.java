package app.bellhop.cloud.activity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes secrets out of the arguments of calls, before they are kept. */
public final class Redaction {

    /** What stands in texts for a secret. */
    public static final String REDACTED = "REDACTED";

    /** Names of arguments whose value is a secret, whatever it is. */
    private static final Pattern SECRET_NAME = Pattern.compile(
            ".*SSECustomerKey(MD5)?|MFA|.*Password.*|.*Secret.*|.*Credentials?|(Session|Security|Auth)?Token|.*PrivateKey",
            Pattern.CASE_INSENSITIVE);

    /** In addresses: what signs, and what is often a secret of its owner. */
    private static final Pattern SECRET_QUERY = Pattern.compile(
            "(?i)((?:[?&;]|\\\\u0026)(?:X-Amz-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature|Token"
                    + "|access_token|api_?key|key|password|passwd|pwd|secret|client_secret|sig|code)=)[^&#\\s\"'<>;\\\\]+");

    private static final Pattern USER_INFO = Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://)[^\\s/?#@\"'<>]+@");

    private Redaction() {}

    /** The arguments with {@link Withheld#SECRET} for secrets, and {@link #REDACTED} for those within texts. */
    public static Map<String, Object> of(Map<String, ?> arguments) {
        Map<String, Object> kept = new LinkedHashMap<>();
        arguments.forEach(
                (name, value) -> kept.put(name, SECRET_NAME.matcher(name).matches() ? Withheld.SECRET : value(value)));
        return kept;
    }

    private static Object value(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> texts = new LinkedHashMap<>();
            map.forEach((name, v) -> texts.put(String.valueOf(name), v));
            return of(texts);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Redaction::value).toList();
        }
        return value instanceof String text ? text(text) : value;
    }

    private static String text(String text) {
        if (!text.contains("://")) {
            return text; // Tags are written like a query, too.
        }
        String signed = SECRET_QUERY.matcher(text).replaceAll("$1" + REDACTED);
        return USER_INFO.matcher(signed).replaceAll("$1" + REDACTED + "@");
    }
}
