package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.work.objects.ObjectMover;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Sentences for failures: what failed, on what, the service's code, what to do. */
public final class ErrorTexts {

    private ErrorTexts() {}

    /** The whole sentence. */
    public static String sentence(CloudException e) {
        if (e.getCause() instanceof OutOfMemoryError) {
            return Texts.get("error.memory");
        }
        Failure f = e.failure();
        String subject =
                f.subject() == null || f.subject().isEmpty() ? Texts.get("error.subject.account") : f.subject();
        String code = f.code() == null ? "" : " (" + f.code() + ")";
        String message = f.message() == null || f.message().isBlank() ? "" : " " + f.message();
        return switch (e.kind()) {
            case ACCESS_DENIED -> Texts.get("error.accessDenied", subject, f.iamAction(), f.iamResource());
            case NOT_FOUND -> Texts.get("error.notFound", subject, code);
            case BAD_CREDENTIALS ->
                f.code() == null ? Texts.get("error.noCredentials") : Texts.get("error.badCredentials", f.code());
            case CLOCK_SKEW -> clockSkew(f);
            case CONFLICT -> conflict(f, subject, code, message);
            case INVALID -> Texts.get("error.invalid", f.operation(), subject, code, message);
            case NOT_SUPPORTED -> Texts.get("error.notSupported", f.operation(), subject);
            case THROTTLED -> Texts.get("error.throttled", subject, code);
            case NETWORK -> Texts.get("error.network", subject, network(f));
            case LOCAL_FILE -> Texts.get("error.localFile", f.subject(), message.isEmpty() ? "" : ":" + message);
            case CANCELLED -> Texts.get("error.cancelled");
            case BUG -> Texts.get("error.bug", message.isEmpty() ? "" : ":" + message);
        };
    }

    /** The failure's message is the server's time, where it told one. */
    private static String clockSkew(Failure f) {
        String told = f.message() == null ? "" : f.message();
        try {
            Instant server = ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            long seconds = Duration.between(server, Instant.now()).toSeconds();
            return Texts.get("error.clockSkewBy", Formats.duration(Math.abs(seconds)), seconds > 0 ? 1 : 0, told);
        } catch (DateTimeParseException e) {
            return Texts.get("error.clockSkew", told.isEmpty() ? "" : " " + told);
        }
    }

    private static String conflict(Failure f, String subject, String code, String message) {
        return switch (f.code() == null ? "" : f.code()) {
            case "BucketNotEmpty" -> Texts.get("error.bucketNotEmpty", subject);
            case "BucketAlreadyExists" -> Texts.get("error.bucketTaken", subject);
            case "BucketAlreadyOwnedByYou" -> Texts.get("error.bucketYours", subject);
            case ObjectMover.EXISTS -> Texts.get("error.objectExists", subject);
            case "PreconditionFailed", "412" -> Texts.get("error.preconditionFailed", subject, code);
            default -> Texts.get("error.conflict", subject, code, message);
        };
    }

    private static String network(Failure f) {
        String message = String.valueOf(f.message());
        if (f.code() != null) {
            return Texts.get("error.network.server", f.code());
        }
        if (message.startsWith("No connection to ")) {
            return Texts.get("error.network.noConnection", message.substring("No connection to ".length()));
        }
        if (message.contains("Connection refused")) {
            return Texts.get("error.network.refused");
        }
        // An unknown host's message is the host's name alone, or names the resolver.
        boolean unknownHost = message.matches("[A-Za-z0-9.-]+(: .*)?") || message.contains("resolve");
        return unknownHost ? Texts.get("error.network.host", message) : message;
    }

    /** The least policy that would have allowed it, for a failure that says what was missing. */
    public static Optional<String> missingPolicy(CloudException e) {
        if (e.kind() != ErrorKind.ACCESS_DENIED || e.failure().iamAction() == null) {
            return Optional.empty();
        }
        return Optional.of("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": "%s",
                      "Resource": "%s"
                    }
                  ]
                }
                """.formatted(
                        e.failure().iamAction(),
                        e.failure().iamResource().replace("\\", "\\\\").replace("\"", "\\\"")));
    }
}
