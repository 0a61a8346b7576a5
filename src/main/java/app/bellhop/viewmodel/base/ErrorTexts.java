package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.ServerCertificate;
import app.bellhop.cloud.policy.LeastPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences for failures: what failed, on what, the service's code, what to do. */
public final class ErrorTexts {

    /** Servers that refuse their body may hang up before it is sent, and their answer is lost. */
    private static final Set<String> UPLOADS = Set.of("PutObject", "UploadPart");

    /** What services answer where the very thing that was named is not there. */
    private static final Pattern MISSING =
            Pattern.compile("NoSuch(?:Key|Bucket|Version)|.*NotFound.*|.*NonExistent.*|.*DoesNotExist");

    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");

    /** No server minds a difference as small as this. */
    private static final long SAME_TIME_SECONDS = 60;

    private ErrorTexts() {}

    /** The whole sentence. */
    public static String sentence(CloudException e) {
        if (e.getCause() instanceof OutOfMemoryError) {
            return Texts.get("error.memory");
        }
        Failure f = e.failure();
        String subject = unnamed(f) ? Texts.get("error.subject.account") : f.subject();
        String code = f.code() == null ? "" : " (" + f.code() + ")";
        String why = why(f);
        return switch (e.kind()) {
            case ACCESS_DENIED -> accessDenied(f, subject);
            case NOT_FOUND -> notFound(f, subject, code);
            case BAD_CREDENTIALS -> credentials(f);
            case CLOCK_SKEW -> clockSkew(f);
            case CONFLICT -> conflict(f, subject, code, after(" ", why));
            case INVALID -> Texts.get("error.invalid", f.operation(), subject, code, after(" ", why));
            case NOT_SUPPORTED ->
                f.detail() instanceof Reason reason
                        ? sentence(reason)
                        : unnamed(f)
                                ? Texts.get("error.notSupported.account", f.operation(), after(" ", message(f)))
                                : Texts.get("error.notSupported", f.operation(), subject, after(" ", message(f)));
            case THROTTLED -> Texts.get("error.throttled", subject, code, after(" ", ended(message(f))));
            case NETWORK ->
                f.detail() instanceof Reason reason
                        ? Texts.get("error.answer", subject, sentence(reason))
                        : f.detail() == Detail.NONE && f.code() != null
                                ? Texts.get("error.server", f.operation(), subject, code, after(" ", message(f)))
                                : Texts.get("error.network", subject, network(f));
            case LOCAL_FILE -> Texts.get("error.localFile", f.subject(), after(": ", why));
            case CANCELLED -> Texts.get("error.cancelled");
            case BUG -> Texts.get("error.bug", after(": ", why));
        };
    }

    /**
     * The sentence at a setting of a bucket. A dash if there is no such bucket or the credentials are refused: its listing says
     * so, and a dozen settings need not. Of a missing permission only its name: the bucket is named above all settings.
     */
    public static String ofSetting(CloudException e) {
        boolean refused = e.kind() == ErrorKind.BAD_CREDENTIALS || e.kind() == ErrorKind.CLOCK_SKEW;
        Failure f = e.failure();
        if (refused || e.kind() == ErrorKind.NOT_FOUND && "NoSuchBucket".equals(f.code())) {
            return "–";
        }
        if (e.kind() == ErrorKind.ACCESS_DENIED && f.detail() instanceof Detail.MissingPermission missing) {
            return Texts.get("error.accessDenied.missing", missing.action());
        }
        return e.kind() == ErrorKind.NOT_FOUND && f.unexplained()
                ? Texts.get("section.unexplained", f.operation(), f.code())
                : sentence(e);
    }

    /** Only the reason, where it concerns a file that is named already: what stands behind its path may not be seen. */
    public static String ofFile(CloudException e, Path named) {
        boolean same = e.kind() == ErrorKind.LOCAL_FILE
                && named.toString().equals(e.failure().subject());
        return same && !why(e.failure()).isEmpty() ? why(e.failure()) + "." : sentence(e);
    }

    /** The sentence of something that Bellhop itself found wrong. */
    public static String sentence(Reason reason) {
        Object[] arguments = reason.arguments().stream().map(ErrorTexts::shown).toArray();
        return Texts.of((Enum<?>) reason.code(), arguments);
    }

    private static Object shown(Object argument) {
        if (argument instanceof Reason.Bytes size) {
            return Formats.bytes(size.count());
        }
        if (argument instanceof Collection<?> names) {
            return names.stream().map(name -> Texts.of((Enum<?>) name)).collect(Collectors.joining(", "));
        }
        return argument instanceof CloudException e ? sentence(e) : argument;
    }

    /** The sentence of something wrong in a document, with its place. */
    public static String sentence(DocumentProblem problem) {
        return Texts.get("editor.problem", problem.line(), problem.column(), sentence(problem.reason()));
    }

    /** Whether the whole account was meant. */
    private static boolean unnamed(Failure f) {
        return f.subject() == null || f.subject().isEmpty();
    }

    private static String after(String separator, String text) {
        return text.isEmpty() ? "" : separator + text;
    }

    /** What Bellhop knows of the failure; else the words of the service or the system. */
    private static String why(Failure f) {
        String reason = reason(f);
        return reason.isEmpty() && f.message() != null ? f.message().strip() : reason;
    }

    private static String reason(Failure f) {
        if (f.detail() instanceof Reason reason) {
            return sentence(reason);
        }
        if (f.detail() instanceof DocumentProblem problem) {
            return sentence(problem);
        }
        return f.detail() instanceof Detail.LocalFile file ? Texts.of(file.fault()) : "";
    }

