package app.bellhop.cloud.policy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One statement of a policy.
 *
 * @param principals {@code *}, ARNs, account ids, or {@code Service:…}; of a NotPrincipal, those it leaves out
 * @param not which of the three lists are turned round by NotPrincipal, NotAction, NotResource
 * @param condition the condition as compact JSON; empty for none
 */
public record PolicyStatement(
        String sid,
        boolean allow,
        List<String> principals,
        List<String> actions,
        List<String> resources,
        Not not,
        String condition) {

    /** Which lists name exceptions rather than members. */
    public record Not(boolean principal, boolean action, boolean resource) {}

    /** Whether it covers that action on that resource, for any principal. */
    public boolean covers(String action, String resource) {
        String lower = action.toLowerCase(Locale.ROOT);
        boolean names = actions.stream().anyMatch(pattern -> like(pattern.toLowerCase(Locale.ROOT), lower));
        // China's and GovCloud's ARNs have another partition; the names behind it are the same.
        String plain = anyPartition(resource);
        boolean reaches = resources.stream().anyMatch(pattern -> like(anyPartition(pattern), plain));
        return names != not.action && reaches != not.resource;
    }

    /** Whether it covers everyone, with or without credentials. */
    public boolean everybody() {
        return principals.contains("*") != not.principal;
    }

    public boolean conditional() {
        return !condition.isEmpty();
    }

    private static String anyPartition(String arn) {
        return arn.replaceFirst("^arn:[a-z-]+:", "arn:aws:");
    }

    /** IAM's wildcards: {@code *} for any text, {@code ?} for any one character. */
    static boolean like(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
