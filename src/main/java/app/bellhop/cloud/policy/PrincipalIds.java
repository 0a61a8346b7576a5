package app.bellhop.cloud.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The IDs of accounts and organizations in policies, from what people copy. */
public final class PrincipalIds {

    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[a-z-]+:iam::)?(\\d{12})(?::root)?");
    private static final Pattern ORGANIZATION =
            Pattern.compile("(?:arn:[a-z-]+:organizations::\\d{12}:organization/)?(o-[a-z0-9]{10,32})");

    private PrincipalIds() {}

    /** A 12-digit account ID, also if written as on AWS's pages ({@code 1234-5678-9012}) or as the ARN of the account. */
    public static Optional<String> account(String typed) {
        String id = typed.strip();
        return first(ACCOUNT, id.startsWith("arn:") ? id : id.replaceAll("[\\s-]", ""));
    }

    /** An organization ID ({@code o-…}), also from the organization's ARN. */
    public static Optional<String> organization(String typed) {
        return first(ORGANIZATION, typed.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
