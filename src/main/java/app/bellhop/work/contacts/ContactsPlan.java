package app.bellhop.work.contacts;

import app.bellhop.cloud.sns.Endpoints;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The changes that turn what exists into what a table of contacts asks for. Once they are made, the next plan is empty.
 *
 * @param newTopics names
 * @param topics those that exist
 * @param remove subscriptions that aren't in the table, if those are to be removed
 * @param stays subscriptions to remove that can't be: they are pending and have no ARN
 * @param unsure subscriptions that aren't in the usable rows but may be in others: none of them is removed
 * @param names how cells are written in topic names, where that isn't obvious
 */
public record ContactsPlan(
        List<String> newTopics,
        List<Topic> topics,
        List<DesiredSubscription> add,
        List<DesiredSubscription> there,
        List<Subscription> remove,
        List<Subscription> stays,
        List<Unsure> unsure,
        List<Rejected> rejected,
        List<TopicNamePart> names) {

    /**
     * A subscription that is kept because it may be a contact's whose row can't be used, or whose endpoint can't be read.
     *
     * @param line of that row, from 1; 0 if it's the endpoint
     */
    public record Unsure(Subscription subscription, long line) {}

    /**
     * @param topics all that there are
     * @param subscriptions of those topics that are desired, by name
     * @param exactly whether to remove subscriptions that aren't in the table, of the protocols it is about
     */
    public static ContactsPlan of(
            DesiredState desired, List<Topic> topics, Map<String, List<Subscription>> subscriptions, boolean exactly) {
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
        Set<Subscription> remove = new LinkedHashSet<>();
        Map<String, Subscription> stays = new LinkedHashMap<>();
        Map<String, Unsure> unsure = new LinkedHashMap<>();
        if (exactly) {
            subscriptions.forEach((topic, all) -> all.stream()
                    .filter(s -> desired.protocols(topic).contains(s.protocol()))
                    .filter(s -> s.state() != Subscription.State.DELETED)
                    .filter(s -> !named.contains(DesiredSubscription.identity(topic, s)))
                    .forEach(s -> {
                        String identity = DesiredSubscription.identity(topic, s);
                        Optional<Long> doubt = readable(s) ? desired.doubt(s).map(Doubt::line) : Optional.of(0L);
                        if (doubt.isPresent()) {
                            unsure.putIfAbsent(identity, new Unsure(s, doubt.get()));
                        } else if (s.removable()) {
                            remove.add(s);
                        } else {
                            stays.putIfAbsent(identity, s);
                        }
                    }));
            remove.forEach(
                    s -> stays.remove(DesiredSubscription.identity(s.topic().name(), s)));
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
                List.copyOf(remove),
                List.copyOf(stays.values()),
                List.copyOf(unsure.values()),
                desired.rejected(),
                desired.names());
    }

    /** Whether it can be told whose it is: some servers mask endpoints. */
    private static boolean readable(Subscription s) {
        return !s.endpoint().contains("*")
                && SnsRules.endpoint(s.protocol(), Endpoints.plain(s.protocol(), s.endpoint()));
    }

    /** Whether there is nothing to do. */
    public boolean done() {
        return newTopics.isEmpty() && add.isEmpty() && remove.isEmpty();
    }
}
