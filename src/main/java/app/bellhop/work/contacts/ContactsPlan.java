package app.bellhop.work.contacts;

import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The changes that turn what exists into what a table of contacts asks for. Once they are made, the next plan is empty.
 *
 * @param newTopics names
 * @param topics those that exist
 * @param remove subscriptions that aren't in the table, if those are to be removed
 * @param stays subscriptions to remove that can't be: they are pending and have no ARN
 * @param unsure subscriptions that aren't in the readable rows: as long as some rows can't be read, none is removed
 */
public record ContactsPlan(
        List<String> newTopics,
        List<Topic> topics,
        List<DesiredSubscription> add,
        List<DesiredSubscription> there,
        List<Subscription> remove,
        List<Subscription> stays,
        List<Subscription> unsure,
        List<Rejected> rejected) {

    /**
     * @param topics all that there are
     * @param subscriptions of those topics that are desired, by name
     * @param exactly whether to remove subscriptions of the templates' protocols that aren't in the table
     */
    public static ContactsPlan of(
            DesiredState desired,
            List<Topic> topics,
            Map<String, List<Subscription>> subscriptions,
            List<TopicTemplate> templates,
            boolean exactly) {
        Map<String, Topic> byName = new LinkedHashMap<>();
        topics.forEach(topic -> byName.put(topic.name(), topic));
        Set<String> present = new TreeSet<>();
        subscriptions.forEach((topic, all) -> all.stream()
                .filter(there -> there.state() != Subscription.State.DELETED)
                .forEach(there -> present.add(DesiredSubscription.identity(topic, there))));
        List<DesiredSubscription> add = new ArrayList<>();
        List<DesiredSubscription> there = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        for (DesiredSubscription subscription : desired.subscriptions()) {
            named.add(subscription.identity());
            (present.contains(subscription.identity()) ? there : add).add(subscription);
        }
        List<Subscription> remove = new ArrayList<>();
        List<Subscription> stays = new ArrayList<>();
        boolean whole = desired.rejected().stream().noneMatch(r -> r.reason().hidesContacts());
        if (exactly) {
            Set<String> protocols = new TreeSet<>();
            templates.forEach(template -> protocols.addAll(template.protocols()));
            subscriptions.forEach((topic, all) -> all.stream()
                    .filter(s -> protocols.contains(s.protocol()) && s.state() != Subscription.State.DELETED)
                    .filter(s -> !named.contains(DesiredSubscription.identity(topic, s)))
                    .forEach(s -> (s.removable() ? remove : stays).add(s)));
        }
        return new ContactsPlan(
                desired.topics().stream()
                        .filter(name -> !byName.containsKey(name))
                        .toList(),
                desired.topics().stream()
                        .filter(byName::containsKey)
                        .map(byName::get)
                        .toList(),
                add,
                there,
                whole ? remove : List.of(),
                stays,
                whole ? List.of() : remove,
                desired.rejected());
    }

    /** Whether there is nothing to do. */
    public boolean done() {
        return newTopics.isEmpty() && add.isEmpty() && remove.isEmpty();
    }
}
