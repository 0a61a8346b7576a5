package app.bellhop.transfer.job;

import java.util.stream.Stream;

/** What to do with a transfer whose target exists already. */
public enum IfExists {
    ASK,
    REPLACE,
    SKIP,
    /** Skip if size and checksum are the same; otherwise replace. */
    SKIP_IF_IDENTICAL,
    /** Replace if the source was modified after the target; otherwise skip. */
    REPLACE_IF_NEWER,
    /** Transfer under a numbered name. */
    KEEP_BOTH;

    /** As settings name it; those of another version may hold something else: then it asks. */
    public static IfExists named(String name) {
        return Stream.of(values())
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElse(ASK);
    }
}
