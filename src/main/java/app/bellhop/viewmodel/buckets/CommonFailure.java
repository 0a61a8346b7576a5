package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why several settings could not be read: all that is the same in their failures. */
record CommonFailure(
        ErrorKind kind, @Nullable String code, @Nullable String message, Detail detail) {

    /** Nothing for what is said in a few words at each setting. */
    static Optional<CommonFailure> of(@Nullable CloudException e) {
        if (e == null || !ErrorTexts.ofSetting(e).equals(ErrorTexts.sentence(e))) {
            return Optional.empty();
        }
        Failure f = e.failure();
        boolean server =
                e.kind() == ErrorKind.NETWORK || e.kind() == ErrorKind.THROTTLED; // Some put an id into their words.
        return Optional.of(new CommonFailure(e.kind(), f.code(), server ? null : f.message(), f.detail()));
    }

    /** The failure that most settings have, if several have it. */
    static Optional<CommonFailure> among(List<BucketSectionViewModel> sections) {
        Map<CommonFailure, Long> counts = sections.stream()
                .map(section -> of(section.failure()).orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(failure -> failure.getValue() > 1)
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    boolean is(@Nullable CloudException e) {
        return of(e).filter(this::equals).isPresent();
    }

    /** @param e one of the failures */
    static String sentence(CloudException e) {
        Failure f = e.failure();
        return ErrorTexts.sentence(new CloudException(
                e.kind(),
                new Failure(
                        Texts.get("section.reading"), f.subject(), f.code(), f.message(), f.requestId(), f.detail()),
                e));
    }
}