    /** A server that says what it lacks is believed; a bare refusal may mean a wrong name, or a wrong address. */
    private static String notFound(Failure f, String subject, String code) {
        String said = message(f);
        if (f.detail() == Detail.NONE && !said.isEmpty() && !named(f)) {
            return Texts.get("error.notFound.words", subject, code, " " + said);
        }
        return unnamed(f) && f.detail() == Detail.NONE
                ? Texts.get("error.notFound.account", f.code() == null ? "" : f.code(), f.operation())
                : Texts.get("error.notFound", subject, code, after(" ", reason(f)));
    }

    /** Whether what is missing is what was named. */
    private static boolean named(Failure f) {
        return f.code() != null && MISSING.matcher(f.code()).matches();
    }

    private static String credentials(Failure f) {
        if (f.detail() instanceof Reason reason) {
            return sentence(reason);
        }
        if (f.code() == null) {
            return Texts.get("error.noCredentials");
        }
        return EXPIRED.contains(f.code())
                ? Texts.get("error.expiredCredentials", f.code())
                : Texts.get("error.badCredentials", f.code(), after(" ", ended(message(f))));
    }

    /** With a full stop where words of a server have none, before more is said. */
    private static String ended(String words) {
        return !words.isEmpty() && Character.isLetterOrDigit(words.charAt(words.length() - 1)) ? words + "." : words;
    }

    /** The service's own words are shown unless they only repeat its code. */
    private static String accessDenied(Failure f, String subject) {
        String message = message(f);
        boolean repeats = message.replaceAll("\\W", "").equalsIgnoreCase(f.code());
        String said = repeats ? "" : after(" ", ended(message));
        if (f.detail() instanceof Reason reason) {
            return Texts.get("error.accessDenied.unknown", subject, " " + sentence(reason));
        }
        return f.detail() instanceof Detail.MissingPermission missing
                ? Texts.get("error.accessDenied", subject, missing.action(), missing.resource(), said)
                        + after(" ", missing.payer() ? Texts.get("error.accessDenied.payer") : "")
                : Texts.get("error.accessDenied.unknown", subject, said);
    }

    private static String clockSkew(Failure f) {
        if (!(f.detail() instanceof Detail.ClockDifference clock) || clock.server() == null) {
            return Texts.get("error.clockSkew");
        }
        long seconds = Duration.between(clock.server(), Instant.now()).toSeconds();
        if (Math.abs(seconds) < SAME_TIME_SECONDS) {
            return Texts.get("error.clockRight", Formats.time(clock.server()));
        }
        return Texts.get(
                "error.clockSkewBy",
                Formats.duration(Math.abs(seconds)),
                seconds > 0 ? 1 : 0,
                Formats.time(clock.server()));
    }

    private static String conflict(Failure f, String subject, String code, String message) {
        // Servers that take a setting they do not know for CreateBucket answer as that does.
        boolean creating = "CreateBucket".equals(f.operation());
        return switch (f.code() == null || f.code().startsWith("BucketAlready") && !creating ? "" : f.code()) {
            case "BucketNotEmpty" -> Texts.get("error.bucketNotEmpty", subject);
            case "BucketAlreadyExists" -> Texts.get("error.bucketTaken", subject);
            case "BucketAlreadyOwnedByYou" -> Texts.get("error.bucketYours", subject);
            case "PreconditionFailed", "412" -> Texts.get("error.preconditionFailed", subject, code);
            default ->
                f.detail() instanceof Reason reason
                        ? Texts.get("error.conflict.reason", subject, sentence(reason))
                        : Texts.get("error.conflict", subject, code, message);
        };
    }

    private static String message(Failure f) {
        return f.message() == null ? "" : f.message().strip();
    }

    private static String network(Failure f) {
        if (f.detail() instanceof Detail.Untrusted untrusted) {
            return untrusted(untrusted);
        }
        if (!(f.detail() instanceof Detail.Unreachable unreachable)) {
            return message(f);
        }
        return switch (unreachable.cause()) {
            case REFUSED -> Texts.get("error.network.refused");
            case UNKNOWN_HOST -> Texts.get("error.network.host", unreachable.host());
            case PROXY -> Texts.get("error.network.proxy");
            case TIMEOUT -> Texts.get("error.network.noConnection", unreachable.host());
            case SILENT -> Texts.get("error.network.silent");
            case TLS -> Texts.get("error.network.tls", unreachable.host());
            case TLS_ENDED -> Texts.get("error.network.tlsEnded");
            case CLIENT_CERTIFICATE -> Texts.get("error.network.clientCertificate");
            case NO_TLS -> Texts.get("error.network.noTls");
            case NO_HTTP -> Texts.get("error.network.noHttp");
            case BROKEN ->
                Texts.get(UPLOADS.contains(f.operation()) ? "error.network.brokenUpload" : "error.network.broken");
        };
    }

    private static String untrusted(Detail.Untrusted untrusted) {
        ServerCertificate certificate = untrusted.certificate();
        return Texts.get(
                "error.network.certificate",
                Texts.of(untrusted.why(), untrusted.host()),
                certificate.subject(),
                certificate.issuer(),
                Formats.time(certificate.validUntil()),
                certificate.shownFingerprint());
    }

    /** The least policy that would have allowed it, for a failure that says what was missing. */
    public static Optional<String> missingPolicy(CloudException e) {
        return e.failure().detail() instanceof Detail.MissingPermission missing
                ? Optional.of(LeastPolicy.of(missing.action(), missing.resource()))
                : Optional.empty();
    }
}
