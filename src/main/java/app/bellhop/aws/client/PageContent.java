package app.bellhop.aws.client;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Notices a list whose pages go on and on without bringing anything new. */
final class PageContent {

    /** Some servers send a few empty pages in a row, for what they have left out. */
    private static final int MAX_STALE = 100;

    private final Set<Integer> seen = new HashSet<>();
    private int stale;
    private List<Object> before = List.of();

    /** Whether it is the page before once more, which nobody needs twice. */
    boolean again(Object page) {
        List<Object> now = lists(page).toList();
        boolean same = !now.isEmpty() && now.equals(before);
        before = now;
        return same;
    }

    /**
     * Whether so many pages in a row had brought nothing that it is time to give up.
     *
     * @param back whether the page leads to an earlier one; a server may have an order of its own, but goes on in it
     */
    boolean ended(Object page, boolean back) {
        List<Object> entries = entries(page);
        // A hash that two pages share by chance does no harm: it takes many in a row.
        boolean known = entries.isEmpty() || !seen.add(entries.hashCode());
        stale = known || back ? stale + 1 : 0;
        return stale >= MAX_STALE;
    }

    /** What identifies the entries of a page: their texts, as dates and sizes may change from page to page. */
    private static List<Object> entries(Object page) {
        return lists(page)
                .<Object>map(entry -> entry instanceof SdkPojo
                        ? fields(entry, MarshallingType.STRING).toList()
                        : entry)
                .toList();
    }

    private static Stream<Object> lists(Object page) {
        return fields(page, MarshallingType.LIST)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream());
    }

    private static Stream<Object> fields(Object pojo, MarshallingType<?> type) {
        if (!(pojo instanceof SdkPojo of)) {
            return Stream.of(pojo);
        }
        return of.sdkFields().stream()
                .filter(field -> field.marshallingType().equals(type)
                        && !field.memberName().equals("ETag"))
                .map((SdkField<?> field) -> Optional.ofNullable(field.getValueOrDefault(of)))
                .flatMap(Optional::stream);
    }
}
