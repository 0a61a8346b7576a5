package app.bellhop.cloud.change;

import java.util.List;

/**
 * A change that is about to be sent.
 *
 * @param place the bucket or topic that it is made in; empty if it is in none
 * @param targets what is changed: addresses, names, ARNs, phone numbers
 */
public record Change(ChangeKind kind, String place, List<String> targets) {

    public Change {
        targets = List.copyOf(targets);
    }
}
