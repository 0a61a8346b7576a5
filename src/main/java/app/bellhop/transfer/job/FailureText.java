package app.bellhop.transfer.job;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.Detail.Unreachable.Cause;
import app.bellhop.cloud.Detail.Untrusted.Why;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ProblemCode;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.Reason.Bytes;
import app.bellhop.cloud.ServerCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Why a job has failed, as JSON for the journal. */
final class FailureText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String BYTES = "bytes";

    /**
     * A failure.
     *
     * @param detail the simple name of its class
     * @param values the detail's
     */
    private record Written(
            ErrorKind kind,
            String operation,
            String subject,
            @Nullable String code,
            @Nullable String message,
            @Nullable String requestId,
            String detail,
            List<Object> values) {}

    private FailureText() {}

    static String write(CloudException why) {
        return JSON.writeValueAsString(written(why));
    }

    private static Written written(CloudException why) {
        Failure f = why.failure();
        return new Written(
                why.kind(),
                f.operation(),
                f.subject(),
                f.code(),
                f.message(),
                f.requestId(),
                f.detail().getClass().getSimpleName(),
                values(f.detail()));
    }

    /** Empty for one that says nothing any more after a restart. */
    private static List<Object> values(Detail detail) {
        if (detail instanceof Detail.MissingPermission missing) {
            return List.of(missing.action(), missing.resource(), missing.payer());
        }
        if (detail instanceof Detail.LocalFile file) {
            return List.of(file.fault().name());
        }
        if (detail instanceof Detail.Unreachable unreachable) {
            return List.of(unreachable.host(), unreachable.cause().name());
        }
        if (detail instanceof Detail.Untrusted untrusted) {
            ServerCertificate its = untrusted.certificate();
            String until = its.validUntil().toString();
            String why = untrusted.why().name();
            return List.of(untrusted.host(), its.subject(), its.issuer(), until, its.fingerprint(), why);
        }
        if (detail instanceof Reason reason) {
            Enum<?> code = (Enum<?>) reason.code();
            return Stream.concat(
                            Stream.of(code.getDeclaringClass().getName(), code.name()),
                            reason.arguments().stream().map(FailureText::argument))
                    .toList();
        }
        return List.of();
    }

    private static Object argument(Object value) {
        if (value instanceof Bytes size) {
            return Map.of(BYTES, size.count());
        }
        return value instanceof CloudException why ? written(why) : value;
    }

    /** Empty where it is not understood: a newer version may have written it. */
    static Optional<CloudException> read(String text) {
        try {
            return Optional.of(failure(JSON.readValue(text, Written.class)));
        } catch (RuntimeException | ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static CloudException failure(Written written) throws ClassNotFoundException {
        return new CloudException(
                written.kind(),
                new Failure(
                        written.operation(),
                        written.subject(),
                        written.code(),
                        written.message(),
                        written.requestId(),
                        detail(written.detail(), written.values())),
                null);
    }

    private static Detail detail(String name, List<Object> values) throws ClassNotFoundException {
        return switch (name) {
            case "MissingPermission" ->
                new Detail.MissingPermission((String) values.get(0), (String) values.get(1), (boolean) values.get(2));
            case "LocalFile" -> new Detail.LocalFile(Fault.valueOf((String) values.get(0)));
            case "Unreachable" -> new Detail.Unreachable((String) values.get(0), Cause.valueOf((String) values.get(1)));
            case "Untrusted" ->
                untrusted(values.stream().map(String.class::cast).toList());
            case "Reason" -> reason((String) values.get(0), (String) values.get(1), values.subList(2, values.size()));
            default -> Detail.NONE;
        };
    }

    private static Detail untrusted(List<String> values) {
        ServerCertificate its =
                new ServerCertificate(values.get(1), values.get(2), Instant.parse(values.get(3)), values.get(4));
        return new Detail.Untrusted(values.get(0), its, Why.valueOf(values.get(5)));
    }

    private static Reason reason(String type, String name, List<Object> values) throws ClassNotFoundException {
        ProblemCode code = Stream.of(
                        Class.forName(type).asSubclass(ProblemCode.class).getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow();
        Object[] arguments = new Object[values.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = values.get(i) instanceof Map<?, ?> map
                    ? map.get(BYTES) instanceof Number size
                            ? new Bytes(size.longValue())
                            : failure(JSON.convertValue(map, Written.class))
                    : values.get(i);
        }
        return Reason.of(code, arguments);
    }
}
